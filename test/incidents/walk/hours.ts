import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { bruteIsOpen } from '../../domain/time/brute-force.ts';
import { ZONE } from '../incident.ts';

/**
 * When São Paulo works, written down once more beside the calendars of `policies/`, so that a
 * mistake there has nothing to hide behind. The holidays are those of the calendar in use.
 */

const { days: holidays } = z
  .object({ days: z.record(z.string(), z.string()) })
  .parse(
    JSON.parse(
      readFileSync(new URL('../../../policies/holidays/BR.json', import.meta.url), 'utf8'),
    ),
  );

const nineToFive = [['09:00', '17:00']] as const;

/** Local business hours: Monday to Friday, closed on public holidays. */
export const OFFICE: Calendar = {
  timeZone: ZONE,
  weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  holidays,
  exceptions: {},
};

const sevenToEleven = [['07:00', '23:00']] as const;

/** The watch of the example offering: every day, on holidays too. */
const WATCH: Calendar = {
  timeZone: ZONE,
  weekly: {
    mon: sevenToEleven,
    tue: sevenToEleven,
    wed: sevenToEleven,
    thu: sevenToEleven,
    fri: sevenToEleven,
    sat: sevenToEleven,
    sun: sevenToEleven,
  },
  holidays: {},
  exceptions: {},
};

export const HOURS = ['always', 'office', 'watch'] as const;
export type Hours = (typeof HOURS)[number];

/** Whether the minute that begins at an instant counts. */
export type Counts = (hours: Hours, minute: number) => boolean;

/** @param office another one shows that a difference would be noticed */
export function countsIn(office: Calendar = OFFICE): Counts {
  return (hours, minute) =>
    hours === 'always' || bruteIsOpen(hours === 'office' ? office : WATCH, minute);
}
