import type { Clock, PinnedCalendar, Threshold } from '../../domain/case/types.ts';
import { scheduleClock } from '../../domain/scheduling/schedule-clock.ts';
import type { Target } from '../../domain/time/target.ts';

interface Started {
  readonly target: Target | null;
  /** Null counts elapsed time. */
  readonly calendar: PinnedCalendar | null;
  readonly startedAt: number;
  readonly timeZone: string;
  readonly warnings?: readonly Threshold[];
}

/** A clock as its case has just started it. Throws what `scheduleClock` throws. */
export function runningClock({
  target,
  calendar,
  startedAt,
  timeZone,
  warnings = [],
}: Started): Clock {
  const untimed = { dueAt: null, dueAtLocal: null, warnings: [] };
  const timed = { calendar, startedAt, timeZone, warnings, pauses: [], escalations: [] };
  const plan = target === null ? untimed : scheduleClock({ ...timed, target });
  return {
    metric: 'first_response',
    audience: 'customer',
    rule: 'technical-b',
    target,
    calendar: calendar?.id ?? null,
    startedAt,
    dueAt: plan.dueAt,
    dueAtLocal: plan.dueAtLocal,
    source: { document: '000', section: 'response times' },
    cycle: 1,
    state: target === null ? 'none' : 'running',
    metAt: null,
    breachedAt: null,
    warnings: plan.warnings.map((warning) => ({ ...warning, sent: false })),
    pauses: [],
    pausedSince: null,
    pausedFor: [],
    escalations: [],
    acknowledged: null,
  };
}
