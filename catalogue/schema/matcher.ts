import { z } from 'zod';
import { FIELDS } from './fields.ts';

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

/** What is asked of one field. */
export type Matcher = z.infer<ReturnType<typeof matcherOf>>;

/** Made once: making one takes longer than reading what it is for. */
const matchers = new Map(
  Object.entries(FIELDS).map(([field, values]) => [field, matcherOf(values)] as const),
);

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

/** What is wrong with a matcher once it is known which values the field can have. */
function issuesOf(
  field: string,
  matcher: Matcher,
): readonly Pick<z.core.$ZodIssue, 'path' | 'message'>[] {
  const known = matchers.get(field);
  if (!known) return [{ path: [], message: `no such field: ${field}` }];
  return known.safeParse(matcher).error?.issues ?? [];
}
