import type { ClockPlan, Threshold } from '../case/types.ts';
import type { Calendar } from './calendar.ts';
import type { Instant } from './instant.ts';
import { scheduleClock } from './schedule.ts';
import type { Target } from './target.ts';

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
  readonly warnings: readonly Threshold[];
  readonly source: ClockPlan['source'];
}

/**
 * All the instants of one clock that starts now, with what it goes by. Throws what `scheduleClock`
 * throws.
 */
export function planClock(input: PlanClockInput): ClockPlan {
  const { metric, rule, target, startedAt, source, calendar, warnings, timeZone } = input;
  const named = rule === undefined ? { metric } : { metric, rule };
  const base = { ...named, target, calendar: input.calendarId, startedAt, source };
  if (target === null) return { ...base, dueAt: null, dueAtLocal: null, warnings: [] };
  const { escalations: _none, ...plan } = scheduleClock({
    target,
    calendar,
    startedAt,
    pauses: [],
    warnings,
    escalations: [],
    timeZone,
  });
  return { ...base, ...plan };
}
