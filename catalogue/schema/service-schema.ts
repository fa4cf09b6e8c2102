import { z } from 'zod';
import { country, languageTag } from './places.ts';
import { sentence, sourceSchema } from './source.ts';
import { coverageSchema, hoursSchema } from './timing-schema.ts';

/**
 * In which language people are served, and when. The first row that fits the language of the case
 * is taken. Shown as part of the coverage; it affects no clock.
 */
export const languageSchema = z.strictObject({
  /** BCP 47, `region` for the languages of the account's region, or `other` for all the rest. */
  language: z.union([z.enum(['region', 'other']), languageTag]),
  /** The language in which these are served; their own if absent. */
  servedIn: languageTag.optional(),
  /** Whether an interpreter may join. */
  interpreter: z.boolean().default(false),
  /** `case`: whenever the case itself is worked on. */
  coverage: z.union([z.literal('case'), hoursSchema]),
  note: sentence.optional(),
  source: sourceSchema,
});

const channelSchema = z.strictObject({
  coverage: coverageSchema,
  note: sentence.optional(),
  source: sourceSchema,
});

const phoneNumberSchema = z.strictObject({
  regions: z.array(country).min(1),
  number: sentence,
  note: sentence.optional(),
  source: sourceSchema,
});

/** The channels by which requests come, and when; null for a channel that is not offered. */
export const channelsSchema = z.strictObject({
  online: channelSchema.nullable(),
  email: channelSchema.nullable(),
  phone: channelSchema.extend({ numbers: z.array(phoneNumberSchema) }).nullable(),
});
