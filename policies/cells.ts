import { holds, type Condition } from './matcher.ts';
import type { Report } from './policy-error.ts';
import type { CommitmentPolicy, Offering } from './schema.ts';
import { CATEGORIES, SEVERITIES, type Category, type Severity } from './vocabulary.ts';

/** What alone decides on a row of the table of promises, but for its `when`. */
export interface Cell {
  readonly plan: string | null;
  readonly category: Category;
  readonly severity: Severity;
}

/** Whether a row of the table speaks of this plan, category and severity. */
export function isRowFor(row: CommitmentPolicy, { plan, category, severity }: Cell): boolean {
  return (
    row.categories.includes(category) &&
    row.severities.includes(severity) &&
    (row.plans === undefined || (plan !== null && row.plans.includes(plan)))
  );
}

/**
 * Each plan, category and severity has either rows, the last of them without a condition, or a
 * rule that refuses every such case: no case can fall between, and no promise is a dead letter.
 */
export function checkCells(offering: Offering, report: Report): void {
  const plans = offering.plans.length > 0 ? offering.plans.map(({ id }) => id) : [null];
  for (const plan of plans) {
    for (const category of CATEGORIES) {
      const missing = SEVERITIES.filter(
        (severity) => !isSettled(offering, { plan, category, severity }, report),
      );
      if (missing.length === 0) continue;
      const where = plan === null ? category : `${category} of plan ${plan}`;
      report(
        'commitments',
        `${where} has no row that always holds at severity ${missing.join(', ')}, and no rule refuses it`,
      );
    }
  }
}

function isSettled(offering: Offering, cell: Cell, report: Report): boolean {
  const rows = [...offering.commitments.entries()].filter(([, row]) => isRowFor(row, cell));
  const refusal = offering.rules.find(({ when }) => refusesOutright(when, cell));
  if (refusal) {
    for (const [index] of rows) {
      report(`commitments.${index}`, `${refusal.code} refuses every ${spell(cell)}`);
    }
    return true;
  }
  const seen = new Set<string>();
  for (const [index, { when }] of rows) {
    const key = JSON.stringify(when ?? null);
    if (seen.has(key) || seen.has('null')) {
      report(`commitments.${index}`, `duplicate: an earlier row settles ${spell(cell)}`);
    }
    seen.add(key);
  }
  return seen.has('null');
}

/** Whether a rule refuses every such case, whatever else it says. */
export function refusesOutright(when: Condition, cell: Cell): boolean {
  return Object.keys(when).every((field) => Object.hasOwn(cell, field)) && holds(when, { ...cell });
}

function spell({ plan, category, severity }: Cell): string {
  return `${category} case at severity ${severity}${plan === null ? '' : ` of plan ${plan}`}`;
}
