import { z } from 'zod';
import { clockSchema, escalationsSchema, thresholds } from './clock-schema.ts';
import { FIELDS, valueSchemaOf } from './fields.ts';
import {
  closingSchema,
  creditsSchema,
  nonResponseSchema,
  percents,
  reopeningSchema,
} from './life-schema.ts';
import { conditionSchema } from './matcher.ts';
import { channelsSchema, languageSchema } from './service-schema.ts';
import { severitiesSchema, severityId } from './severity-schema.ts';
import { sentence, sourceSchema } from './source.ts';
import { CALENDAR_MISFIT, calendarFits, coverageSchema, slug, timed } from './timing-schema.ts';
import { CATEGORIES } from './vocabulary.ts';
import { waitSchema } from './wait-schema.ts';

/** A row of the table of promises, for these categories and severities. */
const commitmentSchema = z
  .strictObject({
    id: slug,
    categories: z.array(z.enum(CATEGORIES)).min(1),
    severities: z.array(severityId).min(1),
    /** Every plan if absent. */
    plans: z.array(slug).min(1).optional(),
    /** Always holds if absent; the first row that holds for a case is taken. */
    when: conditionSchema.optional(),
    ...timed,
    coverage: coverageSchema,
    /** The offering's own if absent. */
    warnings: thresholds.optional(),
    /** If absent, a breach is not escalated. */
    escalations: escalationsSchema.optional(),
    note: sentence.optional(),
    source: sourceSchema,
  })
  .refine(calendarFits, CALENDAR_MISFIT);

/** What is refused: the rule is broken when everything in `when` holds. */
const ruleSchema = z.strictObject({
  code: slug,
  when: conditionSchema,
  /** The field of the request that would have to change. */
  field: z.string().refine((name) => valueSchemaOf(name), 'no such field'),
  /** What the same case could request instead. */
  alternative: z
    .strictObject({
      severity: FIELDS.severity,
      category: FIELDS.category,
      channel: FIELDS.channel,
      roundTheClock: FIELDS.roundTheClock,
      requesterRole: FIELDS.requesterRole,
      pack: FIELDS.pack,
    })
    .partial()
    .nullable(),
  detail: sentence,
  source: sourceSchema,
});

/** One version of an offering with its rules, as written in its file. */
export const offeringSchema = z.strictObject({
  id: slug,
  version: z.int().min(1),
  name: sentence,
  description: sentence,
  /** Empty if the offering has no plans. */
  plans: z.array(z.strictObject({ id: slug, name: sentence })).default([]),
  severities: severitiesSchema,
  commitments: z.array(commitmentSchema).min(1),
  /** What is promised besides the first response. */
  clocks: z.array(clockSchema).default([]),
  rules: z.array(ruleSchema),
  warnings: z.strictObject({ percents, source: sourceSchema }),
  reopening: reopeningSchema,
  /** Null if a case uses no credit. */
  credits: creditsSchema.nullable(),
  languages: z.array(languageSchema).default([]),
  /** Null if the version does not define them. */
  channels: channelsSchema.nullable().default(null),
  /** Null if silence of the customer is not timed. */
  nonResponse: nonResponseSchema.nullable().default(null),
  /** Whom support can wait for besides the customer. */
  waits: z.array(waitSchema).default([]),
  /** Null if the version does not define it. */
  closing: closingSchema.nullable().default(null),
  /** What people should know besides; shown on cases for which `when` holds, or on all. */
  notes: z
    .array(
      z.strictObject({
        text: sentence,
        when: conditionSchema.optional(),
        source: sourceSchema,
      }),
    )
    .default([]),
});

export type Offering = z.infer<typeof offeringSchema>;
export type CommitmentPolicy = Offering['commitments'][number];
