import { z } from 'zod';
import { FIELDS } from './fields.ts';
import { sentence, sourceSchema } from './source.ts';
import { coverageSchema, hoursSchema } from './timing-schema.ts';

/** A well-formed BCP 47 tag, to be matched against the languages that people request. */
const tag = z.string().refine((text) => {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}, 'not a language tag of BCP 47');

/**
 * In which language people are served, and when. The first row that fits the language of the case
 * is taken. Shown as part of the coverage; it affects no clock.
 */
export const languageSchema = z.strictObject({
  /** BCP 47, `region` for the languages of the account's region, or `other` for all the rest. */
  language: z.union([z.enum(['region', 'other']), tag]),
  /** The language in which these are served; their own if absent. */
  servedIn: tag.optional(),
  /** Whether an interpreter may join. */
  interpreter: z.boolean().default(false),
  coverage: hoursSchema,
  note: sentence.optional(),
  source: sourceSchema,
});

const channelSchema = z.strictObject({
  coverage: coverageSchema,
  note: sentence.optional(),
  source: sourceSchema,
});

const phoneNumberSchema = z.strictObject({
  regions: z.array(FIELDS['account.region']).min(1),
  number: sentence,
  source: sourceSchema,
});

/** The channels by which requests come, and when; null for a channel that is not offered. */
export const channelsSchema = z.strictObject({
  online: channelSchema.nullable(),
  email: channelSchema.nullable(),
  phone: channelSchema.extend({ numbers: z.array(phoneNumberSchema) }).nullable(),
});
