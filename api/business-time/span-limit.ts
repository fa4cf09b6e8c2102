import { checkDays, minutesToMs } from '../../domain/time/amount.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Target } from '../../domain/time/target.ts';
import { DAY, MINUTE } from '../../domain/time/units.ts';

const WEEK = 7 * DAY;

/** Nobody plans further; every year of a zone has to be looked at once. */
const MANY_YEARS = 100;
/** Of a century, six calendars of an office open twice a day: some 20 ms to compile. */
const MANY_OPENINGS = 100_000;

/** An item that would keep everybody else waiting: it spans too many openings, or years. */
export class SpanTooLongError extends Error {
  override readonly name = 'SpanTooLongError';
  readonly code = 'span-too-long';

  constructor(years: number, openings: number) {
    super(
      `spans about ${Math.ceil(years)} years with ${Math.ceil(openings)} openings: at most ${MANY_YEARS} years and ${MANY_OPENINGS} openings are counted at once`,
    );
  }
}

/** Throws `SpanTooLongError` for a span that is too long on a calendar. */
export function checkSpan(calendar: Calendar, start: Instant, end: Instant): void {
  checkWeeks(calendar, Math.abs(end - start) / WEEK);
}

/**
 * The same for an amount, by the weeks that it takes at the calendar's weekly hours. One that opens
 * by exceptions alone has as many openings as it has exceptions, and no more. Throws `AmountError`
 * for an amount without sense.
 */
export function checkAmount(calendar: Calendar, amount: Target): void {
  checkWeeks(calendar, weeksOf(amount, calendar));
}

function checkWeeks(calendar: Calendar, weeks: number): void {
  const years = (weeks * WEEK) / (365.25 * DAY);
  const openings = weeks * weekOf(calendar).openings;
  if (years > MANY_YEARS || openings > MANY_OPENINGS) throw new SpanTooLongError(years, openings);
}

/** Elapsed minutes look at no opening. */
function weeksOf(amount: Target, calendar: Calendar): number {
  if ('minutes' in amount) return 0;
  const { days, openMs } = weekOf(calendar);
  if ('businessMinutes' in amount) return ratio(minutesToMs(amount.businessMinutes), openMs);
  return ratio(checkDays(amount.businessDays), days);
}

function ratio(amount: number, ofAWeek: number): number {
  return ofAWeek === 0 ? 0 : amount / ofAWeek;
}

/** How often and how long a calendar opens in a week without holidays. */
interface Week {
  readonly days: number;
  readonly openings: number;
  readonly openMs: number;
}

const weeks = new WeakMap<Calendar, Week>();

function weekOf(calendar: Calendar): Week {
  const week = weeks.get(calendar) ?? measureWeek(calendar);
  weeks.set(calendar, week);
  return week;
}

function measureWeek({ weekly }: Calendar): Week {
  const days = Object.values(weekly).filter((hours) => hours.length > 0);
  const hours = days.flat();
  const openMs = hours.reduce((sum, [from, to]) => sum + wallMs(to) - wallMs(from), 0);
  return { days: days.length, openings: hours.length, openMs };
}

/** `09:30`, of a calendar that was checked. */
function wallMs(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE;
}
