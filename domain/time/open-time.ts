import type { Instant } from './instant.ts';
import { forEachOpening, type Openings } from './openings.ts';
import { yearOf, yearStart } from './range.ts';
import { SegmentList } from './segment-list.ts';
import { piecesOfYear } from './zone-pieces.ts';

/** An office calendar has about this many segments in four centuries, so its gaps are always compiled. */
const MAX_GAP_SEGMENTS = 100_000;
const MAX_SEGMENTS = 1_000_000;

/**
 * A calendar's open time as sorted segments with a running total, so that every lookup is a binary
 * search. UTC years are compiled on first use and always adjoin. If a calendar has very many
 * openings, a lookup far away discards the compiled years and starts again there.
 */
export class OpenTime {
  readonly #hours: Openings;
  readonly #onGrowth: () => void;
  #segments = new SegmentList();
  /** The compiled span, half-open; empty until the first lookup. */
  #begin: Instant = 0;
  #end: Instant = 0;

  /** @param onGrowth called whenever a year was compiled */
  constructor(hours: Openings, onGrowth: () => void) {
    this.#hours = hours;
    this.#onGrowth = onGrowth;
  }

  /** What the compiled years take in memory. */
  get bytes(): number {
    return this.#segments.bytes;
  }

  isOpen(instant: Instant): boolean {
    this.#cover(instant);
    const index = this.#segments.begunAt(instant) - 1;
    return index >= 0 && instant < this.#segments.to(index);
  }

  /** Milliseconds of open time from `start` to `end`; negative when `end` comes first. */
  measure(start: Instant, end: Instant): number {
    this.#cover(Math.min(start, end), Math.max(start, end));
    return this.#totalAt(end) - this.#totalAt(start);
  }

  /**
   * The first instant by which `openMs` of open time, more than zero, has passed since `start`; null
   * if the years up to `last` do not have that much.
   */
  add(start: Instant, openMs: number, last: Instant): Instant | null {
    this.#cover(start);
    const total = this.#totalAt(start) + openMs;
    while (this.#segments.before(this.#segments.length) < total) {
      if (this.#end >= last) return null;
      this.#append();
    }
    const index = this.#segments.beganBefore(total) - 1;
    return this.#segments.from(index) + (total - this.#segments.before(index));
  }

  /**
   * The last instant from which `openMs` of open time, more than zero, passes until `end`; null if
   * the years back to `first` do not have that much.
   */
  subtract(end: Instant, openMs: number, first: Instant): Instant | null {
    this.#cover(end);
    let missing = openMs - this.#totalAt(end);
    while (missing > 0) {
      if (this.#begin <= first) return null;
      // Prepending a year raises every total by that year's open time.
      const previous = this.#segments.before(this.#segments.length);
      this.#prepend();
      missing -= this.#segments.before(this.#segments.length) - previous;
    }
    const total = -missing;
    const index = this.#segments.beganBy(total) - 1;
    return this.#segments.from(index) + (total - this.#segments.before(index));
  }

  /** The instant itself if it is open, otherwise the next opening; null if that is not before `last`. */
  openingFrom(instant: Instant, last: Instant): Instant | null {
    const index = this.#indexAfter(instant, last);
    if (index === this.#segments.length) return null;
    const opening = Math.max(instant, this.#segments.from(index));
    return opening < last ? opening : null;
  }

  /**
   * The closing of the open time around an instant, or of the next open time if the instant is closed;
   * null if that is not before `last`.
   */
  closingAfter(instant: Instant, last: Instant): Instant | null {
    const index = this.#indexAfter(instant, last);
    if (index === this.#segments.length) return null;
    // A segment that ends with the compiled years may continue in the next year.
    while (this.#segments.to(index) === this.#end && this.#end < last) this.#append();
    const closing = this.#segments.to(index);
    return closing < last ? closing : null;
  }

  /** The index of the first segment that ends after an instant; the length if none begins before `last`. */
  #indexAfter(instant: Instant, last: Instant): number {
    this.#cover(instant);
    const begun = this.#segments.begunAt(instant);
    if (begun > 0 && instant < this.#segments.to(begun - 1)) return begun - 1;
    while (begun === this.#segments.length && this.#end < last) this.#append();
    return begun;
  }

  /** The open time before an instant that lies in the compiled years. */
  #totalAt(instant: Instant): number {
    const index = this.#segments.begunAt(instant) - 1;
    if (index < 0) return 0;
    const passed = Math.min(instant, this.#segments.to(index)) - this.#segments.from(index);
    return this.#segments.before(index) + passed;
  }

  #cover(from: Instant, to = from): void {
    if (from >= this.#begin && to < this.#end) return;
    if (this.#begin === this.#end || this.#isFar(from, to)) {
      this.#segments = new SegmentList();
      this.#begin = yearStart(yearOf(from));
      this.#end = this.#begin;
    }
    while (to >= this.#end) this.#append();
    while (from < this.#begin) this.#prepend();
  }

  /** Whether compiling the years between costs more than starting again, or too many segments are kept. */
  #isFar(from: Instant, to: Instant): boolean {
    const gap = Math.max(from - this.#end, this.#begin - to, 0);
    const perMs = this.#segments.length / (this.#end - this.#begin);
    return gap * perMs > MAX_GAP_SEGMENTS || this.#segments.length > MAX_SEGMENTS;
  }

  #append(): void {
    const year = yearOf(this.#end);
    this.#segments.append(this.#edgesOf(year));
    this.#end = yearStart(year + 1);
    this.#onGrowth();
  }

  #prepend(): void {
    const year = yearOf(this.#begin) - 1;
    this.#segments.prepend(this.#edgesOf(year));
    this.#begin = yearStart(year);
    this.#onGrowth();
  }

  /** The start and end of each open span of a year, in order. */
  #edgesOf(year: number): readonly Instant[] {
    const edges: Instant[] = [];
    forEachOpening(this.#hours, piecesOfYear(this.#hours.zone, year), (from, to) => {
      edges.push(from, to);
    });
    return edges;
  }
}
