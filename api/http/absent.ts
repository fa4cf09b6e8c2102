import type { z } from 'zod';

/** Absent and null read as the default. */
export function orElse<S extends z.ZodType, const D>(schema: S, otherwise: D) {
  return schema.nullish().transform((value) => value ?? otherwise);
}

/** Absent reads as null. */
export function orNull<S extends z.ZodType>(schema: S) {
  return orElse(schema, null);
}

/** As `orElse`, with the default in the OpenAPI document. */
export function withDefault<S extends z.ZodType, const D>(schema: S, otherwise: D) {
  return orElse(schema, otherwise).meta({ default: otherwise });
}
