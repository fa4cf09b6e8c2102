import { isRowFor, type Cell } from '../schema/cell.ts';
import { holds, type Condition } from '../schema/condition.ts';
import type { CommitmentPolicy, Offering } from '../schema/offering-schema.ts';
import { severitiesOf } from '../schema/severity-schema.ts';
import { CATEGORIES, FURTHER_METRICS } from '../schema/vocabulary.ts';
import type { Report } from './policy-error.ts';

/**
 * Checks that each plan, category and severity has either rows, the last of them without a
 * condition, or a rule that refuses every such case: then no case is without a row. No row may be
 * unreachable. Clocks besides the first response are optional, but must be reachable too.
 */
export function checkCells(offering: Offering, report: Report): void {
  const plans = offering.plans.length > 0 ? offering.plans.map(({ id }) => id) : [null];
  for (const plan of plans) {
    for (const category of CATEGORIES) {
      const missing = severitiesOf(offering).filter(
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
  const { commitments, clocks, rules } = offering;
  const refusal = rules.find(({ when }) => refusesOutright(when, cell));
  const check = (list: string, rows: readonly Placed[], what: string): boolean => {
    const never = refusal
      ? `${refusal.code} refuses every ${spell(cell)}`
      : `duplicate: an earlier row settles ${what}`;
    const dead = refusal ? rows : unreached(rows);
    for (const [index] of dead) report(`${list}.${index}`, never);
    return rows.some(([, { when }]) => when === undefined);
  };
  for (const metric of FURTHER_METRICS) {
    const rows = rowsFor(clocks, cell).filter(([, row]) => row.metric === metric);
    check('clocks', rows, `the ${metric} of a ${spell(cell)}`);
  }
  return check('commitments', rowsFor(commitments, cell), spell(cell)) || refusal !== undefined;
}

/** A row with its place in the list. */
type Placed = readonly [index: number, row: Pick<CommitmentPolicy, 'when'>];

function rowsFor<Row extends Parameters<typeof isRowFor>[0]>(list: readonly Row[], cell: Cell) {
  return [...list.entries()].filter(([, row]) => isRowFor(row, cell));
}

/** The rows behind one that holds whenever they do. */
function unreached(rows: readonly Placed[]): readonly Placed[] {
  const keys = rows.map(([, { when }]) => JSON.stringify(when ?? null));
  return rows.filter((_row, place) => {
    const before = keys.slice(0, place);
    return before.includes('null') || before.includes(keys[place] ?? '');
  });
}

/** Whether a rule refuses every such case, whatever else the case has. */
function refusesOutright(when: Condition, cell: Cell): boolean {
  return Object.keys(when).every((field) => Object.hasOwn(cell, field)) && holds(when, { ...cell });
}

function spell({ plan, category, severity }: Cell): string {
  return `${category} case at severity ${severity}${plan === null ? '' : ` of plan ${plan}`}`;
}
