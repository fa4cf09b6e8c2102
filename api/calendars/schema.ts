import { z } from 'zod';
import { calendarSchema } from '../../catalogue/schema/calendar-schema.ts';
import { CALENDAR_NOTE_CODES } from '../../domain/offering/calendar-note.ts';
import { instantText, localText } from '../http/instants.ts';
import { choice } from '../offerings/schema.ts';

const intervals = z
  .array(z.tuple([z.string(), z.string()]).readonly())
  .readonly()
  .meta({
    description: 'Half open, in local wall time; 24:00 is the end of the day',
    example: [['09:00', '17:00']],
  });

const years = z
  .tuple([z.int(), z.int()])
  .readonly()
  .meta({ description: 'The first and the last', example: [2015, 2035] });

const notes = z
  .array(z.object({ code: z.enum(CALENDAR_NOTE_CODES), calendar: z.string(), detail: z.string() }))
  .readonly()
  .meta({
    description: `What to know of it. \`holidays-unknown\`: of the region, or of that year, none are
known; \`holidays-partial\`: only some are; \`regional-holidays-unknown\`: those of the subdivision are not; \`make-up-days-unknown\`: which
days are worked for others is not known yet; \`holiday-feed-unknown\`: an imported feed does not reach
that year. The calendar is open on what it does not know.`,
    example: [],
  });

/** A calendar as it is in one place. */
export const calendarPlace = z
  .object({
    region: z.string().nullable(),
    subdivision: z.string().nullable(),
    timeZone: z.string().meta({ example: 'Europe/Berlin' }),
    zoneDataVersion: z.string().meta({ description: 'Of the zones here', example: '2025c' }),
    weekly: z.record(z.string(), intervals).meta({ description: 'The hours of each weekday' }),
    holidays: z.record(z.string(), z.string()).meta({
      description: 'Every date that is known to be closed, by name; `exceptions` win',
      example: { '2026-12-25': 'Christmas Day' },
    }),
    exceptions: z
      .record(z.string(), intervals)
      .meta({ description: 'By date: the hours instead of all others', example: {} }),
    knownYears: z
      .object({
        holidays: years.nullable(),
        makeUpDays: years.nullable(),
        holidayFeeds: z.record(z.string(), years),
      })
      .meta({
        description: 'Of which years these are known; null where they are not, or not used',
      }),
    notes,
  })
  .meta({ id: 'CalendarPlace' });

/** The policy as its file has it, and the calendar that results in one place. */
export const calendar = calendarSchema
  .extend({
    floats: z.boolean().meta({ description: 'Whether it goes by the place of an account' }),
    needs: z
      .array(z.enum(['region', 'timeZone']))
      .readonly()
      .meta({ description: 'What a place has to say, so that it is known what it is there' }),
    choices: z
      .array(choice)
      .readonly()
      .meta({ description: 'What the documents leave open and what was chosen here' }),
    versions: z.array(z.int()).meta({ description: 'Every version there is, ascending' }),
    place: calendarPlace.nullable().meta({
      description: 'Null where it floats and no place is named; in lists always',
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
    name: z.string().optional().meta({ description: 'Of a holiday, where it is known' }),
    seconds: z
      .number()
      .meta({ description: 'Elapsed: 25 hours where clocks go back', example: 28800 }),
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
      description: 'In order; each begins where the one before ends, and none is empty',
    }),
    openSeconds: z.number().meta({ description: 'Of all that are open' }),
    notes,
  })
  .meta({ id: 'OpenHours' });
