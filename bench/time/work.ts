import type { Calendar, WallInterval } from '../../domain/time/calendar.ts';
import { formatLocalDate } from '../../domain/time/local-date.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time/units.ts';

/** What is asked of a calendar: the end of an amount, or the open time of a span. */
export interface Question {
  readonly operation: 'add' | 'measure';
  readonly start: Instant;
  /** Of open time to add; of elapsed time from the start to the end of what is measured. */
  readonly minutes: number;
}

/** A question that is asked from every start. */
export interface Job extends Omit<Question, 'start'> {
  readonly label: string;
}

export const JOBS: readonly Job[] = [
  { label: '+8 h', operation: 'add', minutes: (8 * HOUR) / MINUTE },
  { label: '+200 h', operation: 'add', minutes: (200 * HOUR) / MINUTE },
  { label: '+2,000 h', operation: 'add', minutes: (2_000 * HOUR) / MINUTE },
  { label: '60 days', operation: 'measure', minutes: (60 * DAY) / MINUTE },
];

const NINE_TO_FIVE: readonly WallInterval[] = [['09:00', '17:00']];
const OFFICE_WEEK = {
  mon: NINE_TO_FIVE,
  tue: NINE_TO_FIVE,
  wed: NINE_TO_FIVE,
  thu: NINE_TO_FIVE,
  fri: NINE_TO_FIVE,
};

/** A Saturday, so that without it every answer is the same. */
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

/**
 * The office, with a day of long ago in the place of one of its ten holidays, a different one each
 * time: the answers are the same, and nothing that was prepared for another can be used.
 */
export function freshOffice(serial: number): Calendar {
  const longAgo = formatLocalDate(serial % 18_000);
  return officeWith(HOLIDAYS.map((date) => (date === SPARE_HOLIDAY ? longAgo : date)));
}

function officeWith(dates: readonly string[]): Calendar {
  const holidays = Object.fromEntries(dates.map((date) => [date, '']));
  return { timeZone: 'Europe/Berlin', weekly: OFFICE_WEEK, holidays, exceptions: {} };
}

/**
 * From April to August, at all hours of all weekdays. Summer time lasts until 60 days after the
 * last one, and longer than 200 hours take: only adding 2,000 hours crosses transitions, which some
 * libraries do not survive.
 */
export const STARTS: readonly Instant[] = Array.from(
  { length: 64 },
  (_, index) => Date.UTC(2026, 3, 1) + index * (53 * HOUR + 17 * MINUTE),
);
