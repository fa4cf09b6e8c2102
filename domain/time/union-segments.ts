import type { SingleCalendar } from './calendar.ts';
import type { Instant } from './instant.ts';
import type { Stretch, TimeSegment } from './time-segment.ts';

/** Divides a span of time on one calendar, as `segmentsBetween` does. */
type Divide = (calendar: SingleCalendar) => readonly TimeSegment[];

/** One of several calendars: how it divides the span, and how it would without its holidays. */
interface Part {
  readonly segments: readonly TimeSegment[];
  readonly usual: readonly TimeSegment[];
}

const SEPARATOR = ' / ';

/**
 * Divides a span on a calendar that is open while any of several is. Of the time in which none is, that is a
 * holiday in which one of them would be open but for a holiday of its own, named by all of which that is
 * true; all else is closed. Adjoining segments may be of one kind and name.
 */
export function unionSegments(
  anyOf: readonly SingleCalendar[],
  divide: Divide,
): readonly TimeSegment[] {
  const parts = anyOf.map((calendar) => ({
    segments: divide(calendar),
    usual: divide(withoutHolidays(calendar)),
  }));
  const edges = new Set(parts.flatMap(edgesOf));
  const [first = 0, ...others] = [...edges].toSorted((a, b) => a - b);
  const cursors = parts.map(cursorOf);
  let from = first;
  return others.map((to) => {
    const at = from;
    from = to;
    return { from: at, to, ...stretchOf(cursors.map((cursor) => cursor(at))) };
  });
}

function edgesOf({ segments, usual }: Part): readonly Instant[] {
  return [...segments, ...usual].flatMap(({ from, to }) => [from, to]);
}

/** A date that an exception closes is a holiday as well. */
function withoutHolidays({ holidays: _holidays, exceptions, ...calendar }: SingleCalendar) {
  const opened = Object.entries(exceptions).filter(([, hours]) => hours.length > 0);
  return { ...calendar, holidays: {}, exceptions: Object.fromEntries(opened) };
}

interface PartAt {
  readonly now: TimeSegment;
  readonly usually: TimeSegment;
}

/** Finds what a part is at instants that are asked for in order. */
function cursorOf({ segments, usual }: Part): (instant: Instant) => PartAt {
  let index = 0;
  let usualIndex = 0;
  return (instant) => {
    while (segments[index]!.to <= instant) index += 1;
    while (usual[usualIndex]!.to <= instant) usualIndex += 1;
    return { now: segments[index]!, usually: usual[usualIndex]! };
  };
}

function stretchOf(parts: readonly PartAt[]): Stretch {
  if (parts.some(({ now }) => now.kind === 'counted')) return { kind: 'counted' };
  const kept = parts.filter(
    ({ now, usually }) => now.kind === 'holiday' && usually.kind === 'counted',
  );
  if (kept.length === 0) return { kind: 'closed' };
  const names = new Set(kept.flatMap(({ now }) => now.name ?? []));
  return names.size === 0
    ? { kind: 'holiday' }
    : { kind: 'holiday', name: [...names].join(SEPARATOR) };
}
