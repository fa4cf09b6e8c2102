import { z } from 'zod';
import { FIELDS, testsOf } from './fields.ts';
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
    })
    .refine((matcher) => Object.keys(matcher).length > 0, 'a matcher says at least one thing');
}

/** The matcher of one field. */
export type Matcher = z.infer<ReturnType<typeof matcherOf>>;

/** The matchers of each field, created once, as creating a schema takes longer than using it. */
export const matchersByField: ReadonlyMap<string, ReturnType<typeof matcherOf>> = new Map(
  Object.entries(FIELDS).map(([field, values]) => [field, matcherOf(values)] as const),
);

/** All matchers have to hold: `{severity: {in: [A]}, category: {notIn: [technical]}}`. */
export const conditionSchema = z
  .record(z.string(), matcherOf(z.unknown()))
  .superRefine((condition, context) => {
    if (Object.keys(condition).length === 0) {
      context.addIssue({ code: 'custom', message: 'a condition looks at one field or more' });
    }
    for (const [field, matcher] of Object.entries(condition)) {
      for (const { path, message } of issuesOf(field, matcher)) {
        context.addIssue({ code: 'custom', path: [field, ...path], message });
      }
    }
  });

/** What is wrong with a matcher, by the values that the field can have. */
function issuesOf(
  field: string,
  matcher: Matcher,
): readonly Pick<z.core.$ZodIssue, 'path' | 'message'>[] {
  const schema = matchersByField.get(field);
  if (!schema) {
    const known = Object.keys(FIELDS);
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
