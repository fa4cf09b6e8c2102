import { isRowFor } from '../../catalogue/schema/cell.ts';
import { applies, type Facts } from '../../catalogue/schema/condition.ts';
import type { CaseFacts } from './case-facts.ts';
import type { CaseFile } from './case-file.ts';
import type { CalendarChoice, CommitmentRow, Metric } from './commitment.ts';

type Rows = Pick<CaseFile, 'commitments'>;

/**
 * The first row for a metric that applies to a case; null if the offering promises it nothing.
 * @param severity at which it is looked for; by default that of the case
 */
export function commitmentFor(
  { commitments }: Rows,
  metric: Metric,
  facts: CaseFacts,
  severity = facts.severity,
): CommitmentRow | null {
  const at = severity === facts.severity ? facts : { ...facts, severity };
  return (
    commitments.find((row) => row.metric === metric && isRowFor(row, at) && applies(row, at)) ??
    null
  );
}

/** The row for a metric with an id; null if there is none. */
export function rowOf({ commitments }: Rows, metric: Metric, rule: string): CommitmentRow | null {
  return commitments.find((row) => row.metric === metric && row.rule === rule) ?? null;
}

/** A calendar, or of several the first that applies; null counts elapsed time. */
export function calendarFor(
  calendar: string | null | readonly CalendarChoice[],
  facts: Facts,
): string | null {
  return choicesOf(calendar).find((each) => applies(each, facts))?.calendar ?? null;
}

/** The calendars among which is chosen; none for elapsed time. */
export function choicesOf(
  calendar: string | null | readonly CalendarChoice[],
): readonly CalendarChoice[] {
  if (calendar === null) return [];
  return typeof calendar === 'string' ? [{ calendar }] : calendar;
}
