import { z } from 'zod';
import type { Page } from '../ledger/types.ts';

/** Every list is asked by these. */
export const pageQuery = {
  limit: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(200, 'must be at most 200')
    .default(50)
    .meta({ description: 'How many items at most' }),
  cursor: z
    .string()
    .min(1, 'must not be empty')
    .max(500, 'is not a cursor that this list gave')
    .regex(/^[\w.~=+/-]+$/, 'is not a cursor that this list gave')
    .optional()
    .meta({ description: '`nextCursor` of the answer before' }),
};

/** How every list answers. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'null on the last page' }),
  });
}

/** A page of records as a page of what the API shows of them. */
export function listView<T, V>(page: Page<T>, view: (item: T) => V) {
  return { items: page.items.map(view), nextCursor: page.nextCursor };
}

/** `true` or `false` as a query says it. */
export const flagQuery = z.enum(['true', 'false']).transform((value) => value === 'true');
