import { z } from 'zod';
import { clockSchema, escalationsSchema, thresholds } from './clock-schema.ts';
import { FIELDS, valueSchemaOf } from './fields.ts';
import { closingSchema, creditsSchema, nonResponseSchema, percents } from './life-schema.ts';
import { conditionSchema } from './matcher.ts';
import { channelsSchema, languageSchema } from './service-schema.ts';
import { sentence, sourceSchema } from './source.ts';
import { CALENDAR_MISFIT, calendarFits, coverageSchema, slug, timed } from './timing-schema.ts';
import { CATEGORIES, SEVERITIES } from './vocabulary.ts';

/** A row of the table of promises: what holds for these categories and severities. */
const commitmentSchema = z
  .strictObject({
    id: slug,
    categories: z.array(z.enum(CATEGORIES)).min(1),
    severities: z.array(z.enum(SEVERITIES)).min(1),
    /** Without it, every plan. */
    plans: z.array(slug).min(1).optional(),
    /** Without it, always; of the rows for a case the first that holds is taken. */
    when: conditionSchema.optional(),
    ...timed,
    coverage: coverageSchema,
    /** Without it, the offering's own. */
    warnings: thresholds.optional(),
    /** Without it, a breach comes to nobody else. */
    escalations: escalationsSchema.optional(),
    note: sentence.optional(),
    source: sourceSchema,
  })
  .refine(calendarFits, CALENDAR_MISFIT);

/** What is refused: the rule is broken when everything in `when` holds. */
const ruleSchema = z.strictObject({
  code: slug,
  when: conditionSchema,
  /** The field of the request that would have to be another. */
  field: z.string().refine((name) => valueSchemaOf(name), 'no such field'),
  /** What the same case could ask for instead. */
  alternative: z
    .strictObject({
      severity: FIELDS.severity,
      category: FIELDS.category,
      channel: FIELDS.channel,
      roundTheClock: FIELDS.roundTheClock,
      pack: FIELDS.pack,
    })
    .partial()
    .nullable(),
  detail: sentence,
  source: sourceSchema,
});

const levelSchema = z.strictObject({ name: sentence, meaning: sentence });

const severitiesSchema = z.strictObject({
  /** Who decides on a case's severity, and by what. */
  setBy: sentence,
  A: levelSchema,
  B: levelSchema,
  C: levelSchema,
  source: sourceSchema,
});

/** One version of a support program with its rules, as its file says it. */
export const offeringSchema = z.strictObject({
  id: slug,
  version: z.int().min(1),
  name: sentence,
  description: sentence,
  /** Empty where the offering knows no plans. */
  plans: z.array(z.strictObject({ id: slug, name: sentence })).default([]),
  severities: severitiesSchema,
  commitments: z.array(commitmentSchema).min(1),
  /** What is promised beside the first response. */
  clocks: z.array(clockSchema).default([]),
  rules: z.array(ruleSchema),
  warnings: z.strictObject({ percents, source: sourceSchema }),
  reopening: z.strictObject({ days: z.int().min(0), source: sourceSchema }),
  /** Null where a case uses no credit. */
  credits: creditsSchema.nullable(),
  languages: z.array(languageSchema).default([]),
  /** Null where the version says nothing of them. */
  channels: channelsSchema.nullable().default(null),
  /** Null where silence of the customer is not timed. */
  nonResponse: nonResponseSchema.nullable().default(null),
  /** Null where the version says nothing of it. */
  closing: closingSchema.nullable().default(null),
  notes: z.array(z.strictObject({ text: sentence, source: sourceSchema })).default([]),
});

export type Offering = z.infer<typeof offeringSchema>;
export type CommitmentPolicy = Offering['commitments'][number];
