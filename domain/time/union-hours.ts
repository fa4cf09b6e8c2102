import type { Calendar, SingleCalendar } from './calendar.ts';
import { CalendarError, type CalendarProblem } from './errors.ts';
import { Hours, readZone } from './hours.ts';
import { joinedSpans, type Span } from './joined-spans.ts';
import { dateOfLocal, type LocalDate } from './local-date.ts';
import { forEachOpenSpan, type Visit } from './open-spans.ts';
import { DAY } from './units.ts';
import type { Zone } from './zone.ts';
import { piecesBetween, type ZonePiece } from './zone-pieces.ts';

/**
 * When a calendar is open that is open while any of several is: each of these has its own zone, hours and
 * dates. Its own zone only says which date an instant belongs to, so a shift over midnight is of both dates.
 */
export class UnionHours {
  readonly zone: Zone;
  readonly #parts: readonly Hours[];

  /** Throws `CalendarError` with all problems, and `ZoneDataError`. */
  constructor(calendar: Calendar, anyOf: readonly SingleCalendar[]) {
    const problems: CalendarProblem[] = [];
    const zone = readZone(calendar, problems);
    this.#parts = anyOf.flatMap((part, index) => hoursOf(part, `anyOf.${index}`, problems));
    if (zone === null || problems.length > 0) throw new CalendarError(problems);
    this.zone = zone;
  }

  /** What it takes in memory, roughly. */
  get bytes(): number {
    return this.#parts.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** No date has hours of the one before. */
  reachInto(): number {
    return 0;
  }

  /** Visits each span in which any of them is open in these pieces of the zone, in time order, cut to dates. */
  forEachSpan(pieces: readonly ZonePiece[], visit: Visit): void {
    for (const piece of pieces) {
      for (const span of this.#spansIn(piece)) forEachDateOf(span, piece.offset, visit);
    }
  }

  #spansIn({ from, to }: Span): readonly Span[] {
    const spans: Span[] = [];
    for (const part of this.#parts) {
      forEachOpenSpan(part, piecesBetween(part.zone, from, to), (begin, end) => {
        spans.push({ from: begin, to: end });
      });
    }
    return joinedSpans(spans);
  }

  /** Whether any of them opens again and again, so that there is always another opening. */
  opensWeekly(): boolean {
    return this.#parts.some((part) => part.opensWeekly());
  }

  /** The first exception date that has open hours, in the zone of whichever it is; null if there is none. */
  firstException(): LocalDate | null {
    const dates = this.#exceptions((part) => part.firstException());
    return dates.length === 0 ? null : Math.min(...dates);
  }

  /** The last exception date that has open hours, in the zone of whichever it is; null if there is none. */
  lastException(): LocalDate | null {
    const dates = this.#exceptions((part) => part.lastException());
    return dates.length === 0 ? null : Math.max(...dates);
  }

  #exceptions(find: (part: Hours) => LocalDate | null): readonly LocalDate[] {
    return this.#parts.map(find).filter((date) => date !== null);
  }
}

function hoursOf(
  part: SingleCalendar,
  path: string,
  problems: CalendarProblem[],
): readonly Hours[] {
  try {
    return [new Hours(part)];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    problems.push(...error.problems.map((each) => ({ ...each, path: `${path}.${each.path}` })));
    return [];
  }
}

function forEachDateOf({ from, to }: Span, offset: number, visit: Visit): void {
  let begin = from;
  while (begin < to) {
    const date = dateOfLocal(begin + offset);
    const end = Math.min(to, (date + 1) * DAY - offset);
    visit(begin, end, date);
    begin = end;
  }
}
