import type { CommitmentPolicy } from './offering-schema.ts';
import type { Category, Severity } from './vocabulary.ts';

/** What selects rows of the table of promises, apart from their `when`. */
export interface Cell {
  readonly plan: string | null;
  readonly category: Category;
  readonly severity: Severity;
}

/** Whether a row of the table applies to this plan, category and severity. */
export function isRowFor(
  row: Pick<CommitmentPolicy, 'categories' | 'severities' | 'plans'>,
  { plan, category, severity }: Cell,
): boolean {
  return (
    row.categories.includes(category) &&
    row.severities.includes(severity) &&
    (row.plans === undefined || (plan !== null && row.plans.includes(plan)))
  );
}
