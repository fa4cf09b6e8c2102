import { checkDays, minutesToMs } from '../../domain/time/amount.ts';
import type { Calendar, SingleCalendar } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { parseMonthDay } from '../../domain/time/local-date.ts';
import { targetCase, type Target } from '../../domain/time/target.ts';
import { DAY } from '../../domain/time/units.ts';
import { wallTimeOf } from '../../domain/time/wall-hours.ts';

const WEEK = 7 * DAY;
const WEEKS_A_YEAR = (365.25 * DAY) / WEEK;

/** Nobody plans further ahead, and each year of a zone has to be looked up. */
const MAX_YEARS = 100;
/** Almost two centuries of an office that opens twice each weekday: some 20 ms to compile. */
const MAX_OPENINGS = 100_000;

/** An item spans so many openings or years that it would keep all other requests waiting. */
export class SpanTooLongError extends Error {
  override readonly name = 'SpanTooLongError';
  readonly code = 'span-too-long';

  constructor(years: number, openings: number) {
    super(
      `spans about ${Math.ceil(years)} years with ${Math.ceil(openings)} openings: at most ${MAX_YEARS} years and ${MAX_OPENINGS} openings are counted at once`,
    );
  }
}

/** Throws `SpanTooLongError` if a span is too long for a calendar. */
export function checkSpan(calendar: Calendar, start: Instant, end: Instant): void {
  checkWeeks(calendar, Math.abs(end - start) / WEEK);
}

/**
 * The same for an amount, by the weeks that it takes at the calendar's weekly hours. A calendar that opens
 * only by exceptions passes, as it has no more openings than exceptions. Throws `AmountError` for an amount
 * that makes no sense.
 */
export function checkAmount(calendar: Calendar, amount: Target): void {
  checkWeeks(calendar, weeksOf(amount, calendar));
}

function checkWeeks(calendar: Calendar, weeks: number): void {
  const years = (weeks * WEEK) / (365.25 * DAY);
  const openings = weeks * weekOf(calendar).openings;
  if (years > MAX_YEARS || openings > MAX_OPENINGS) throw new SpanTooLongError(years, openings);
}

/** Elapsed time takes no weeks, as no opening has to be looked up for it. */
function weeksOf(amount: Target, calendar: Calendar): number {
  const { days, openMs } = weekOf(calendar);
  const weeksOfDays = (count: number) => ratio(checkDays(count), days);
  return targetCase(amount, {
    minutes: () => 0,
    days: () => 0,
    months: () => 0,
    businessMinutes: (minutes) => ratio(minutesToMs(minutes), openMs),
    businessDays: weeksOfDays,
    by: ({ businessDays, cutOff }) => weeksOfDays(Math.max(businessDays, cutOff?.after ?? 0)),
  });
}

function ratio(amount: number, ofAWeek: number): number {
  return ofAWeek === 0 ? 0 : amount / ofAWeek;
}

/** How often and how long a calendar opens in a week without holidays. */
interface Week {
  readonly days: number;
  /** With a share of those by exceptions of every year. */
  readonly openings: number;
  readonly openMs: number;
}

const weeks = new WeakMap<Calendar, Week>();

function weekOf(calendar: Calendar): Week {
  const week = weeks.get(calendar) ?? measureWeek(calendar);
  weeks.set(calendar, week);
  return week;
}

function measureWeek({ anyOf, ...own }: Calendar): Week {
  if (anyOf === undefined) return measureOwnWeek(own);
  const parts = anyOf.map(measureOwnWeek);
  // They may overlap, so together they open at most as often, and at least as long as the longest.
  return {
    days: Math.max(...parts.map(({ days }) => days)),
    openings: parts.reduce((sum, { openings }) => sum + openings, 0),
    openMs: Math.max(...parts.map(({ openMs }) => openMs)),
  };
}

function measureOwnWeek({ weekly, holidays, holidayHours = [], exceptions }: SingleCalendar): Week {
  const days = Object.values(weekly).filter((hours) => hours.length > 0);
  const hours = days.flat();
  const openMs = hours.reduce((sum, [from, to]) => sum + lengthOf(from, to), 0);
  const everyYear = [
    ...Object.keys(holidays).map((date) => [date, holidayHours] as const),
    ...Object.entries(exceptions),
  ].filter(([date]) => parseMonthDay(date) !== null);
  const yearly = everyYear.reduce((sum, [, opened]) => sum + opened.length, 0);
  return { days: days.length, openings: hours.length + yearly / WEEKS_A_YEAR, openMs };
}

/** Milliseconds of wall time; the calendar is known to be valid. */
function lengthOf(from: string, to: string): number {
  return wallTimeOf(to)! - wallTimeOf(from)!;
}
