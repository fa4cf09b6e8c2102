import { z } from 'zod';

const WALL_TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const wallTime = z.string().regex(WALL_TIME, 'a wall time is HH:MM, from "00:00" to "24:00"');

/** The hours of one day, in order; an empty list means closed. */
export const intervals = z.array(z.tuple([wallTime, wallTime])).superRefine((day, context) => {
  let previous = '00:00';
  for (const [index, [from, to]] of day.entries()) {
    if (from >= to) {
      context.addIssue({ code: 'custom', path: [index], message: `${from} is not before ${to}` });
    }
    if (from < previous) {
      const message = `begins at ${from}, before the interval above it ends`;
      context.addIssue({ code: 'custom', path: [index], message });
    }
    previous = to;
  }
});

/** A missing weekday is closed. */
const hours = intervals.default([]);

export const weekly = z
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
