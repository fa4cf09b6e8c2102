import type { Calendar, WallInterval } from '../domain/time/calendar.ts';
import { formatLocalDate } from '../domain/time/local-date.ts';

const NINE_TO_FIVE: readonly WallInterval[] = [['09:00', '17:00']];
const OFFICE_WEEK = {
  mon: NINE_TO_FIVE,
  tue: NINE_TO_FIVE,
  wed: NINE_TO_FIVE,
  thu: NINE_TO_FIVE,
  fri: NINE_TO_FIVE,
};

/** A Saturday, so that leaving it out changes no answer. */
const SPARE_HOLIDAY = '2026-10-03';
const HOLIDAYS = [
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  SPARE_HOLIDAY,
  '2026-12-25',
  '2026-12-26',
  '2027-01-01',
  '2027-03-26',
];

/** An office in Berlin with ten holidays. */
export const OFFICE: Calendar = officeWith(HOLIDAYS);

let serial = 0;

/**
 * The office with its Saturday holiday replaced by a date of long ago, a different one each time:
 * the answers are the same, but nothing that was prepared for another calendar can be reused.
 */
export function freshOffice(): Calendar {
  const longAgo = formatLocalDate((serial += 1) % 18_000);
  return officeWith(HOLIDAYS.map((date) => (date === SPARE_HOLIDAY ? longAgo : date)));
}

function officeWith(dates: readonly string[]): Calendar {
  const holidays = Object.fromEntries(dates.map((date) => [date, '']));
  return { timeZone: 'Europe/Berlin', weekly: OFFICE_WEEK, holidays, exceptions: {} };
}
