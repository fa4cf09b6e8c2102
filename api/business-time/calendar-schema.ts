import { z } from 'zod';
import { WEEKDAYS } from '../../domain/time/calendar.ts';
import { orNull } from '../http/absent.ts';
import { region, subdivision, timeZone } from '../http/places.ts';

/** Far more than any real day has; limits what one calendar can cost. */
const MAX_INTERVALS = 24;

/** Checked by shape only: the domain checks the rules, and reports everything that is wrong at once. */
const intervals = z
  .array(z.tuple([z.string(), z.string()]).meta({ minItems: 2, maxItems: 2 }))
  .max(MAX_INTERVALS, `must have at most ${MAX_INTERVALS} intervals`)
  .meta({
    description:
      'Local wall time, HH:MM, the end exclusive; 24:00 is the end of the day. Intervals must not overlap. A shift over midnight is one that ends after 24:00 (22:00 to 30:00) and belongs to the day on which it begins, holidays included, or two, of which each belongs to its own day.',
    example: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
  });

/** A weekday or a date. What is far longer would stand in each error about it. */
const day = z.string().max(100, { error: 'is not the name of a day', abort: true });

/** A calendar written into the request, checked by shape only. */
const inlineCalendar = z
  .strictObject({
    timeZone: z.string().meta({ description: 'An IANA time zone', example: 'Europe/Berlin' }),
    weekly: z
      .record(day, intervals)
      .optional()
      .meta({
        description: 'Weekdays that are missing are closed',
        propertyNames: { enum: [...WEEKDAYS] },
      }),
    holidays: z
      .array(z.string())
      .optional()
      .meta({
        description:
          'Closed, or open at `holidayHours`; dates in the calendar’s zone, those without a year (`12-25`) of every year',
        example: ['2026-12-25'],
      }),
    holidayHours: intervals.optional().meta({
      description:
        'The hours of holidays, on weekdays that have hours; without them, holidays are closed',
    }),
    exceptions: z.record(day, intervals).optional().meta({
      description:
        'By date: replaces the hours of that day, and takes precedence over `holidays`. One without a year (`12-24`) is of every year that has none of its own; its hours do not open a weekday that is closed',
    }),
  })
  .meta({ id: 'InlineCalendar' });

/** The calendar that an item names. */
export const calendarSchema = z.union([z.string(), inlineCalendar, z.null()]).meta({
  description: 'The id of a calendar of the catalogue, an inline calendar, or null for 24×7',
});

/** Where the account of an item is. */
export const placeFields = {
  region: place(
    region,
    'The region of the account, for calendars that depend on it (`local-business`)',
  ),
  subdivision: place(subdivision, 'The part of the region, whose own holidays count as well'),
  timeZone: place(timeZone, 'The time zone of the account, for calendars that depend on it'),
};

export type InlineCalendar = z.output<typeof inlineCalendar>;

export type ItemPlace = z.output<z.ZodObject<typeof placeFields>>;

function place<S extends z.ZodType>(schema: S, description: string) {
  return orNull(schema).meta({ description });
}
