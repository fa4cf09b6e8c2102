import { z } from 'zod';

/**
 * A schema that the OpenAPI document names, or null. With `nullable()`, the document would either declare
 * the named schema itself nullable or forbid null here.
 */
export function namedOrNull<S extends z.ZodType>(named: S) {
  return z.union([named, z.null()]);
}
