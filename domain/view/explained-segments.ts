import type { CaseFile, Clock, ReasonedPause } from '../case/types.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { ownCalendar } from '../time/own-time.ts';
import { segmentsBetween } from '../time/segments.ts';
import type { TimeSegment } from '../time/time-segment.ts';
import { calendarOf } from './calendar-of.ts';

/** A stretch of a clock's span; a paused stretch counts nothing, even while the calendar is open. */
export type ExplainedSegment = Omit<TimeSegment, 'kind'> & {
  readonly kind: TimeSegment['kind'] | 'paused';
  /** Of a paused stretch: why time stood still. */
  readonly reason?: string;
  readonly seconds: number;
};

/** The part of a clock that determines its segments. */
type Spanned = Pick<
  Clock,
  'target' | 'calendar' | 'startedAt' | 'dueAt' | 'pauses' | 'pausedSince'
>;

/**
 * Every stretch from a clock's start to its deadline, with its length in seconds; the counted ones add
 * up to the target. For a paused clock, which has no deadline, the stretches end at the pause.
 */
export function explainedSegments(
  { target, calendar, startedAt, dueAt, pauses, pausedSince }: Spanned,
  { calendars }: Pick<CaseFile, 'calendars'>,
): readonly ExplainedSegment[] {
  const end = dueAt ?? pausedSince;
  if (target === null || end === null) return [];
  const pinned = calendarOf({ calendars }, calendar);
  return segmentsAround(ownCalendar(target, pinned), startedAt, end, pauses);
}

function segmentsAround(
  calendar: Calendar | null,
  start: Instant,
  end: Instant,
  pauses: readonly ReasonedPause[],
): readonly ExplainedSegment[] {
  const segments: ExplainedSegment[] = [];
  const add = (segment: Omit<ExplainedSegment, 'seconds'>) =>
    segments.push({ ...segment, seconds: (segment.to - segment.from) / 1000 });
  let from = start;
  for (const pause of pauses.filter((each) => each.from < end)) {
    segmentsBetween(calendar, from, pause.from).forEach(add);
    from = Math.min(pause.to, end);
    add({ from: pause.from, to: from, kind: 'paused', reason: pause.reason });
  }
  segmentsBetween(calendar, from, end).forEach(add);
  return segments;
}
