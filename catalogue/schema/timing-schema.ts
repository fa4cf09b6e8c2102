import { z } from 'zod';
import { isElapsed } from '../../domain/time/target.ts';
import { conditionSchema } from './matcher.ts';

/** The form of ids of offerings, plans, rows, rules and calendars. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');

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
    time: wallTime,
    businessDays,
    cutOff: z.strictObject({ at: wallTime, after: businessDays }).optional(),
  })
  .refine((by) => by.cutOff === undefined || by.cutOff.after > by.businessDays, {
    path: ['cutOff', 'after'],
    error: 'is more business days than those of a start before the cut-off',
  });

/** Exactly one amount; matches `domain/time/target.ts`. */
export const targetSchema = z.union(
  [
    z.strictObject({ minutes: z.number().positive().max(MAX_MINUTES) }),
    z.strictObject({ days: z.int().positive().max(MAX_DAYS) }),
    z.strictObject({ months: z.int().positive().max(MAX_MONTHS) }),
    z.strictObject({ businessMinutes: z.number().positive().max(MAX_MINUTES) }),
    z.strictObject({
      businessHours: z
        .number()
        .positive()
        .max(MAX_MINUTES / 60),
    }),
    z.strictObject({ businessDays: z.int().positive().max(MAX_DAYS) }),
    z.strictObject({ by: bySchema }),
  ],
  {
    error:
      'a target is one of minutes, days, months, businessMinutes, businessHours, businessDays and by, more than zero and at most ten years',
  },
);

/** Elapsed time needs no calendar, business time does; days and months are those of the account's zone. */
export const timed = {
  /** Null means no commitment: nothing is timed. */
  target: targetSchema.nullable(),
  /** The calendar on which the target is counted; null counts elapsed time. */
  calendar: slug.nullable(),
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

const hours = { kind: z.enum(['24x7', 'business-hours']), calendar: slug.nullable() };

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
  z.strictObject({ when: conditionSchema.optional(), ...hours }).refine(hoursFit, HOURS_MISFIT),
);

/** Calendars by what kind of case it is. */
export const calendarsSchema = firstThatHolds(
  z.strictObject({ when: conditionSchema.optional(), calendar: slug }),
);
