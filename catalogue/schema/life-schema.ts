import { z } from 'zod';
import { severityId } from './severity-schema.ts';
import { sentence, sourceSchema } from './source.ts';
import {
  CALENDAR_MISFIT,
  calendarFits,
  calendarsSchema,
  slug,
  targetSchema,
} from './timing-schema.ts';
import { REQUEST_CHANNELS, RESOLUTION_ON_REOPENING } from './vocabulary.ts';

/** Percentages of a target, in ascending order. */
export const percents = z
  .array(z.int().min(1).max(99))
  .refine(
    (list) => list.every((percent, index) => index === 0 || percent > (list[index - 1] ?? 0)),
    'percents go up, each once',
  );

/**
 * How long a customer may stay silent at a severity before it is lowered or flagged, or the case
 * closed.
 */
const silenceSchema = z
  .strictObject({
    target: targetSchema,
    /** Null counts elapsed time. */
    calendar: z.union([slug, calendarsSchema]).nullable(),
    /** What happens when the time is over. */
    step: z.union([z.strictObject({ severity: severityId }), z.enum(['flag', 'close'])]),
  })
  .refine(calendarFits, CALENDAR_MISFIT);

export const nonResponseSchema = z.strictObject({
  /** Why a severity may be lowered. Silence is timed; lack of resources is an act of support. */
  grounds: z.array(z.enum(['silence', 'lack-of-resources'])).min(1),
  /** When the customer is reminded, in percent of the time allowed. */
  reminders: percents,
  /** By severity; silence is not timed at those that are absent. */
  steps: z.record(severityId, silenceSchema),
  source: sourceSchema,
});

/**
 * How a case ends. What a close does to an open clock is the same for every offering, so a file can
 * state it but not change it.
 */
export const closingSchema = z.strictObject({
  /** The meaning of each outcome. */
  outcomes: z.strictObject({
    solved: sentence,
    unresolved: sentence,
    withdrawn: sentence,
    source: sourceSchema,
  }),
  /** What the close of an unanswered case does to its first response. */
  unanswered: z.strictObject({
    solved: z.literal('counts-as-response'),
    unresolved: z.literal('cancels-unless-breached'),
    withdrawn: z.literal('cancels-unless-breached'),
    source: sourceSchema,
  }),
  /** By which outcome the case's contact is told by mail that it was closed; by none if absent. */
  tellsContact: z.strictObject({ unresolved: z.boolean(), source: sourceSchema }).optional(),
});

const reopeningDays = {
  /** How long after its close a case can be reopened. */
  days: z.int().min(0),
  source: sourceSchema,
};

export const reopeningSchema = z.strictObject({
  ...reopeningDays,
  /** What becomes of the clock for the resolution. */
  resolution: z.enum(RESOLUTION_ON_REOPENING).default('begins'),
  /** Other terms for cases that came by some channels. */
  byChannel: z
    .array(z.strictObject({ channels: z.array(z.enum(REQUEST_CHANNELS)).min(1), ...reopeningDays }))
    .default([]),
});

/** Whether a case's credit is used up; `decided` means by the person who closes it. */
const charge = z.enum(['charged', 'decided', 'returned']);

export const creditsSchema = z.strictObject({
  perCase: z.int().min(1),
  perPack: z.int().min(1),
  /** Whether a case can be paid for on its own. */
  single: z.boolean(),
  note: sentence.optional(),
  source: sourceSchema,
  /** What becomes of the credit when the case ends. */
  charging: z
    .strictObject({ solved: charge, unresolved: charge, withdrawn: charge, source: sourceSchema })
    .optional(),
  packs: z
    .strictObject({
      /** Years from the purchase after which the credits expire. */
      validYears: z.int().min(1),
      /** What proves a purchase, so that other accounts of the same customer may use the rest. */
      proof: z.literal('order-confirmation'),
      /** Whether a purchase can carry the reference of a tax exemption. */
      taxExemption: z.boolean(),
      source: sourceSchema,
    })
    .optional(),
});
