import { expect } from 'vitest';
import type { Metric } from '../../../../domain/case/types.ts';
import type { OfferingAccount } from '../../../../domain/offering/facts.ts';
import { scheduleClock } from '../../../../domain/scheduling/schedule-clock.ts';
import type { RowTest } from '../row-test.ts';
import type { Cell } from './cells.ts';
import { promised, rowTest, type Subject } from './subject.ts';

/** A breach worked out by hand. */
interface EscalationRow {
  /** `clocks triage` */
  readonly row: string;
  readonly metric: Metric;
  readonly asks: Cell;
  readonly account: OfferingAccount;
  readonly started: string;
  /** When somebody is notified: level by level, and each time that the last is repeated. */
  readonly reached: readonly string[];
}

/** The test of when the levels of a row are reached, if nobody does anything. */
export function escalationTest(of: Subject, expected: EscalationRow): RowTest {
  const { row, metric, asks, account, started, reached } = expected;
  const name = `escalates what started ${started} at ${reached.length} instants`;
  return rowTest(of, row, name, (from) => {
    const openedAt = Date.parse(started);
    const { promises, calendars } = promised(from, of, asks, { account, openedAt });
    const found = promises[asks.severity]?.[metric];
    const calendar = found?.calendar ?? null;
    expect(found?.target, 'a target').not.toBeNull();
    const plan = scheduleClock({
      target: found!.target!,
      calendar: calendar === null ? null : (calendars[calendar] ?? null),
      startedAt: openedAt,
      timeZone: account.timeZone,
      pauses: [],
      warnings: [],
      escalations: found!.escalations,
      calendars,
    });
    const instants = reached.map((text) => Date.parse(text));
    expect(plan.escalations.map(({ at }) => at)).toEqual(instants);
  });
}
