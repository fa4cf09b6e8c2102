import { z } from 'zod';
import { slug } from './slug.ts';
import { country, languageTag } from './places.ts';
import { sentence, sourceSchema } from './source.ts';
import { coverageSchema, hoursSchema } from './timing-schema.ts';

/**
 * In which language people are served, and when. The first row that fits the language of the case
 * is taken. Shown as part of the coverage; it affects no clock.
 */
export const languageSchema = z.strictObject({
  language: z
    .union([z.enum(['region', 'other']), languageTag])
    .describe(
      "A tag of BCP 47, `region` for the languages of the account's region, or `other` for all the rest.",
    ),
  servedIn: languageTag
    .optional()
    .describe('The language in which these are served; their own if absent.'),
  interpreter: z.boolean().default(false).describe('Whether an interpreter may join.'),
  coverage: z
    .union([z.literal('case'), hoursSchema])
    .describe('When; `case`: whenever the case itself is worked on.'),
  note: sentence.optional().describe('What people should know of it.'),
  source: sourceSchema,
});

const channelSchema = z.strictObject({
  coverage: coverageSchema,
  note: sentence.optional().describe('What people should know of it.'),
  source: sourceSchema,
});

const phoneNumberSchema = z.strictObject({
  regions: z.array(country).min(1).describe('For callers in these countries (ISO 3166-1).'),
  number: sentence.describe('As people dial it.'),
  note: sentence.optional().describe('What people should know of it.'),
  source: sourceSchema,
});

/** The channels by which requests come, and when; null for a channel that is not offered. */
export const channelsSchema = z
  .object({
    online: channelSchema.nullable().describe('Requests by a portal or the API.'),
    email: channelSchema.nullable().describe('Requests by mail; null if they are not taken.'),
    phone: channelSchema
      .extend({
        numbers: z.array(phoneNumberSchema).describe('The numbers, by the country of the caller.'),
      })
      .nullable()
      .describe('Requests by phone; null if they are not taken.'),
  })
  .catchall(channelSchema)
  .superRefine((channels, context) => {
    for (const id of Object.keys(channels)) {
      const { error } = slug.safeParse(id);
      if (error)
        context.addIssue({ code: 'custom', path: [id], message: error.issues[0]?.message });
    }
  });
