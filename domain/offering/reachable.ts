import type { Condition, Facts } from '../../catalogue/schema/condition.ts';
import { outlookOf, type Outlook } from '../../catalogue/schema/outlook.ts';
import { isSettled } from '../case/changed-case.ts';
import { choicesOf } from '../case/commitment-for.ts';
import type { CaseFile, CommitmentRow, NonResponseStep } from '../case/types.ts';

/** What of an offering a case keeps and what may apply to it. */
type Terms = Pick<CaseFile, 'commitments' | 'metrics' | 'nonResponse' | 'notes' | 'rules'>;

/** Something that applies under a condition, or always. */
interface Conditional {
  readonly when?: Condition | undefined;
}

/**
 * The terms without what can never matter to a case, whatever acts change of it: rows, choices and notes
 * whose conditions stay false, rows and choices behind others that stay true, metrics that have no row, and
 * rules that no change can newly break. A condition that stays true is left out of what it is said of.
 * @param facts the case as conditions look at it once it is open
 */
export function reachable(
  { commitments, metrics, nonResponse, notes, rules }: Terms,
  facts: Facts,
): Terms {
  const outlook = ({ when }: Conditional): Outlook =>
    when === undefined ? 'always' : outlookOf(when, facts, isSettled);
  const rows = unshadowed(
    possible(commitments, outlook).map((row) => ({
      ...row,
      coverage: choices(row.coverage, outlook),
    })),
  );
  return {
    commitments: rows,
    metrics: metrics.filter(({ id }) => rows.some(({ metric }) => metric === id)),
    nonResponse: nonResponse && {
      ...nonResponse,
      steps: Object.fromEntries(
        Object.entries(nonResponse.steps).map(([severity, step]) => [
          severity,
          { ...step, calendar: calendarOf(step, outlook) },
        ]),
      ),
    },
    notes: possible(notes, outlook),
    // One that stays true was broken before, which is not held against an act.
    rules: rules.filter((rule) => outlook(rule) === 'open'),
  };
}

type OutlookFor = (each: Conditional) => Outlook;

/** What may apply, without conditions that stay true. */
function possible<T extends Conditional>(list: readonly T[], outlook: OutlookFor): readonly T[] {
  return list.flatMap((each) => {
    const found = outlook(each);
    if (found === 'never') return [];
    return found === 'always' ? unconditional(each) : each;
  });
}

function unconditional<T extends Conditional>(each: T): T {
  const { when: _true, ...rest } = each;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a condition may be absent
  return rest as T;
}

/** Of choices of which the first that applies is taken: those that may be it. */
function choices<T extends Conditional>(list: readonly T[], outlook: OutlookFor): readonly T[] {
  const left = possible(list, outlook);
  const last = left.findIndex(({ when }) => when === undefined);
  return last === -1 ? left : left.slice(0, last + 1);
}

function calendarOf(
  { calendar }: NonResponseStep,
  outlook: OutlookFor,
): NonResponseStep['calendar'] {
  const left = choices(choicesOf(calendar), outlook);
  const [only] = left;
  if (only === undefined) return null;
  return only.when === undefined ? only.calendar : left;
}

/** Rows without those behind a row that applies to every case to which they do. */
function unshadowed(rows: readonly CommitmentRow[]): readonly CommitmentRow[] {
  return rows.filter(
    (row, index) => !rows.slice(0, index).some((before) => isAlwaysInstead(before, row)),
  );
}

function isAlwaysInstead(before: CommitmentRow, { metric, ...row }: CommitmentRow): boolean {
  return (
    before.metric === metric &&
    before.when === undefined &&
    row.categories.every((each) => before.categories.includes(each)) &&
    row.severities.every((each) => before.severities.includes(each)) &&
    (before.plans === undefined ||
      (row.plans?.every((each) => before.plans?.includes(each)) ?? false))
  );
}
