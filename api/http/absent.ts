import type { z } from 'zod';

/** Absent and null are the default. */
export function orElse<S extends z.ZodType, const D>(schema: S, otherwise: D) {
  return schema.nullish().transform((value) => value ?? otherwise);
}

/** Absent is null. */
export function orNull<S extends z.ZodType>(schema: S) {
  return orElse(schema, null);
}

/** As `orElse`, and documented. */
export function withDefault<S extends z.ZodType, const D>(schema: S, otherwise: D) {
  return orElse(schema, otherwise).meta({ default: otherwise });
}
