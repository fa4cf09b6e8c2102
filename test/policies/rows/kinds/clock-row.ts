import { expect } from 'vitest';
import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import type { Category, Severity } from '../../../../catalogue/schema/vocabulary.ts';
import type {
  Commitment,
  EscalationRule,
  Metric,
  Threshold,
} from '../../../../domain/case/types.ts';
import type { Target } from '../../../../domain/time/target.ts';
import type { RowTest } from '../row-test.ts';
import { cellsOf, type Cell } from './cells.ts';
import { expectSource, type Cited } from './cited.ts';
import { expectDeadline, type Deadline } from './deadline.ts';
import { promised, refused, rowTest, viewOf, type Subject } from './subject.ts';

/** A row of what is promised beside the first response. */
interface ClockRow {
  readonly row: string;
  readonly metric: Metric;
  readonly categories: readonly [Category, ...Category[]];
  readonly severities: readonly [Severity, ...Severity[]];
  readonly target: Target;
  /** The calendar that the target is counted on; null is elapsed time. */
  readonly calendar: string | null;
  readonly pausesOnCustomer: boolean;
  readonly warnings: readonly Threshold[];
  readonly escalations: readonly EscalationRule[];
  readonly source: Cited;
  readonly deadline: Deadline;
}

/** The tests of a clock beside the first response, by what requests get. */
export function clockTests(of: Subject, expected: ClockRow): readonly RowTest[] {
  const { row, metric, categories, severities, source, deadline, ...rest } = expected;
  const { target, calendar, pausesOnCustomer, warnings, escalations } = rest;
  const cells = categories.flatMap((category) =>
    severities.map((severity) => ({ category, severity })),
  );
  const test = (name: string, check: RowTest['check']) => rowTest(of, `clocks ${row}`, name, check);
  return [
    test(`promises ${metric} at severity ${severities.join(', ')}`, (from) => {
      const timed = { target, calendar, pausesOnCustomer, warnings, escalations };
      for (const asks of cells) {
        const found = furtherOf(from, of, asks, metric);
        expect(found).toMatchObject({ rule: row });
        expect(timedOf(found)).toEqual(timed);
        expectSource(found?.source, source);
      }
    }),
    test(`is due ${deadline.due} from ${deadline.started}`, (from) => {
      const { account, started } = deadline;
      const situation = { account, openedAt: Date.parse(started) };
      const asks = { category: categories[0], severity: severities[0] };
      const { calendars } = promised(from, of, asks, situation);
      const found = furtherOf(from, of, asks, metric);
      const id = found?.calendar ?? null;
      const timed = {
        target: found?.target ?? null,
        warnings: found?.warnings ?? [],
        calendar: id === null ? null : (calendars[id] ?? null),
      };
      expectDeadline(timed, deadline);
    }),
    test('has no note', (from) => {
      expect(viewOf(from, of).clocks.find(({ id }) => id === row)).not.toHaveProperty('note');
    }),
    test('is for these cases alone', (from) => {
      const taken = cellsOf(of).filter((cell) => {
        return furtherOf(from, of, cell, metric)?.rule === row;
      });
      expect(taken).toEqual(cells);
    }),
  ];
}

/** The test of what is promised beside the first response: these rows and no others. */
export function clocksTest(of: Subject, ...rows: readonly string[]): RowTest {
  return rowTest(of, 'clocks', `are ${rows.join(', ')}`, (from) => {
    expect(viewOf(from, of).clocks.map(({ id }) => id)).toEqual(rows);
  });
}

/** What a request is promised of a metric; undefined where it is nothing, or refused. */
export function furtherOf(
  from: Catalogue,
  of: Subject,
  asks: Cell,
  metric: Metric,
): Commitment | undefined {
  if (refused(from, of, asks).length > 0) return undefined;
  return promised(from, of, asks).promises[asks.severity]?.[metric];
}

function timedOf(found: Commitment | undefined) {
  const { target, calendar, pausesOnCustomer, warnings, escalations } = found ?? {};
  return { target, calendar, pausesOnCustomer, warnings, escalations };
}
