import type { Category, Severity } from './vocabulary.ts';

/** What selects rows of the table of promises, apart from their `when`. */
export interface Cell {
  readonly plan: string | null;
  readonly category: Category;
  readonly severity: Severity;
}

/** What a row says of the cases to which it applies, apart from its `when`. */
interface CellRow {
  readonly categories: readonly Category[];
  readonly severities: readonly Severity[];
  readonly plans?: readonly string[] | undefined;
}

/** Whether a row of the table applies to this plan, category and severity. */
export function isRowFor(row: CellRow, { plan, category, severity }: Cell): boolean {
  return (
    row.categories.includes(category) &&
    row.severities.includes(severity) &&
    (row.plans === undefined || (plan !== null && row.plans.includes(plan)))
  );
}
