import { expect } from 'vitest';
import type { PinnedCalendar, Threshold } from '../../../../domain/case/types.ts';
import type { OfferingAccount } from '../../../../domain/offering/facts.ts';
import { scheduleClock } from '../../../../domain/scheduling/schedule-clock.ts';
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
  const { target, calendar, warnings } = timed;
  expect(target, 'a target').not.toBeNull();
  const plan = scheduleClock({
    target: target!,
    calendar,
    startedAt: Date.parse(started),
    timeZone: account.timeZone,
    pauses: [],
    warnings,
    escalations: [],
  });
  expect(plan.dueAtLocal).toBe(due.replace(/(?=[+-]\d\d:\d\d$)/, ':00.000'));
  const instants = [warned].flat().map((text) => Date.parse(text));
  expect(plan.warnings.map(({ at }) => at)).toEqual(instants);
}
