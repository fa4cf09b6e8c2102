import { LRUCache } from 'lru-cache';
import { checkDays, checkMilliseconds, checkWallTime } from './amount.ts';
import { BusinessDays } from './business-days.ts';
import type { Calendar, SingleCalendar } from './calendar.ts';
import { InstantRangeError, NeverOpensError } from './errors.ts';
import type { Instant } from './instant.ts';
import { openingsOf, type Openings } from './openings.ts';
import { OpenTime } from './open-time.ts';
import type { WallTimeTarget } from './target.ts';
import {
  FIRST_YEAR,
  LAST_YEAR,
  isSupported,
  lookAheadYear,
  yearEnd,
  yearOf,
  yearStart,
} from './range.ts';
import { DAY } from './units.ts';

/** What any compiled calendar takes besides its content. */
const OWN_BYTES = 2_000;

/**
 * A calendar prepared for counting (docs/semantics.md, "Business time"). All amounts
 * are milliseconds of open time. Years are compiled on first use; after that the cost of an
 * operation does not depend on the span.
 *
 * Every operation throws `InstantRangeError` for an instant outside the supported years. If a
 * result lies beyond them it throws `InstantRangeError`, and if the calendar has no further opening
 * `NeverOpensError`; operations that can return null look ahead a bounded time and return null
 * instead.
 */
export class CompiledCalendar {
  readonly hours: Openings;
  readonly #time: OpenTime;
  readonly #businessDays: BusinessDays;
  readonly #lastYear: number;
  /** Nothing opens before this instant. */
  readonly #first: Instant;
  /** Nothing opens from this instant on. */
  readonly #last: Instant;

  /** @param onGrowth called when it takes more memory than before, or is about to */
  constructor(hours: Openings, onGrowth: () => void = () => {}) {
    this.hours = hours;
    this.#time = new OpenTime(hours, onGrowth);
    this.#businessDays = new BusinessDays(hours, onGrowth);
    this.#lastYear = lastYearWithOpenings(hours);
    this.#last = yearEnd(this.#lastYear);
    this.#first = firstOpening(hours);
  }

  /** What it takes in memory, roughly. */
  get bytes(): number {
    return OWN_BYTES + this.hours.bytes + this.#time.bytes + this.#businessDays.bytes;
  }

  isOpen(instant: Instant): boolean {
    return this.#time.isOpen(checkInstant(instant));
  }

  /** The instant itself if it is open, otherwise the next opening. */
  nextOpening(instant: Instant): Instant {
    const opening = this.#time.openingFrom(checkInstant(instant), this.#last);
    return opening ?? this.#exhausted(instant);
  }

  /**
   * The instant itself if it is open, otherwise the next opening; null if there is none by the end
   * of `lastYear` (UTC).
   */
  nextOpeningBy(instant: Instant, lastYear: number): Instant | null {
    return this.#time.openingFrom(checkInstant(instant), yearEnd(lastYear));
  }

  /**
   * The end of the open time around the instant or, if the instant is closed, of the next open time.
   * Adjoining open times count as one, even across midnight, a transition or the end of a year. Null
   * if it does not end in the instant's year (UTC) or the two after it, as when the calendar is
   * always open.
   */
  nextClosing(instant: Instant): Instant | null {
    return this.#time.closingAfter(checkInstant(instant), yearEnd(lookAheadYear(instant)));
  }

  /**
   * The instant by which `openMs` of open time have passed since `start`. A result that falls on a
   * closing is that closing, not the next opening. Adding zero gives `start` if it is open, otherwise
   * the next opening. Hours that the clocks repeat count twice; hours that they skip do not count.
   * Throws `AmountError` for an amount that is negative, not finite or above a hundred years.
   */
  add(start: Instant, openMs: number): Instant {
    const amount = checkMilliseconds(openMs);
    if (amount === 0) return this.nextOpening(start);
    const end = this.#time.add(checkInstant(start), amount, this.#last);
    return end === null ? this.#exhausted(start) : checkInstant(end);
  }

  /**
   * The reverse of `add`: the last instant from which `openMs` of open time pass until `end`. A
   * result that falls on an opening is that opening, not the closing before it. Subtracting zero
   * gives `end` itself. Throws `AmountError` as `add` does.
   */
  subtract(end: Instant, openMs: number): Instant {
    const amount = checkMilliseconds(openMs);
    if (amount === 0) return checkInstant(end);
    const start = this.#time.subtract(checkInstant(end), amount, this.#first);
    if (start !== null) return start;
    throw this.hours.opensWeekly()
      ? new InstantRangeError(null)
      : new NeverOpensError(end, 'before');
  }

  /** Milliseconds of open time from `start` to `end`; negative when `end` comes first. */
  measure(start: Instant, end: Instant): number {
    return this.#time.measure(checkInstant(start), checkInstant(end));
  }

  /**
   * The same wall-clock time `days` business days later. A business day is a date on which the
   * calendar opens at all, and a closed `start` counts from the next opening. If that time is closed
   * on that date, the result is the last closing before it on that date, otherwise the date's first
   * opening. A wall time that the clocks skip becomes the transition; a repeated one is the first.
   * Throws `AmountError` for a number that is not whole, is negative or exceeds a hundred years.
   */
  addBusinessDays(start: Instant, days: number): Instant {
    const count = checkDays(days);
    const opening = this.nextOpening(start);
    if (count === 0) return opening;
    const due = this.#businessDays.add(opening, count, this.#lastYear);
    return due === null ? this.#exhausted(start) : checkInstant(due);
  }

  /**
   * A wall time on the business day `businessDays` after the date of `start`; a start on a business day
   * at the cut-off or later has another number of them. 0 is the date itself, or the next business day if
   * the time has passed there. Where the wall time is closed on that date, and where clocks skip or repeat
   * it, as `addBusinessDays` has it. Throws `AmountError`.
   */
  by({ time, businessDays, cutOff }: WallTimeTarget, start: Instant): Instant {
    const early = checkDays(businessDays);
    const late = cutOff ? { from: checkWallTime(cutOff.at), days: checkDays(cutOff.after) } : null;
    const wallTime = this.#businessDays.wallTimeOn(checkInstant(start));
    const days = late && wallTime !== null && wallTime >= late.from ? late.days : early;
    const due = this.#businessDays.at(start, days, checkWallTime(time), this.#lastYear);
    return due === null ? this.#exhausted(start) : checkInstant(due);
  }

  #exhausted(after: Instant): never {
    throw this.hours.opensWeekly() ? new InstantRangeError(null) : new NeverOpensError(after);
  }
}

/** For all kept calendars together. */
export const MAX_CACHED_BYTES = 16 * 1024 * 1024;

/** By content, because a case brings its own copy of its calendar each time. */
const compiled = new LRUCache<string, CompiledCalendar>({
  maxSize: MAX_CACHED_BYTES,
  sizeCalculation: ({ bytes }, content) => bytes + content.length,
});

/** The content of calendars that are asked for again and again, as writing it costs more than a lookup. */
const contents = new WeakMap<Calendar, string>();

/**
 * Checks a calendar and prepares it for counting. Equal calendars share the compiled result, so the
 * object must not be changed afterwards. Throws `CalendarError` with all problems, and
 * `ZoneDataError` where its release of the zone data does not travel along.
 */
export function compileCalendar(calendar: Calendar): CompiledCalendar {
  const content = contents.get(calendar) ?? contentOf(calendar);
  contents.set(calendar, content);
  return compiled.get(content) ?? compileContent(content, calendar);
}

function contentOf({ anyOf, ...own }: Calendar): string {
  return JSON.stringify([own, ...(anyOf ?? [])].map(valuesOf));
}

/** All but the names of its holidays, which are nothing to time. */
function valuesOf({ holidays, ...calendar }: SingleCalendar): readonly unknown[] {
  const { timeZone, zoneData, weekly, holidayHours, exceptions } = calendar;
  return [timeZone, zoneData, weekly, Object.keys(holidays), holidayHours, exceptions];
}

function compileContent(content: string, calendar: Calendar): CompiledCalendar {
  // It grows while it is used. The cache weighs only what is new to it, so what has grown is put in anew.
  const keep = (): void => {
    compiled.delete(content);
    compiled.set(content, made);
  };
  const made = new CompiledCalendar(openingsOf(calendar), keep);
  keep();
  return made;
}

function checkInstant(instant: Instant): Instant {
  if (!isSupported(instant)) throw new InstantRangeError(instant);
  return instant;
}

/** Without weekly hours nothing opens before the first exception. */
function firstOpening(hours: Openings): Instant {
  if (hours.opensWeekly()) return yearStart(FIRST_YEAR);
  const first = hours.firstException();
  // Start a day early: east of UTC, local 1 January begins in the previous UTC year.
  return first === null ? Infinity : (first - 1) * DAY;
}

/** Without weekly hours nothing opens after the last exception. */
function lastYearWithOpenings(hours: Openings): number {
  if (hours.opensWeekly()) return LAST_YEAR;
  const last = hours.lastException();
  // End two days late: west of UTC, local 31 December ends in the next UTC year, and a shift over midnight later.
  return last === null ? -Infinity : Math.min(LAST_YEAR, yearOf((last + 2) * DAY));
}
