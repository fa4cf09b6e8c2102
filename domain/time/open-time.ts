import type { Hours } from './hours.ts';
import type { Instant } from './instant.ts';
import { openSpans } from './open-spans.ts';
import { headLength } from './partition.ts';
import { yearOf, yearStart } from './range.ts';
import { YearSums } from './year-sums.ts';
import { piecesOfYear } from './zone-pieces.ts';

/** A half-open span of UTC that is open throughout; `before` is the open time before it. */
interface Segment {
  readonly from: Instant;
  readonly to: Instant;
  readonly before: number;
}

/** A year of UTC as sorted segments that don't touch, each with the year's open time before it. */
interface OpenYear {
  readonly segments: readonly Segment[];
  readonly total: number;
}

/**
 * A calendar's open time as a running total in milliseconds, counted from some fixed instant: the
 * open time between two instants is the difference of their totals.
 */
export class OpenTime {
  readonly #years: YearSums<OpenYear>;

  constructor(hours: Hours) {
    this.#years = new YearSums((year) => compileYear(hours, year));
  }

  totalAt(instant: Instant): number {
    const { before, content } = this.#years.at(yearOf(instant));
    const segment = lastBegun(content, instant);
    if (!segment) return before;
    return before + segment.before + Math.min(instant, segment.to) - segment.from;
  }

  isOpen(instant: Instant): boolean {
    const segment = lastBegun(this.#years.at(yearOf(instant)).content, instant);
    return segment !== undefined && instant < segment.to;
  }

  /**
   * The segment in which, or at whose end, the total is reached, with the total before it; null
   * when that is not by the end of `lastYear`.
   */
  reach(total: number, lastYear: number): Segment | null {
    const year = this.#years.reaching(total, lastYear);
    if (!year) return null;
    const { before, content } = year;
    const index = headLength(content.segments, (s) => before + s.before + s.to - s.from < total);
    const segment = content.segments[index];
    return segment ? { ...segment, before: before + segment.before } : null;
  }

  /** The instant itself when open, else the next opening by the end of `lastYear`, or null. */
  openingFrom(instant: Instant, lastYear: number): Instant | null {
    const segment = this.#firstAfter(instant, lastYear);
    return segment && Math.max(instant, segment.from);
  }

  /**
   * The closing of the open time around an instant, or of the next one; null where that is not
   * before the end of `lastYear`.
   */
  closingAfter(instant: Instant, lastYear: number): Instant | null {
    const end = yearStart(lastYear + 1);
    let segment = this.#firstAfter(instant, lastYear);
    while (segment && segment.to < end) {
      const next = this.#firstAfter(segment.to, lastYear);
      // A segment that ends with its year may go on in the next one.
      if (next?.from !== segment.to) return segment.to;
      segment = next;
    }
    return null;
  }

  /** The first segment that ends after an instant. */
  #firstAfter(instant: Instant, lastYear: number): Segment | null {
    for (let year = yearOf(instant); year <= lastYear; year += 1) {
      const { segments } = this.#years.at(year).content;
      const segment = segments[headLength(segments, ({ to }) => to <= instant)];
      if (segment) return segment;
    }
    return null;
  }
}

/** The last segment that has begun by the instant, whether or not it has ended. */
function lastBegun({ segments }: OpenYear, instant: Instant): Segment | undefined {
  return segments[headLength(segments, ({ from }) => from <= instant) - 1];
}

function compileYear(hours: Hours, year: number): OpenYear {
  const segments: Segment[] = [];
  let total = 0;
  for (const { from, to } of openSpans(hours, piecesOfYear(hours.zone, year))) {
    const last = segments.at(-1);
    // What touches is one segment: a shift over midnight, or an interval cut by a transition.
    if (last?.to === from) segments[segments.length - 1] = { ...last, to };
    else segments.push({ from, to, before: total });
    total += to - from;
  }
  return { segments, total };
}
