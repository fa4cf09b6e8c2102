import type { CaseFile, ClockPlan } from '../case/types.ts';
import { toIso } from '../time/instant.ts';
import { segmentsBetween } from '../time/segments.ts';

/**
 * Why each clock is due when it is: its rule, and every stretch of time from its start to its
 * deadline (`api.md`, `/v1/cases/{id}/explanation`). The counted seconds add up to the target. A
 * clock without a deadline has no segments.
 */
export function explanationView(file: Pick<CaseFile, 'plan' | 'calendars' | 'zoneDataVersion'>) {
  return { clocks: file.plan.map((plan) => explainClock(plan, file)) };
}

function explainClock(
  plan: ClockPlan,
  { calendars, zoneDataVersion }: Pick<CaseFile, 'calendars' | 'zoneDataVersion'>,
) {
  const { metric, rule = null, source, startedAt, dueAt } = plan;
  const calendar = plan.calendar === null ? null : (calendars[plan.calendar] ?? null);
  const segments = dueAt === null ? [] : segmentsBetween(calendar, startedAt, dueAt);
  return {
    metric,
    rule,
    source,
    calendar: plan.calendar,
    calendarVersion: calendar?.version ?? null,
    zoneDataVersion,
    segments: segments.map(({ from, to, ...stretch }) => ({
      from: toIso(from),
      to: toIso(to),
      ...stretch,
      seconds: (to - from) / 1000,
    })),
  };
}
