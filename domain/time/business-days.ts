import type { Instant } from './instant.ts';
import { dateOfLocal, type LocalDate } from './local-date.ts';
import { forEachOpening, type Openings } from './openings.ts';
import { headLength } from './partition.ts';
import { yearOf, yearStart } from './range.ts';
import { DAY } from './units.ts';
import { instantOfWallTime } from './wall-time.ts';
import { YearSums } from './year-sums.ts';
import { piecesBetween } from './zone-pieces.ts';
import { offsetAt } from './zone.ts';

/** A number for each of its days. */
const BYTES_OF_A_YEAR = 4_000;

/** The dates in a local year on which the calendar opens at all. */
interface BusinessYear {
  readonly dates: readonly LocalDate[];
  readonly total: number;
}

/** The dates on which a calendar opens at all, in order, with a running count. */
export class BusinessDays {
  readonly #hours: Openings;
  readonly #years: YearSums<BusinessYear>;

  /** @param onGrowth called whenever a year is compiled */
  constructor(hours: Openings, onGrowth: () => void) {
    this.#hours = hours;
    this.#years = new YearSums((year) => {
      onGrowth();
      return compileYear(hours, year);
    });
  }

  /** What the compiled years take in memory at most. */
  get bytes(): number {
    return this.#years.count * BYTES_OF_A_YEAR;
  }

  /** The n-th business date after `date`; null if there is none by the end of `lastYear`. */
  #after(date: LocalDate, n: number, lastYear: number): LocalDate | null {
    const { before, content } = this.#years.at(yearOf(date * DAY));
    const upTo = headLength(content.dates, (other) => other <= date);
    const rank = before + upTo + n;
    const year = this.#years.reaching(rank, lastYear);
    return year?.content.dates[rank - year.before - 1] ?? null;
  }

  /**
   * The same wall-clock time `days` business days after an opening, at least one. Where that time is closed on
   * that date: the last closing before it on that date, or else the date's first opening. A wall time that clocks
   * skip is the transition, a repeated one the first. Null where there is none by the end of `lastYear`.
   */
  add(opening: Instant, days: number, lastYear: number): Instant | null {
    const { zone } = this.#hours;
    const local = opening + offsetAt(opening, zone);
    const from = this.#dateOf(local);
    const date = this.#after(from, days, lastYear);
    if (date === null) return null;
    return this.#clamp(instantOfWallTime(local + (date - from) * DAY, zone), date);
  }

  /**
   * A wall time `days` business days after the date of an instant; where it is closed on that date, as `add`
   * does. On the date itself only if that comes after the instant, or else on the next business day. Null
   * where there is none by the end of `lastYear`.
   * @param time milliseconds since midnight
   */
  at(instant: Instant, days: number, time: number, lastYear: number): Instant | null {
    const { zone } = this.#hours;
    const from = this.#dateOf(instant + offsetAt(instant, zone));
    const on = (date: LocalDate): Instant =>
      this.#clamp(instantOfWallTime(date * DAY + time, zone), date);
    if (days === 0 && this.isOpenOn(from)) {
      const today = on(from);
      if (today > instant) return today;
    }
    const date = this.#after(from, Math.max(1, days), lastYear);
    return date === null ? null : on(date);
  }

  /** The wall time of an instant as milliseconds since the midnight of its date, if that is a business day. */
  wallTimeOn(instant: Instant): number | null {
    const local = instant + offsetAt(instant, this.#hours.zone);
    const date = this.#dateOf(local);
    return this.isOpenOn(date) ? local - date * DAY : null;
  }

  /** Whether a date is a business day. */
  isOpenOn(date: LocalDate): boolean {
    const { dates } = this.#years.at(yearOf(date * DAY)).content;
    return dates[headLength(dates, (other) => other < date)] === date;
  }

  /** The date to which an open wall time belongs: that of the evening, in a shift over midnight. */
  #dateOf(local: number): LocalDate {
    const date = dateOfLocal(local);
    return local - date * DAY < this.#hours.reachInto(date) ? date - 1 : date;
  }

  /**
   * Moves an instant on a business date into that date's open hours: the instant itself if it is
   * open, otherwise the last closing before it on that date, otherwise the date's first opening.
   */
  #clamp(instant: Instant, date: LocalDate): Instant {
    const spans = spansOn(this.#hours, date);
    const begun = spans.filter(({ from }) => from <= instant);
    if (begun.length === 0) return Math.min(...spans.map(({ from }) => from));
    return Math.max(...begun.map(({ to }) => Math.min(instant, to)));
  }
}

function spansOn(hours: Openings, date: LocalDate) {
  // Every zone is less than a day away from UTC, and a shift over midnight ends on the next date.
  const pieces = piecesBetween(hours.zone, (date - 1) * DAY, (date + 3) * DAY);
  const spans: { readonly from: Instant; readonly to: Instant }[] = [];
  forEachOpening(hours, pieces, (from, to, on) => {
    if (on === date) spans.push({ from, to });
  });
  return spans;
}

function compileYear(hours: Openings, year: number): BusinessYear {
  const first = yearStart(year) / DAY;
  const end = yearStart(year + 1) / DAY;
  const pieces = piecesBetween(hours.zone, (first - 1) * DAY, (end + 2) * DAY);
  // When clocks go back over midnight a date comes up twice; the set keeps its first position.
  const open = new Set<LocalDate>();
  forEachOpening(hours, pieces, (_from, _to, date) => {
    if (date >= first && date < end) open.add(date);
  });
  const dates = [...open];
  return { dates, total: dates.length };
}
