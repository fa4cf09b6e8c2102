import { calendarFor } from '../../../../domain/case/commitment-for.ts';
import { expect } from 'vitest';
import type { Severity } from '../../../../catalogue/schema/vocabulary.ts';
import type { CaseRequest } from '../../../../domain/case/types.ts';
import type { Target } from '../../../../domain/time/target.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';
import { expectDeadline, type Deadline } from './deadline.ts';
import { promised, rowTest, viewOf, type Subject } from './subject.ts';

/**
 * How long a customer may stay silent, and what happens then, as the documents of
 * policies/documents.yaml say it.
 */
interface SilenceRow {
  readonly target: Target;
  /** The calendar that the target is counted on; null is elapsed time. */
  readonly calendar: string | null;
  readonly step: 'flag' | 'close' | { readonly severity: Severity };
  /** From the instant at which support asked; the warning is the reminder. */
  readonly deadline: Deadline;
  /** What is counted on another calendar. */
  readonly otherwise?: readonly {
    readonly asks: Partial<CaseRequest>;
    readonly calendar: string;
    readonly deadline: Deadline;
  }[];
}

interface NonResponseRows extends Readonly<Record<'A' | 'B' | 'C', SilenceRow>> {
  /** In percent of the time; by default half of it. */
  readonly reminders?: readonly number[];
  readonly source: Cited;
}

/** The tests of what silence of the customer leads to. */
export function silenceTests(of: Subject, expected: NonResponseRows): readonly RowTest[] {
  return [
    rowTest(of, 'nonResponse', 'has two grounds, its reminders, and its source', (from) => {
      const found = viewOf(from, of).nonResponse;
      expect(found?.grounds).toEqual(['silence', 'lack-of-resources']);
      expect(found?.reminders).toEqual(expected.reminders ?? [50]);
      expectSource(found?.source, expected.source);
    }),
    ...(['A', 'B', 'C'] as const).flatMap((severity) =>
      rowTestsOf(of, severity, expected[severity]),
    ),
  ];
}

function rowTestsOf(of: Subject, severity: Severity, expected: SilenceRow): readonly RowTest[] {
  const { target, step, otherwise = [] } = expected;
  const row = `nonResponse ${severity}`;
  const cases = [{ asks: {}, ...expected }, ...otherwise];
  return cases.flatMap(({ asks, calendar, deadline }) => [
    rowTest(of, row, `leads to ${JSON.stringify(step)} for ${JSON.stringify(asks)}`, (from) => {
      const { nonResponse, facts } = promised(from, of, asks);
      const found = nonResponse?.steps[severity];
      const counted = found && calendarFor(found.calendar, facts);
      expect({ ...found, calendar: counted }).toEqual({ target, calendar, step });
    }),
    rowTest(of, row, `is over at ${deadline.due} from ${deadline.started}`, (from) => {
      const openedAt = Date.parse(deadline.started);
      const account = { ...deadline.account, partner: of.account.partner };
      const { nonResponse, calendars, facts } = promised(from, of, asks, { openedAt, account });
      const found = nonResponse?.steps[severity];
      const counted = found ? calendarFor(found.calendar, facts) : null;
      const pinned = counted === null ? null : (calendars[counted] ?? null);
      const warnings = nonResponse?.reminders ?? [];
      expectDeadline({ target: found?.target ?? null, calendar: pinned, warnings }, deadline);
    }),
  ]);
}
