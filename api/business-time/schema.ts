import { z } from 'zod';
import { CALENDAR_NOTE_CODES } from '../../domain/offering/calendar-note.ts';
import { NO_PART, partOf } from '../accounts/schema.ts';
import { anyInstant, instantText, localText } from '../http/instants.ts';
import { calendarSchema, placeFields } from './calendar-schema.ts';

/** Any JSON number, however large: the domain decides which amounts it accepts. */
const number = z
  .custom<number>((value) => typeof value === 'number', 'must be a number')
  .meta({ type: 'number', minimum: 0 });

const count = number.meta({ type: 'integer' });

const wallTime = z.string().max(5).meta({ description: 'HH:MM, to 24:00', example: '17:00' });

/** By a wall time on a business day. */
const by = z.strictObject({
  time: wallTime,
  businessDays: count.meta({ description: 'How many after the date of the start; 0 is that date' }),
  cutOff: z.strictObject({ at: wallTime, after: count }).optional().meta({
    description: 'Of starts on a business day at this time or later: so many business days instead',
  }),
});

const amount = z
  .union(
    [
      z.strictObject({ minutes: number.meta({ description: 'Elapsed time, day and night' }) }),
      z.strictObject({ days: count.meta({ description: 'Dates of the calendar’s zone' }) }),
      z.strictObject({ months: count.meta({ description: 'Months of the calendar’s zone' }) }),
      z.strictObject({
        businessMinutes: number.meta({ description: 'Counted while the calendar is open' }),
      }),
      z.strictObject({ businessHours: number }),
      z.strictObject({ businessDays: count }),
      z.strictObject({ by }),
    ],
    {
      error:
        'must be one of {"minutes": …}, {"days": …}, {"months": …}, {"businessMinutes": …}, {"businessHours": …}, {"businessDays": …} and {"by": …}',
    },
  )
  .meta({
    id: 'Amount',
    description: 'Not negative, at most a hundred years; minutes may be fractional',
    example: { businessMinutes: 480 },
  });

/** Many items share a calendar, so calendars are read separately, once for each content. */
const calendar = z.unknown().optional();

const deadlineFields = z.strictObject({
  calendar,
  ...placeFields,
  start: anyInstant,
  amount,
});

const businessTimeFields = z.strictObject({
  calendar,
  ...placeFields,
  start: anyInstant,
  end: anyInstant,
});

export const deadlineItem = deadlineFields.refine(partOf, NO_PART);
export const businessTimeItem = businessTimeFields.refine(partOf, NO_PART);

/** The items as they are documented. */
export const documentedDeadlineItem = deadlineFields
  .extend({ calendar: calendarSchema })
  .meta({ id: 'DeadlineItem' });

export const documentedBusinessTimeItem = businessTimeFields
  .extend({ calendar: calendarSchema })
  .meta({ id: 'BusinessTimeItem' });

const notes = z
  .array(z.object({ code: z.string(), calendar: z.string(), detail: z.string() }))
  .optional()
  .meta({
    description: `What to know about the answer, by code: ${CALENDAR_NOTE_CODES.join(', ')}`,
  });

export const deadlineResult = z
  .object({
    dueAt: instantText,
    dueAtLocal: localText.meta({
      description: 'The same instant in the calendar’s time zone; in UTC for 24×7',
    }),
    notes,
  })
  .meta({ id: 'DeadlineResult' });

export const businessTimeResult = z
  .object({
    businessMinutes: z.number().meta({
      description: 'May be fractional; negative if `end` is before `start`',
      example: 90,
    }),
    notes,
  })
  .meta({ id: 'BusinessTimeResult' });
