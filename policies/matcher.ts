import { z } from 'zod';
import { valueSchemaOf } from './fields.ts';

/** What a condition is judged on: the request, with the account under `account`. */
export type Facts = Readonly<Record<string, unknown>>;

function matcherOf(value: z.ZodType) {
  const list = z.array(value).min(1);
  return z
    .strictObject({
      /** The value, exactly. */
      is: value.optional(),
      /** One of these; an absent value is in no list. */
      in: list.optional(),
      /** None of these; an absent value is in no list. */
      notIn: list.optional(),
      /** Null, missing, or nothing but blanks. */
      absent: z.literal(true).optional(),
      present: z.literal(true).optional(),
      /** The list there contains it. */
      includes: value.optional(),
      excludes: value.optional(),
      /** A BCP 47 tag in one of these ranges (RFC 4647, basic filtering): `en` takes `en-GB`. */
      speaks: z.array(value).min(1).optional(),
    })
    .refine((matcher) => Object.keys(matcher).length > 0, 'a matcher says at least one thing');
}

type Matcher = z.infer<ReturnType<typeof matcherOf>>;

/** All of its matchers hold, or it does not: `{severity: {in: [A]}, category: {notIn: [technical]}}`. */
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

export type Condition = Readonly<z.infer<typeof conditionSchema>>;

/** What is wrong with a matcher once it is known which values the field can have. */
function issuesOf(
  field: string,
  matcher: Matcher,
): readonly Pick<z.core.$ZodIssue, 'path' | 'message'>[] {
  const values = valueSchemaOf(field);
  if (!values) return [{ path: [], message: `no such field: ${field}` }];
  return matcherOf(values).safeParse(matcher).error?.issues ?? [];
}

/** What the facts say at a dotted path; undefined where the way ends early. */
function valueAt(facts: Facts, path: string): unknown {
  let value: unknown = facts;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

function contains(list: unknown, item: unknown): boolean {
  return Array.isArray(list) && list.includes(item);
}

/** Whether a BCP 47 tag lies in a range (RFC 4647, basic filtering). */
export function isInRange(tag: string, range: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${range}-`.toLowerCase());
}

type Test = (value: unknown, wanted: unknown) => boolean;

const TESTS = new Map<string, Test>(
  Object.entries({
    is: (value, wanted) => value === wanted,
    in: (value, wanted) => contains(wanted, value),
    notIn: (value, wanted) => !contains(wanted, value),
    absent: isAbsent,
    present: (value) => !isAbsent(value),
    includes: contains,
    excludes: (value, wanted) => !contains(value, wanted),
    speaks: (tag, ranges) =>
      typeof tag === 'string' &&
      Array.isArray(ranges) &&
      ranges.some((range) => typeof range === 'string' && isInRange(tag, range)),
  } satisfies Record<keyof Matcher, Test>),
);

/** Whether every matcher of the condition holds for the facts. */
export function holds(condition: Condition, facts: Facts): boolean {
  return Object.entries(condition).every(([field, matcher]) => {
    const value = valueAt(facts, field);
    return Object.entries(matcher).every(([test, wanted]) => TESTS.get(test)?.(value, wanted));
  });
}
