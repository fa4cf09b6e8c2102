import { z } from 'zod';
import { parseLocalDate, parseMonthDay } from '../../domain/time/local-date.ts';
import { isTimeZone } from '../../domain/time/zone.ts';
import { feedId } from './holiday-feed-schema.ts';
import { intervals, weekHours, weekly } from './hours-schema.ts';
import { meant } from './issue-words.ts';
import { country, subdivision } from './places.ts';
import { shortId } from './slug.ts';
import { sentence, sourceSchema } from './source.ts';

/**
 * What a government arranges anew each year: days off that bridge a holiday and a weekend, and
 * weekend days that are worked in exchange.
 */
const makeUpDaysSchema = z.strictObject({
  country: z
    .union([z.literal('account'), country], {
      error: 'make-up days are those of a country (ISO 3166-1), or of the account',
    })
    .describe(
      "The country whose arrangement applies; `account`: that of the account's region, if there is one.",
    ),
  hours: intervals.min(1).describe('The hours of such working days, whatever the weekday.'),
  source: sourceSchema,
});

/** Those of the running Node: near enough to guess what was meant. */
const zoneNames = (): readonly string[] => ['account', ...Intl.supportedValuesOf('timeZone')];

/** A date, or one of every year. */
const exceptionDate = z
  .string()
  .refine(
    (text) => parseLocalDate(text) !== null || parseMonthDay(text) !== null,
    'no date: write an existing one as YYYY-MM-DD, or as MM-DD for every year',
  );

/** Replaces everything else on one date; without hours the date is closed like a holiday. */
const exceptionSchema = z.strictObject({
  name: sentence.describe('What the day is called in explanations.'),
  hours: intervals.describe('The hours of this date; an empty list closes it.'),
});

/** Offices around the world, a few of each. */
const MAX_PARTS = 50;

/** The dates that a year can have, 29 February included. */
const DATES_OF_A_YEAR = 366;

function closeEveryDate(
  exceptions: Readonly<Record<string, { readonly hours: readonly unknown[] }>>,
) {
  const closed = Object.entries(exceptions).filter(
    ([date, { hours }]) => hours.length === 0 && parseMonthDay(date) !== null,
  );
  return closed.length === DATES_OF_A_YEAR;
}

const CLOSED: z.output<typeof weekHours> = {
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
};

/** `account` is the account's region, and its subdivision if it has one. */
const isHolidayPlace = (name: string): boolean =>
  name === 'account' || [country, subdivision].some((each) => each.safeParse(name).success);

/** Their shape, for the OpenAPI document, which has no place for a check by code. */
const PLACE = 'account|[A-Z]{2}(?:-[A-Z0-9]{1,3})?';

const holidayPlace = z
  .string()
  .refine(
    isHolidayPlace,
    'must be account, a country of ISO 3166-1 such as DE, or a part of one such as DE-BY',
  )
  .meta({ pattern: `^(?:${PLACE})$` });

const holidaysOfOne = z
  .string()
  .refine(
    (name) => name === 'none' || isHolidayPlace(name),
    'must be none, account, a country of ISO 3166-1 such as DE, a part of one such as DE-BY, or a list of such places',
  )
  .meta({ pattern: `^(?:none|${PLACE})$` });

/** One version of a calendar as an operator writes it: parts of it may depend on the account. */
export const calendarSchema = z.strictObject({
  id: shortId
    .regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens')
    .describe('By which offerings name the calendar: that of its folder.'),
  version: z
    .int()
    .min(1)
    .describe(
      'That of the file: 1 in v1.yaml. A change of what cases were promised is a new file.',
    ),
  name: sentence.describe('What the calendar is called.'),
  timeZone: z
    .string()
    .refine((zone) => zone === 'account' || isTimeZone(zone), {
      error: ({ input }) => `neither an IANA zone nor "account"${meant(input, zoneNames())}`,
    })
    .describe(
      "An IANA zone, such as Europe/Berlin, or `account` for the account's own zone. With `anyOf`, it only says which date it is, for business days and local times.",
    ),
  anyOf: z
    .array(z.string())
    .max(MAX_PARTS)
    .default([])
    .describe(
      'Ids of other calendars: this one is open while any of them is, each in its own zone, with its own hours and holidays. It has no hours and holidays besides.',
    ),
  weekly: weekHours
    .default(CLOSED)
    .describe(
      'The hours of each weekday; one that is missing is closed. Required without `anyOf`.',
    ),
  holidays: z
    .union([holidaysOfOne, z.array(holidayPlace).min(1)])
    .default('none')
    .describe(
      "A country whose public holidays close it, or a part of one (ISO 3166-2), including the part's own; `account` for those of the account's region, and of its subdivision if it has one; a list of such places, each of whose holidays close it; or `none`. Required without `anyOf`.",
    ),
  holidayHours: intervals
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'The hours of holidays, on weekdays that have hours; null if it is closed on them. A day that is closed all the same is an exception.',
    ),
  holidayFeeds: z
    .array(feedId)
    .default([])
    .describe('Ids of imported feeds whose days close it too.'),
  workedHours: z
    .union([z.literal('none'), intervals.min(1)], {
      error: 'must be hours such as [["09:00", "17:00"]], or none',
    })
    .nullable()
    .default(null)
    .describe(
      'The hours of days that a feed says are worked, whatever the weekday; `none` if such days change nothing. Null if no feed has any.',
    ),
  makeUpDays: makeUpDaysSchema
    .nullable()
    .default(null)
    .describe('Days that a government arranges anew each year; null if none count.'),
  exceptions: z
    .record(exceptionDate, exceptionSchema)
    .refine(
      (exceptions) => !closeEveryDate(exceptions),
      'close every date of the year, so that the calendar never opens',
    )
    .default({})
    .describe(
      'By date: the hours instead of all the above. One without a year, `12-24`, is of every year, where it has no exception with the year; its hours do not open a weekday that is closed.',
    ),
  variants: z
    .array(
      z.strictObject({
        regions: z
          .array(country)
          .min(1)
          .describe('The countries whose accounts have these hours (ISO 3166-1).'),
        weekly,
        source: sourceSchema,
      }),
    )
    .default([])
    .describe('Other hours for accounts of some regions.'),
  source: sourceSchema,
});

export type CalendarPolicy = z.infer<typeof calendarSchema>;
