import { z } from 'zod';
import { feedId } from './holiday-feed-schema.ts';
import { intervals, weekly } from './hours-schema.ts';
import { country, subdivision } from './places.ts';
import { sentence, sourceSchema } from './source.ts';

function isZone(name: string): boolean {
  try {
    // Offsets such as "+08:00" are formatted too, but are no zones: they know no transitions.
    return /^[A-Za-z]/.test(name) && !!new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
}

/**
 * What a government moves from year to year: days off that bridge a holiday and a weekend, and
 * days of weekends that are worked for them.
 */
const makeUpDaysSchema = z.strictObject({
  /** Whose arrangement it follows; `account`: that of the account's region, where there is one. */
  country: z.union([z.literal('account'), country]),
  /** The hours of days that are worked for others, whatever the weekday. */
  hours: intervals.min(1),
  source: sourceSchema,
});

/** One date on which nothing else holds; without hours it is closed like a holiday. */
const exceptionSchema = z.strictObject({ name: sentence, hours: intervals });

const exceptionsSchema = z.record(z.iso.date(), exceptionSchema, {
  error: ({ code }) =>
    code === 'invalid_key' ? 'no date: write an existing one as YYYY-MM-DD' : undefined,
});

/** One version of a calendar as an operator writes it: some of it may depend on the account. */
export const calendarSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().min(1),
  name: sentence,
  /** An IANA zone, or `account`: the calendar goes by the account's own zone. */
  timeZone: z
    .string()
    .refine((zone) => zone === 'account' || isZone(zone), 'neither an IANA zone nor "account"'),
  weekly,
  /**
   * A country whose public holidays close it, or a part of one (ISO 3166-2) with its own as well;
   * `account` for those of the account's region, and of its subdivision where it names one; or
   * `none`.
   */
  holidays: z.union([z.literal(['none', 'account']), country, subdivision]),
  /** Imported feeds whose days close it too, by their ids. */
  holidayFeeds: z.array(feedId).default([]),
  /** Null where the calendar goes by the weekdays and the holidays alone. */
  makeUpDays: makeUpDaysSchema.nullable().default(null),
  /** By date: the hours instead of all the above. */
  exceptions: exceptionsSchema.default({}),
  /** Other hours for accounts of some regions. */
  variants: z
    .array(z.strictObject({ regions: z.array(country).min(1), weekly, source: sourceSchema }))
    .default([]),
  source: sourceSchema,
});

export type CalendarPolicy = z.infer<typeof calendarSchema>;
