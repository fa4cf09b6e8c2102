import { z } from 'zod';

/**
 * One of several objects that are told apart by one of their fields. Throws `RangeError` if there are none.
 */
export function oneBy<Thing extends z.ZodObject>(field: string, things: readonly Thing[]) {
  const [first, ...others] = things;
  if (first === undefined) throw new RangeError('There is nothing to tell apart');
  return z.discriminatedUnion(field, [first, ...others]);
}
