import { z } from 'zod';

const WORDS = 'must be a whole number in digits';

/** More digits than any number that is asked for. */
const DIGITS = /^\d{1,9}$/;

/** A whole number in a query, in digits alone: `0x10`, `1e2` and ` 7` would be numbers to JavaScript. */
export function wholeNumber(limits: { readonly minimum: number; readonly maximum?: number }) {
  const { minimum, maximum = Infinity } = limits;
  return z
    .string({ error: WORDS })
    .regex(DIGITS, WORDS)
    .transform(Number)
    .refine((value) => value >= minimum, `must be at least ${minimum}`)
    .refine((value) => value <= maximum, `must be at most ${maximum}`)
    .meta({ type: 'integer', ...limits });
}
