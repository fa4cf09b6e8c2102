import { z } from 'zod';

/**
 * A schema that the OpenAPI document names, or null. By `nullable()` the document would say of the
 * named one that it may be null, or else forbid null where it stands.
 */
export function namedOrNull<S extends z.ZodType>(named: S) {
  return z.union([named, z.null()]);
}
