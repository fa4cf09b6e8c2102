import { z } from 'zod';
import { JOINS, joined, MAX_CONDITION_DEPTH, type Condition, type Matcher } from './condition.ts';
import { FIELDS, isOwnField, testsOf } from './fields.ts';
import { issueWords, meant } from './issue-words.ts';

function matcherOf(value: z.ZodType) {
  const list = z.array(value).min(1);
  return z
    .strictObject({
      is: value.optional().describe('Exactly this value.'),
      in: list.optional().describe('One of these; an absent value never matches.'),
      notIn: list.optional().describe('None of these; an absent value always matches.'),
      absent: z.literal(true).optional().describe('Null, missing, or only blanks.'),
      present: z.literal(true).optional().describe('There is a value.'),
      includes: value.optional().describe("The field's list contains it."),
      excludes: value.optional().describe("The field's list does not contain it."),
      speaks: z
        .array(value)
        .min(1)
        .optional()
        .describe('A language in one of these ranges (RFC 4647): `en` includes `en-GB`.'),
      atLeast: z.number().optional().describe('A number that is as large, or larger.'),
      moreThan: z.number().optional().describe('A number that is larger.'),
      atMost: z.number().optional().describe('A number that is as small, or smaller.'),
      lessThan: z.number().optional().describe('A number that is smaller.'),
    })
    .refine((matcher) => Object.keys(matcher).length > 0, 'a matcher says at least one thing');
}

/** The matchers of each field, created once, as creating a schema takes longer than using it. */
export const matchersByField: ReadonlyMap<string, ReturnType<typeof matcherOf>> = new Map(
  Object.entries(FIELDS).map(([field, values]) => [field, matcherOf(values)] as const),
);

const anyMatcher = matcherOf(z.unknown());

const conditions = z.lazy(() => z.array(joinedSchema).min(1)).optional();

/** Conditions that are joined to one, as deep as they may be written. */
const joinedSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z
      .object({ all: conditions, any: conditions, not: joinedSchema.optional() })
      .catchall(anyMatcher),
  )
  .meta({ id: 'Condition' });

/**
 * All that it says has to hold: `{severity: {in: [A]}, any: [{plan: {is: gold}}, {account.partner: {is:
 * true}}]}`. The offering's own fields, `fields.…` and `account.fields.…`, are looked at when the
 * offering is checked.
 */
export const conditionSchema = z
  .object({ all: conditions, any: conditions, not: joinedSchema.optional() })
  .catchall(anyMatcher)
  .superRefine((condition, context) => {
    for (const { path, message } of issuesIn(condition, 1)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

/** What is wrong, and where in a condition. */
type Wrong = Pick<z.core.$ZodIssue, 'path' | 'message'>;

function issuesIn(condition: Condition, depth: number): readonly Wrong[] {
  const named = Object.entries(condition).filter(([, said]) => said !== undefined);
  if (named.length === 0) {
    return [{ path: [], message: 'a condition looks at one field or more' }];
  }
  if (depth > MAX_CONDITION_DEPTH) {
    return [{ path: [], message: `conditions stand at most ${MAX_CONDITION_DEPTH} deep` }];
  }
  return named.flatMap(([name, said]) => {
    const inner = joined(name, said);
    if (inner === null) return issuesOf(name, Object(said)).map((issue) => under([name], issue));
    return inner.flatMap((each, index) => {
      const path = name === 'not' ? [name] : [name, index];
      return issuesIn(each, depth + 1).map((issue) => under(path, issue));
    });
  });
}

function under(path: readonly PropertyKey[], { path: inner, message }: Wrong): Wrong {
  return { path: [...path, ...inner], message };
}

/** What is wrong with a matcher, by the values that the field can have. */
function issuesOf(field: string, matcher: Matcher): readonly Wrong[] {
  const schema = matchersByField.get(field);
  if (!schema) {
    if (isOwnField(field)) return [];
    const known = [...JOINS, ...Object.keys(FIELDS)];
    return [{ path: [], message: `no such field: ${field}${meant(field, known)}` }];
  }
  const tests = testsOf(field);
  const idle = Object.keys(matcher).filter((test) => !tests.includes(test));
  const cannot = idle.map((test) => ({
    path: [test],
    message: `"${test}" always or never holds for ${field}: use ${tests.join(', ')}`,
  }));
  return cannot.length > 0
    ? cannot
    : (schema.safeParse(matcher, { error: issueWords }).error?.issues ?? []);
}
