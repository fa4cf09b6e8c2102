import { z } from 'zod';
import { loadedCalendarSchema } from '../../catalogue/schema/calendar-schema.ts';
import { CALENDAR_NOTE_CODES } from '../../domain/offering/calendar-note.ts';
import { instantText, localText } from '../http/instants.ts';
import { choice } from '../offerings/schema.ts';

const intervals = z
  .array(z.tuple([z.string(), z.string()]).readonly())
  .readonly()
  .meta({
    description:
      'Local wall time, the end exclusive; 24:00 is the end of the day, 30:00 is 06:00 of the next',
    example: [['09:00', '17:00']],
  });

const years = z
  .tuple([z.int(), z.int()])
  .readonly()
  .meta({ description: 'The first and the last year', example: [2015, 2035] });

const notes = z
  .array(z.object({ code: z.enum(CALENDAR_NOTE_CODES), calendar: z.string(), detail: z.string() }))
  .readonly()
  .meta({
    description: `What to know about it. \`holidays-unknown\`: no public holidays are known for a country or the year;
\`holidays-partial\`: only some are; \`regional-holidays-unknown\`: those of a subdivision are not;
\`make-up-days-unknown\`: which days are worked in exchange for others is not known yet; \`holiday-feed-unknown\`: an imported
feed does not cover that year, or no longer lists some of its holidays. On days that the calendar does not know about, it has
the hours of the weekday.`,
    example: [],
  });

/** The hours and dates of a calendar of its own, in one place. */
const hours = {
  timeZone: z.string().meta({ example: 'Europe/Berlin' }),
  weekly: z.record(z.string(), intervals).meta({ description: 'The hours of each weekday' }),
  holidays: z.record(z.string(), z.string()).meta({
    description:
      'Every holiday that is known, with its name; a date without a year, such as `12-24`, is one of every year; `exceptions` take precedence',
    example: { '2026-12-25': 'Christmas Day' },
  }),
  holidayHours: intervals.meta({
    description: 'The hours of holidays, on weekdays that have hours; none if it is closed on them',
    example: [],
  }),
  exceptions: z.record(z.string(), intervals).meta({
    description:
      'By date: the hours that replace all others. A date without a year, such as `12-24`, is of every year that has none of its own; its hours do not open a weekday that is closed',
    example: {},
  }),
  knownYears: z
    .object({
      holidays: z.record(z.string(), years.nullable()),
      makeUpDays: years.nullable(),
      holidayFeeds: z.record(z.string(), years),
    })
    .meta({
      description:
        'The years for which these are known: holidays by country, null if unknown; make-up days, null if not followed; feeds by their id',
    }),
};

/** A calendar as it is in one place. */
export const calendarPlace = z
  .object({
    region: z.string().nullable(),
    subdivision: z.string().nullable(),
    zoneDataVersion: z
      .string()
      .meta({ description: 'The version of the time zone data in use', example: '2026f' }),
    ...hours,
    anyOf: z.array(z.object({ id: z.string(), version: z.int(), ...hours })).meta({
      description:
        'Of a calendar that is open while any of several is: these, which have all its hours and dates; none of any other',
      example: [],
    }),
    notes,
  })
  .meta({ id: 'CalendarPlace' });

/** The policy as its file has it, and the calendar that results in one place. */
export const calendar = loadedCalendarSchema
  .extend({
    floats: z.boolean().meta({ description: 'Whether it depends on where an account is' }),
    needs: z
      .array(z.enum(['region', 'timeZone']))
      .readonly()
      .meta({ description: 'What has to be given of a place' }),
    choices: z
      .array(choice)
      .readonly()
      .meta({ description: 'What the documents leave open, and what was chosen' }),
    versions: z.array(z.int()).meta({ description: 'All versions, ascending' }),
    place: calendarPlace.nullable().meta({
      description: 'Null if it floats and no place is given, and always in lists',
    }),
  })
  .meta({ id: 'Calendar' });

const segment = z
  .object({
    from: instantText,
    fromLocal: localText,
    to: instantText,
    toLocal: localText,
    kind: z.enum(['open', 'closed', 'holiday']),
    name: z.string().optional().meta({ description: 'The name of the holiday, if known' }),
    seconds: z
      .number()
      .meta({ description: 'Elapsed time: 25 hours on a day when clocks go back', example: 28800 }),
  })
  .meta({ id: 'OpenHoursSegment' });

/** When a calendar is open and when it is closed between two instants. */
export const openHours = z
  .object({
    calendar: z.string(),
    version: z.int(),
    timeZone: z.string(),
    zoneDataVersion: z.string(),
    from: instantText,
    to: instantText,
    segments: z.array(segment).meta({
      description: 'In order; each begins where the previous one ends, and none is empty',
    }),
    openSeconds: z.number().meta({ description: 'The total of the open segments' }),
    notes,
  })
  .meta({ id: 'OpenHours' });
