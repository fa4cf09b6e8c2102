import { z } from 'zod';
import { MAX_ID_LENGTH } from './vocabulary.ts';

/** Whether a name can be a key of an object: those that every object has cannot be told apart. */
export function isTellable(name: string): boolean {
  return !(name in {});
}

export const TELLABLE = 'a name that every object of JavaScript has cannot be told apart';

/** A text no longer than the ids in requests and cases. */
export const shortId = z
  .string()
  .max(MAX_ID_LENGTH, `must have at most ${MAX_ID_LENGTH} characters`);

/** The form of ids of offerings, plans, categories, rows, rules and documents. */
export const slug = shortId
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
  .refine(isTellable, TELLABLE);
