import { z } from 'zod';
import { sentence, sourceSchema } from './source.ts';

const WALL_TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const wallTime = z.string().regex(WALL_TIME, 'a wall time is HH:MM, from "00:00" to "24:00"');
/** A missing weekday is closed. */
const hours = z
  .array(z.tuple([wallTime, wallTime]))
  .superRefine((intervals, context) => {
    let previous = '00:00';
    for (const [index, [from, to]] of intervals.entries()) {
      if (from >= to) {
        context.addIssue({ code: 'custom', path: [index], message: `${from} is not before ${to}` });
      }
      if (from < previous) {
        const message = `begins at ${from}, before the interval above it ends`;
        context.addIssue({ code: 'custom', path: [index], message });
      }
      previous = to;
    }
  })
  .default([]);

const weekly = z
  .strictObject({
    mon: hours,
    tue: hours,
    wed: hours,
    thu: hours,
    fri: hours,
    sat: hours,
    sun: hours,
  })
  .refine(
    (week) => Object.values(week).some((day) => day.length > 0),
    'a calendar that never opens',
  );

function isZone(name: string): boolean {
  try {
    // Offsets such as "+08:00" are formatted too, but are no zones: they know no transitions.
    return /^[A-Za-z]/.test(name) && !!new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
}

const country = z.string().regex(/^[A-Z]{2}$/, 'a country is an ISO 3166-1 alpha-2 code');

/** The hours of a calendar as an operator writes them: some of it may depend on the account. */
export const calendarSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().min(1),
  name: sentence,
  /** An IANA zone, or `account`: the calendar goes by the account's own zone. */
  timeZone: z
    .string()
    .refine((zone) => zone === 'account' || isZone(zone), 'neither an IANA zone nor "account"'),
  weekly,
  /** A country whose public holidays close it, `account` for those of the account's region, or `none`. */
  holidays: z.union([z.literal(['none', 'account']), country]),
  /** Other hours for accounts of some regions. */
  variants: z
    .array(z.strictObject({ regions: z.array(country).min(1), weekly, source: sourceSchema }))
    .default([]),
  source: sourceSchema,
});

/** A committed snapshot of a country's public holidays, dates in the country's own wall time. */
export const holidaysSchema = z
  .strictObject({
    country,
    generatedBy: sentence,
    /** The first and the last year it speaks of. */
    years: z.tuple([z.int(), z.int()]),
    days: z.record(z.iso.date(), z.string()),
  })
  .superRefine(({ years: [first, last], days }, context) => {
    for (const date of Object.keys(days)) {
      const year = Number(date.slice(0, 4));
      if (year >= first && year <= last) continue;
      context.addIssue({ code: 'custom', path: ['days', date], message: 'outside of its years' });
    }
  });

export type CalendarPolicy = z.infer<typeof calendarSchema>;
export type HolidaySnapshot = z.infer<typeof holidaysSchema>;
