import type { ClockPlan, Source } from '../case/types.ts';
import type { Calendar } from './calendar.ts';
import type { CompiledCalendar } from './compile.ts';
import { deadline } from './deadline.ts';
import type { Instant } from './instant.ts';
import { ownTime } from './own-time.ts';
import type { Target } from './target.ts';
import { formatLocal } from './local-text.ts';

export interface PlanClockInput {
  readonly metric: ClockPlan['metric'];
  readonly rule?: string | undefined;
  /** Null is "no commitment": nothing is timed. */
  readonly target: Target | null;
  readonly calendarId: string | null;
  /** The content of `calendarId`; null is 24×7. */
  readonly calendar: Calendar | null;
  readonly startedAt: Instant;
  /** IANA zone of the people who read `dueAtLocal`. */
  readonly timeZone: string;
  /** Percent of the target in the clock's own time. */
  readonly warnings: readonly number[];
  readonly source: Source;
}

/**
 * All the instants of one clock that starts now. A target in business days becomes the open time
 * from start to deadline, and the warnings are percentages of that.
 * Throws `CalendarError`, `AmountError`, `InstantRangeError`, `NeverOpensError`,
 * `UnknownZoneError`.
 */
export function planClock(input: PlanClockInput): ClockPlan {
  const { metric, rule, target, startedAt, source } = input;
  const named = rule === undefined ? { metric } : { metric, rule };
  const base = { ...named, target, calendar: input.calendarId, startedAt, source };
  if (target === null) return { ...base, dueAt: null, dueAtLocal: null, warnings: [] };
  const time = ownTime(target, input.calendar);
  const dueAt = deadline(target, startedAt, time);
  const warnings = input.warnings.map((percent) => ({
    percent,
    at: warningAt(startedAt, dueAt, percent, time),
  }));
  return { ...base, dueAt, dueAtLocal: formatLocal(dueAt, input.timeZone), warnings };
}

function warningAt(
  startedAt: Instant,
  dueAt: Instant,
  percent: number,
  time: CompiledCalendar | null,
): Instant {
  if (time === null) return startedAt + Math.round(((dueAt - startedAt) * percent) / 100);
  return time.add(startedAt, (time.measure(startedAt, dueAt) * percent) / 100);
}
