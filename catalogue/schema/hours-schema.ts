import { z } from 'zod';
import { DAY } from '../../domain/time/units.ts';
import { wallTimeOf } from '../../domain/time/wall-hours.ts';

const opening = z
  .string()
  .regex(
    /^(?:[01]\d|2[0-3]):[0-5]\d$/,
    'hours begin at a wall time, HH:MM, from "00:00" to "23:59"',
  );

const closing = z
  .string()
  .regex(
    /^(?:(?:[0-3]\d|4[0-7]):[0-5]\d|48:00)$/,
    'hours end at a wall time, HH:MM, to "24:00", or to "48:00" for a shift over midnight',
  );

/**
 * The hours of one day, in order; an empty list means closed. A shift over midnight ends after 24:00, and
 * belongs to the day on which it begins.
 */
export const intervals = z.array(z.tuple([opening, closing])).superRefine((day, context) => {
  let previous = '00:00';
  for (const [index, [from, to]] of day.entries()) {
    if (timeOf(from) >= timeOf(to)) {
      context.addIssue({ code: 'custom', path: [index], message: `${from} is not before ${to}` });
    }
    if (timeOf(to) - timeOf(from) > DAY) {
      const message = `${from} to ${to} is longer than 24 hours`;
      context.addIssue({ code: 'custom', path: [index], message });
    }
    if (timeOf(from) < timeOf(previous)) {
      const message = `begins at ${from}, before the interval above it ends`;
      context.addIssue({ code: 'custom', path: [index], message });
    }
    previous = to;
  }
});

/** NaN, which is neither before nor after anything, for a text that is refused already. */
function timeOf(text: string): number {
  return wallTimeOf(text) ?? NaN;
}

/** A missing weekday is closed. */
const ofDay = intervals
  .default([])
  .describe(
    "The hours of the day, such as [['09:00', '12:00'], ['13:00', '17:00']]; a shift over midnight ends after 24:00.",
  );

/** The hours of each weekday, which may all be closed. */
export const weekHours = z
  .strictObject({
    mon: ofDay,
    tue: ofDay,
    wed: ofDay,
    thu: ofDay,
    fri: ofDay,
    sat: ofDay,
    sun: ofDay,
  })
  .superRefine((week, context) => {
    const days = Object.entries(week);
    for (const [index, [day, hours]] of days.entries()) {
      const [name, next] = days[(index + 1) % days.length]!;
      const end = hours.at(-1)?.[1] ?? '00:00';
      const begin = next[0]?.[0];
      if (begin === undefined || !(timeOf(begin) + DAY < timeOf(end))) continue;
      const message = `${begin} is before the shift that begins on ${day} ends, at ${end}`;
      context.addIssue({ code: 'custom', path: [name, 0], message });
    }
  });

export const NEVER_OPENS = 'a calendar that never opens';

export const weekly = weekHours
  .refine((week) => Object.values(week).some((day) => day.length > 0), NEVER_OPENS)
  .describe('The hours of each weekday; one that is missing is closed.');
