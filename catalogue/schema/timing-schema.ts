import { z } from 'zod';
import { isElapsed } from '../../domain/time/target.ts';
import { meant } from './issue-words.ts';
import { conditionSchema } from './matcher.ts';
import { slug } from './slug.ts';

/**
 * Nobody promises an answer within more than ten years, and the limit keeps deadlines computable.
 */
const MAX_DAYS = 3_650;
export const MAX_MINUTES = MAX_DAYS * 24 * 60;

const MAX_MONTHS = 120;

const wallTime = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a wall time is HH:MM, from "00:00" to "24:00"');

const businessDays = z.int().min(0).max(MAX_DAYS);

/** By a wall time on a business day; later for what starts late on one. */
const bySchema = z
  .strictObject({
    time: wallTime.describe('The wall time, in the zone of the calendar.'),
    businessDays: businessDays.describe('How many business days later; 0 is the same day.'),
    cutOff: z
      .strictObject({
        at: wallTime.describe('What starts at this wall time or later on an open day is late.'),
        after: businessDays.describe('How many business days later for what starts late.'),
      })
      .optional()
      .describe('Another number of days for what starts late on a day.'),
  })
  .refine((by) => by.cutOff === undefined || by.cutOff.after > by.businessDays, {
    path: ['cutOff', 'after'],
    error: 'is more business days than those of a start before the cut-off',
  });

const UNITS = [
  'minutes',
  'days',
  'months',
  'businessMinutes',
  'businessHours',
  'businessDays',
  'by',
];
const UNIT_LIST = new Intl.ListFormat('en-GB').format(UNITS);

/** Exactly one amount; matches `domain/time/target.ts`. */
export const targetSchema = z.union(
  [
    z.strictObject({
      minutes: z.number().positive().max(MAX_MINUTES).describe('Minutes that pass, day and night.'),
    }),
    z.strictObject({
      days: z.int().positive().max(MAX_DAYS).describe("Days in the account's zone."),
    }),
    z.strictObject({
      months: z.int().positive().max(MAX_MONTHS).describe("Months in the account's zone."),
    }),
    z.strictObject({
      businessMinutes: z
        .number()
        .positive()
        .max(MAX_MINUTES)
        .describe('Minutes in which the calendar is open.'),
    }),
    z.strictObject({
      businessHours: z
        .number()
        .positive()
        .max(MAX_MINUTES / 60)
        .describe('Hours in which the calendar is open.'),
    }),
    z.strictObject({
      businessDays: z
        .int()
        .positive()
        .max(MAX_DAYS)
        .describe('Days on which the calendar opens, to the same wall time.'),
    }),
    z.strictObject({ by: bySchema.describe('By a wall time, some business days later.') }),
  ],
  {
    error: ({ input }) => {
      const near = Object.keys(Object(input)).map((unit) => meant(unit, UNITS));
      return `a target is one of ${UNIT_LIST}, more than zero and at most ten years${near[0] ?? ''}`;
    },
  },
);

/** Elapsed time needs no calendar, business time does; days and months are those of the account's zone. */
export const timed = {
  target: targetSchema
    .nullable()
    .describe('How much time is promised; null promises nothing, and nothing is timed.'),
  calendar: slug
    .nullable()
    .describe('The calendar on which the target is counted; null counts elapsed time.'),
};

export function calendarFits({
  target,
  calendar,
}: Pick<z.infer<z.ZodObject<typeof timed>>, 'target'> & { readonly calendar: unknown }): boolean {
  const needsOne = target !== null && !isElapsed(target);
  return needsOne === (calendar !== null);
}

export const CALENDAR_MISFIT =
  'a target in business time needs a calendar; elapsed time or no commitment has none';

const hours = {
  kind: z.enum(['24x7', 'business-hours']).describe('At all hours, or while a calendar is open.'),
  calendar: slug.nullable().describe('The calendar of business hours; null for 24x7.'),
};

/** Of an element of a list of which the first that holds is taken. */
const whenTaken = conditionSchema
  .optional()
  .describe('When this is taken; the last of the list has none, and always holds.');

function hoursFit({ kind, calendar }: z.infer<z.ZodObject<typeof hours>>): boolean {
  return (kind === '24x7') === (calendar === null);
}

const HOURS_MISFIT = 'business-hours names its calendar, 24x7 has none';

/** When somebody is there: at all hours, or while a calendar is open. */
export const hoursSchema = z.strictObject(hours).refine(hoursFit, HOURS_MISFIT);

/**
 * A list of which the first element whose `when` holds is taken; one without `when` always holds, and
 * has to be the last.
 */
function firstThatHolds<T extends z.ZodType<{ when?: unknown }>>(element: T) {
  return z
    .array(element)
    .min(1)
    .superRefine((list, context) => {
      for (const [place, { when }] of list.entries()) {
        const last = place === list.length - 1;
        if (last === (when === undefined)) continue;
        const message = last
          ? 'the last one holds always: without "when"'
          : 'it holds always, so those after it never do';
        context.addIssue({ code: 'custom', path: [place], message });
      }
    });
}

export const coverageSchema = firstThatHolds(
  z.strictObject({ when: whenTaken, ...hours }).refine(hoursFit, HOURS_MISFIT),
).describe('When cases are worked on; the first of the list that holds is taken.');

/** Calendars by what kind of case it is. */
export const calendarsSchema = firstThatHolds(
  z.strictObject({ when: whenTaken, calendar: slug.describe('The calendar, by its id.') }),
);
