import { z } from 'zod';

/** Text that must say something: trimmed, not empty, at most `max` characters. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`);
}

/** Text that may be absent, null or blank: all three read as null. */
export function optionalText(max: number) {
  return z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    .nullish()
    .transform((value) => value || null);
}

/** An e-mail address, of any script. */
export const email = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@"]{1,64}@[^\s@]{1,255}$/, 'must be an e-mail address');

/** One that mails can be sent to: no list, no group, no comment, nothing that is not seen. */
export const mailbox = email.regex(
  /^[^<>()[\]\\,;:\p{Cc}\p{Cf}]+$/u,
  'must be a single e-mail address without characters such as <, (, comma or colon',
);
