import type { z } from 'zod';
import { EMAIL } from '../../catalogue/schema/fields.ts';
import { typedText } from '../../catalogue/schema/typed-text.ts';
import { readLine, readProse } from '../../domain/typed-text/typed-text.ts';

/** A line that must say something: not empty, at most `max` characters. Line breaks in it become spaces. */
export function text(max: number) {
  return described(line(max).min(1, 'must not be empty'));
}

/** A line that may be absent, null or blank: all three read as null. */
export function optionalText(max: number) {
  return orAbsent(described(line(max)));
}

/** A text of one or more lines that must say something. */
export function prose(max: number) {
  return described(typedText(readProse, max).min(1, 'must not be empty'));
}

/** A text of one or more lines that may be absent, null or blank: all three read as null. */
export function optionalProse(max: number) {
  return orAbsent(described(typedText(readProse, max)));
}

/** An e-mail address, in any script. */
export const email = line(320).regex(EMAIL, 'must be an e-mail address');

/** An address that mails can be sent to: no list, no group, no comment, no invisible characters. */
export const mailbox = email.regex(
  /^[^<>()[\]\\,;:\p{Cc}\p{Cf}]+$/u,
  'must be a single e-mail address without characters such as <, (, comma or colon',
);

function line(max: number) {
  return typedText(readLine, max);
}

/** What is refused, for clients: all but tags outside of flags, which few dialects of patterns can name. */
const PATTERN =
  '^[^\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u202a-\\u202e\\u2066-\\u2069]*$';

function described<S extends z.ZodString>(schema: S): S {
  return schema.meta({ pattern: PATTERN });
}

function orAbsent(schema: z.ZodString) {
  return schema.nullish().transform((value) => value || null);
}
