import type { Calendar, WallInterval } from '../../../domain/time/calendar.ts';
import { offsetsOn } from './brute-clock.ts';

/**
 * Which minutes a calendar is open, by the words of docs/semantics.md, "Business time". It shares
 * no code with `domain/time`, only the shape of a calendar.
 */

// Not imported: vitest makes each use of an imported name a call, which is dear in loops.
const MINUTE = 60_000;
const MINUTES_A_DAY = 1_440;
const WEEKDAY_NAMES = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const;

/** A byte for each minute of a day, or of a date and the one after it: 1 is open. */
type Minutes = Uint8Array;

/** The open minutes of a calendar, each day and each date looked up once. */
class BruteHours {
  readonly #calendar: Calendar;
  readonly #days = new Map<number, Minutes>();
  readonly #dates = new Map<number, Minutes>();

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  onDay(day: number): Minutes {
    const found = this.#days.get(day) ?? this.#readDay(day);
    this.#days.set(day, found);
    return found;
  }

  onDate(date: number): Minutes {
    const found = this.#dates.get(date) ?? minutesOf(intervalsOn(this.#calendar, date));
    this.#dates.set(date, found);
    return found;
  }

  #readDay(day: number): Minutes {
    if (this.#calendar.anyOf) return anyOpenOn(this.#calendar.anyOf, day);
    const offsets = offsetsOn(this.#calendar.timeZone, day);
    const minutes = new Uint8Array(MINUTES_A_DAY);
    let date = NaN;
    let open: Minutes = minutes;
    let evening: Minutes = minutes;
    for (let minute = 0; minute < MINUTES_A_DAY; minute += 1) {
      const wall = day * MINUTES_A_DAY + minute + offsets[minute]!;
      if (Math.floor(wall / MINUTES_A_DAY) !== date) {
        date = Math.floor(wall / MINUTES_A_DAY);
        open = this.onDate(date);
        evening = this.onDate(date - 1);
      }
      const shown = wall - date * MINUTES_A_DAY;
      minutes[minute] = open[shown]! | evening[shown + MINUTES_A_DAY]!;
    }
    return minutes;
  }
}

const known = new WeakMap<Calendar, BruteHours>();

function hoursOf(calendar: Calendar): BruteHours {
  const found = known.get(calendar) ?? new BruteHours(calendar);
  known.set(calendar, found);
  return found;
}

function anyOpenOn(calendars: readonly Calendar[], day: number): Minutes {
  const any = new Uint8Array(MINUTES_A_DAY);
  for (const calendar of calendars) {
    for (const [minute, open] of openMinutesOn(calendar, day).entries()) any[minute]! |= open;
  }
  return any;
}

/** The open minutes of a day of UTC, counted from 1970-01-01; of several calendars, those of any. */
export function openMinutesOn(calendar: Calendar, day: number): Minutes {
  return hoursOf(calendar).onDay(day);
}

/**
 * The open minutes that belong to a local date (days since 1970-01-01), counted from its midnight, as if its
 * clocks showed all: a shift over midnight belongs whole to the date on which it begins.
 */
export function openWallMinutesOn(calendar: Calendar, date: number): Minutes {
  const evening = hoursOf(calendar).onDate(date - 1);
  return hoursOf(calendar)
    .onDate(date)
    .map((open, minute) => (evening[minute + MINUTES_A_DAY] === 1 ? 0 : open));
}

/** A local date as `YYYY-MM-DD`. */
export function dateText(date: number): string {
  return new Date(date * MINUTES_A_DAY * MINUTE).toISOString().slice(0, 10);
}

function intervalsOn(calendar: Calendar, date: number): readonly WallInterval[] {
  const exception = exceptionOn(calendar, date);
  if (exception) return exception;
  const usual = weekdayHours(calendar, date);
  const isHoliday = holidayNameOn(calendar, date) !== undefined;
  if (!isHoliday || usual.length === 0) return usual;
  return calendar.holidayHours ?? [];
}

function weekdayHours(calendar: Calendar, date: number): readonly WallInterval[] {
  return calendar.weekly[WEEKDAY_NAMES[((date % 7) + 7) % 7]!] ?? [];
}

/** One without a year holds only on weekdays that have hours. */
export function exceptionOn(calendar: Calendar, date: number): readonly WallInterval[] | undefined {
  const text = dateText(date);
  const everyYear = weekdayHours(calendar, date).length > 0 ? text.slice(5) : '';
  return calendar.exceptions[text] ?? calendar.exceptions[everyYear];
}

export function holidayNameOn(calendar: Calendar, date: number): string | undefined {
  const text = dateText(date);
  return calendar.holidays[text] ?? calendar.holidays[text.slice(5)];
}

function minutesOf(intervals: readonly WallInterval[]): Minutes {
  const minutes = new Uint8Array(2 * MINUTES_A_DAY);
  for (const [from, to] of intervals) minutes.fill(1, wallTime(from), wallTime(to));
  return minutes;
}

/** `09:30` as minutes of the day. */
function wallTime(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return hours! * 60 + minutes!;
}
