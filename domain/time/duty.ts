import type { CompiledCalendar } from './compile.ts';
import type { Instant } from './instant.ts';
import { lookAheadYear } from './range.ts';

/** Whether support is on duty at an instant, and when that changes. */
export interface Duty {
  readonly onDuty: boolean;
  /** When duty ends. Null if support is off duty, or if duty does not end within the look-ahead. */
  readonly until: Instant | null;
  /** When duty next begins. Null if support is on duty, or if duty does not begin within the look-ahead. */
  readonly nextAt: Instant | null;
}

/**
 * Whether support is on duty, and when that changes. Support is on duty while all the calendars are
 * open; without calendars, always. Looks ahead to the end of the second year (UTC) after that of `now`.
 * Throws `InstantRangeError` for a `now` outside the supported years.
 */
export function dutyAt(calendars: readonly CompiledCalendar[], now: Instant): Duty {
  if (calendars.every((calendar) => calendar.isOpen(now))) {
    return { onDuty: true, until: firstClosing(calendars, now), nextAt: null };
  }
  return { onDuty: false, until: null, nextAt: nextAllOpen(calendars, now) };
}

function firstClosing(calendars: readonly CompiledCalendar[], now: Instant): Instant | null {
  const closings = calendars
    .map((calendar) => calendar.nextClosing(now))
    .filter((closing) => closing !== null);
  return closings.length === 0 ? null : Math.min(...closings);
}

function nextAllOpen(calendars: readonly CompiledCalendar[], now: Instant): Instant | null {
  const lastYear = lookAheadYear(now);
  let candidate = now;
  for (;;) {
    const opening = openInTurn(calendars, candidate, lastYear);
    if (opening === null || opening === candidate) return opening;
    // A later calendar may have moved the instant past the closing of an earlier one.
    candidate = opening;
  }
}

/** Moves an instant to each calendar's next opening in turn. If it does not move, all are open. */
function openInTurn(
  calendars: readonly CompiledCalendar[],
  from: Instant,
  lastYear: number,
): Instant | null {
  let instant = from;
  for (const calendar of calendars) {
    const opening = calendar.nextOpeningBy(instant, lastYear);
    if (opening === null) return null;
    instant = opening;
  }
  return instant;
}
