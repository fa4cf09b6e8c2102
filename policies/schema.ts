import { z } from 'zod';
import { FIELDS, valueSchemaOf } from './fields.ts';
import { conditionSchema } from './matcher.ts';
import { sentence, sourceSchema } from './source.ts';
import { CATEGORIES, SEVERITIES } from './vocabulary.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
const calendarId = slug;

/** Exactly one amount; it matches `domain/time/target.ts`. */
const targetSchema = z.union(
  [
    z.strictObject({ minutes: z.number().positive() }),
    z.strictObject({ businessMinutes: z.number().positive() }),
    z.strictObject({ businessDays: z.int().positive() }),
  ],
  { error: 'a target is one of minutes, businessMinutes, businessDays, and more than zero' },
);

/** Elapsed time needs no calendar, business time does. */
const timed = {
  /** Null is "no commitment": nothing is timed. */
  target: targetSchema.nullable(),
  /** The calendar that the target is counted on; null counts elapsed time. */
  calendar: calendarId.nullable(),
};

function calendarFits({ target, calendar }: z.infer<z.ZodObject<typeof timed>>): boolean {
  const needsOne = target !== null && !('minutes' in target);
  return needsOne === (calendar !== null);
}
const CALENDAR_MISFIT =
  'a target in business time needs a calendar; elapsed time or no commitment has none';

const coverageSchema = z
  .strictObject({
    /** Without it, always; the first that holds is taken. */
    when: conditionSchema.optional(),
    kind: z.enum(['24x7', 'business-hours']),
    calendar: calendarId.nullable(),
  })
  .refine(
    ({ kind, calendar }) => (kind === '24x7') === (calendar === null),
    'business-hours names its calendar, 24x7 has none',
  );

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
    coverage: z.array(coverageSchema).min(1),
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

const percents = z
  .array(z.int().min(1).max(99))
  .refine(
    (list) => list.every((percent, index) => index === 0 || percent > (list[index - 1] ?? 0)),
    'percents go up, each once',
  );

/** How long a customer may stay silent at a severity before it is lowered or flagged. */
const silenceSchema = z
  .strictObject({
    ...timed,
    target: targetSchema,
    /** What happens when the time is over. */
    step: z.union([z.strictObject({ severity: z.enum(SEVERITIES) }), z.literal(['flag', 'close'])]),
  })
  .refine(calendarFits, CALENDAR_MISFIT);

const nonResponseSchema = z.strictObject({
  /** When the customer is reminded, in percent of the time allowed. */
  reminders: percents,
  A: silenceSchema,
  B: silenceSchema,
  C: silenceSchema,
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
  rules: z.array(ruleSchema),
  warnings: z.strictObject({ percents, source: sourceSchema }),
  reopening: z.strictObject({ days: z.int().min(0), source: sourceSchema }),
  /** Null where a case uses no credit. */
  credits: z
    .strictObject({
      perCase: z.int().min(1),
      perPack: z.int().min(1),
      /** Whether a case can be paid for by itself. */
      single: z.boolean(),
      note: sentence.optional(),
      source: sourceSchema,
    })
    .nullable(),
  /** In which language people are served, and when. Shown; it decides no clock. */
  languages: z
    .array(
      z.strictObject({
        /** BCP 47, or `region`: the language of the account's region. */
        language: z.string().min(2),
        coverage: coverageSchema,
        note: sentence.optional(),
        source: sourceSchema,
      }),
    )
    .default([]),
  /** By region, for people; null where requests never come by phone. */
  phoneNumbers: z
    .array(
      z.strictObject({
        regions: z.array(FIELDS['account.region']).min(1),
        number: sentence,
        source: sourceSchema,
      }),
    )
    .nullable()
    .default([]),
  /** Null where silence of the customer is not timed. */
  nonResponse: nonResponseSchema.nullable().default(null),
  notes: z.array(z.strictObject({ text: sentence, source: sourceSchema })).default([]),
});

export type Offering = z.infer<typeof offeringSchema>;
export type CommitmentPolicy = Offering['commitments'][number];
