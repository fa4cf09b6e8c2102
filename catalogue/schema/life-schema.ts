import { z } from 'zod';
import { severityId } from './severity-schema.ts';
import { sentence, sourceSchema } from './source.ts';
import { slug } from './slug.ts';
import { CALENDAR_MISFIT, calendarFits, calendarsSchema, targetSchema } from './timing-schema.ts';
import { RESOLUTION_ON_REOPENING } from './vocabulary.ts';

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
    target: targetSchema.describe('How long the customer may take.'),
    calendar: z
      .union([slug, calendarsSchema])
      .nullable()
      .describe(
        'The calendar on which that is counted, or several by what kind of case it is; null counts elapsed time.',
      ),
    step: z
      .union([
        z.strictObject({ severity: severityId.describe('The lower severity that it gets.') }),
        z.enum(['flag', 'close']),
      ])
      .describe('What happens then: a lower severity, `flag`, or `close`.'),
  })
  .refine(calendarFits, CALENDAR_MISFIT);

export const nonResponseSchema = z.strictObject({
  grounds: z
    .array(z.enum(['silence', 'lack-of-resources']))
    .min(1)
    .describe(
      'Why a severity may be lowered. Silence is timed; lack of resources is an act of support.',
    ),
  reminders: percents.describe('When the customer is reminded, in percent of the time allowed.'),
  steps: z
    .record(severityId, silenceSchema)
    .describe('By severity; silence is not timed at those that are absent.'),
  source: sourceSchema,
});

/**
 * How a case ends. What a close does to an open clock is the same for every offering, so a file can
 * state it but not change it.
 */
export const closingSchema = z.strictObject({
  outcomes: z
    .strictObject({
      solved: sentence.describe('What it means that a case was solved.'),
      unresolved: sentence.describe('What it means that a case ended without a solution.'),
      withdrawn: sentence.describe('What it means that a case was withdrawn.'),
      source: sourceSchema,
    })
    .describe('The meaning of each outcome.'),
  unanswered: z
    .strictObject({
      solved: z.literal('counts-as-response').describe('The close is the response.'),
      unresolved: z
        .literal('cancels-unless-breached')
        .describe('The clock is cancelled; a breach stays one.'),
      withdrawn: z
        .literal('cancels-unless-breached')
        .describe('The clock is cancelled; a breach stays one.'),
      source: sourceSchema,
    })
    .describe(
      'What the close of an unanswered case does to its first response: the same everywhere, so it can be stated, not changed.',
    ),
  tellsContact: z
    .strictObject({
      unresolved: z.boolean().describe('Whether it is told of a case that ends unresolved.'),
      source: sourceSchema,
    })
    .optional()
    .describe("By which outcome the case's contact is told by mail; by none if absent."),
});

const reopeningDays = {
  days: z.int().min(0).describe('How many days after its close a case can be reopened.'),
  source: sourceSchema,
};

export const reopeningSchema = z.strictObject({
  ...reopeningDays,
  resolution: z
    .enum(RESOLUTION_ON_REOPENING)
    .default('begins')
    .describe(
      'What becomes of the resolution: a new clock `begins`, the old one `resumes`, or it `ends`.',
    ),
  byChannel: z
    .array(
      z.strictObject({
        channels: z.array(slug).min(1).describe('The channels.'),
        ...reopeningDays,
      }),
    )
    .default([])
    .describe('Other terms for cases that came by some channels.'),
});

/** Whether a case's credit is used up; `decided` means by the person who closes it. */
const charge = z
  .enum(['charged', 'decided', 'returned'])
  .describe('Whether the credit is used up; `decided`: whoever closes the case says so.');

export const creditsSchema = z.strictObject({
  perCase: z.int().min(1).describe('How many credits a case costs.'),
  perPack: z.int().min(1).describe('How many credits a pack has.'),
  single: z.boolean().describe('Whether a case can be paid for on its own.'),
  note: sentence.optional().describe('What people should know of it.'),
  source: sourceSchema,
  charging: z
    .strictObject({ solved: charge, unresolved: charge, withdrawn: charge, source: sourceSchema })
    .optional()
    .describe('What becomes of the credit when the case ends.'),
  packs: z
    .strictObject({
      validYears: z
        .int()
        .min(1)
        .describe('Years from the purchase after which the credits expire.'),
      proof: z
        .literal('order-confirmation')
        .describe(
          'What proves a purchase, so that other accounts of the same customer may use the rest.',
        ),
      taxExemption: z
        .boolean()
        .describe('Whether a purchase can carry the reference of a tax exemption.'),
      source: sourceSchema,
    })
    .optional()
    .describe('How packs of credits are sold; absent if there are none.'),
});
