import { expect } from 'vitest';
import type { PinnedCalendar, Threshold } from '../../../../domain/case/types.ts';
import type { OfferingAccount } from '../../../../domain/offering/facts.ts';
import type { Instant } from '../../../../domain/time/instant.ts';
import { planClock } from '../../../../domain/time/plan.ts';
import type { Target } from '../../../../domain/time/target.ts';

/** A clock worked out by hand: local times of the account with their offsets. */
export interface Deadline {
  readonly account: OfferingAccount;
  readonly started: string;
  readonly due: string;
  /** When the warnings, or reminders, go out; most have one. */
  readonly warned: string | readonly string[];
}

/** What is timed: on a calendar, or (null) in elapsed time. */
interface Timed {
  readonly target: Target | null;
  readonly calendar: PinnedCalendar | null;
  readonly warnings: readonly Threshold[];
}

/** The clock ends and warns at these instants, to the millisecond. */
export function expectDeadline(timed: Timed, { account, started, due, warned }: Deadline): void {
  const plan = planOf(timed, Date.parse(started), account.timeZone);
  expect(plan.dueAtLocal).toBe(due.replace(/(?=[+-]\d\d:\d\d$)/, ':00.000'));
  const instants = [warned].flat().map((text) => Date.parse(text));
  expect(plan.warnings.map(({ at }) => at)).toEqual(instants);
}

/** No commitment: there is no deadline and no warning. */
export function expectUntimed(timed: Timed): void {
  expect(planOf(timed, Date.parse('2026-11-20T12:00:00Z'), 'UTC')).toMatchObject({
    dueAt: null,
    warnings: [],
  });
}

function planOf({ target, calendar, warnings }: Timed, startedAt: Instant, timeZone: string) {
  return planClock({
    metric: 'first_response',
    target,
    calendarId: calendar?.id ?? null,
    calendar,
    startedAt,
    timeZone,
    warnings,
    source: { document: '000', section: 'none: the clock is looked at, not its rule' },
  });
}
