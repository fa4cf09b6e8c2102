import { z } from 'zod';

/** One of several things that are told apart by one of their fields. */
export function oneBy<Thing extends z.ZodObject>(field: string, things: readonly Thing[]) {
  const [first, ...others] = things;
  if (first === undefined) throw new RangeError('There is nothing to tell apart');
  return z.discriminatedUnion(field, [first, ...others]);
}
