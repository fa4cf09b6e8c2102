import type { Calendar, SingleCalendar } from './calendar.ts';
import { compileCalendar } from './compile.ts';
import { InstantRangeError } from './errors.ts';
import type { Hours } from './hours.ts';
import type { Instant } from './instant.ts';
import { dateOfLocal, type LocalDate } from './local-date.ts';
import { firstDateIn } from './open-spans.ts';
import { isSupported } from './range.ts';
import { holidayOn } from './special-dates.ts';
import type { Stretch, TimeSegment } from './time-segment.ts';
import { DAY } from './units.ts';
import { UnionHours } from './union-hours.ts';
import { unionSegments } from './union-segments.ts';
import type { ZonePiece } from './zone-pieces.ts';
import { piecesBetween } from './zone-pieces.ts';

const COUNTED: Stretch = { kind: 'counted' };
const CLOSED: Stretch = { kind: 'closed' };

/**
 * Divides a clock's span from its start to its deadline into segments, in order. Each segment begins
 * where the previous one ends, none is empty, adjoining segments of one kind and name are merged, and
 * the counted ones add up to the span's open time. A holiday lasts from midnight to midnight in the
 * calendar's zone; on a calendar with `anyOf`, while one of these would be open but for a holiday.
 * `calendar` is the one on which the clock's own time passes; null means elapsed time, all of it
 * counted. Empty if `dueAt` is not after `start`. The cost grows with the number of days.
 * Throws `CalendarError`, `InstantRangeError`.
 */
export function segmentsBetween(
  calendar: Calendar | null,
  start: Instant,
  dueAt: Instant,
): readonly TimeSegment[] {
  for (const instant of [start, dueAt]) {
    if (!isSupported(instant)) throw new InstantRangeError(instant);
  }
  const segments: TimeSegment[] = [];
  if (start >= dueAt) return segments;
  if (calendar === null) return [{ from: start, to: dueAt, ...COUNTED }];
  const { hours } = compileCalendar(calendar);
  const divided =
    hours instanceof UnionHours
      ? unionSegments(calendar.anyOf ?? [], (part) => segmentsBetween(part, start, dueAt))
      : segmentsOf(calendar, hours, start, dueAt);
  for (const segment of divided) append(segments, segment);
  return segments;
}

/** Some of them may be empty, and adjoining ones of one kind and name. */
function segmentsOf(
  calendar: SingleCalendar,
  hours: Hours,
  start: Instant,
  dueAt: Instant,
): readonly TimeSegment[] {
  const segments: TimeSegment[] = [];
  for (const piece of piecesBetween(hours.zone, start, dueAt)) {
    const last = dateOfLocal(piece.to - 1 + piece.offset);
    for (let date = firstDateIn(piece, hours); date <= last; date += 1) {
      segments.push(...dayOf(piece, date, hours, closedAs(calendar, date)));
    }
  }
  return segments;
}

/** How a date's closed hours are labelled: as a holiday, unless an exception opens it. */
function closedAs(calendar: SingleCalendar, date: LocalDate): Stretch {
  const name = holidayOn(calendar, date);
  if (name === null) return CLOSED;
  return name === '' ? { kind: 'holiday' } : { kind: 'holiday', name };
}

/** A date's open and closed stretches, cut to the piece; some may be empty. */
function dayOf(
  piece: ZonePiece,
  date: LocalDate,
  hours: Hours,
  closed: Stretch,
): readonly TimeSegment[] {
  const at = (wallMs: number): Instant =>
    Math.min(Math.max(date * DAY + wallMs - piece.offset, piece.from), piece.to);
  const segments: TimeSegment[] = [];
  let passed = hours.reachInto(date);
  for (const { from, to } of hours.on(date)) {
    segments.push({ from: at(passed), to: at(from), ...closed });
    segments.push({ from: at(from), to: at(to), ...COUNTED });
    passed = to;
  }
  return passed < DAY ? [...segments, { from: at(passed), to: at(DAY), ...closed }] : segments;
}

function append(segments: TimeSegment[], segment: TimeSegment): void {
  if (segment.from === segment.to) return;
  const last = segments.at(-1);
  if (last?.kind === segment.kind && last.name === segment.name) {
    segments[segments.length - 1] = { ...last, to: segment.to };
  } else {
    segments.push(segment);
  }
}
