import { z } from 'zod';

/**
 * A committed snapshot of the official languages of each region, most spoken first, as base
 * languages of BCP 47 (`zh`, whatever its script).
 */
export const regionLanguagesSchema = z.strictObject({
  generatedBy: z.string().min(1),
  /** By ISO 3166-1 alpha-2. */
  languages: z.record(z.string().regex(/^[A-Z]{2}$/), z.array(z.string().regex(/^[a-z]{2,3}$/))),
});

export type RegionLanguages = z.infer<typeof regionLanguagesSchema>;
