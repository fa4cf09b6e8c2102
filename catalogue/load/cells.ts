import { isRowFor, type Cell } from '../schema/cell.ts';
import { applies, holds, type Condition, type Facts } from '../schema/condition.ts';
import type { Offering } from '../schema/offering-schema.ts';
import { severitiesOf } from '../schema/severity-schema.ts';
import { matchersIn } from './asked-for.ts';
import { kindsOfCases } from './condition-space.ts';
import { ownValuesOf } from '../schema/own-values.ts';
import type { Report } from './policy-error.ts';

/**
 * Checks that each plan, category and severity has rows for every such case that no rule refuses: then no
 * case is without a row. No row may be unreachable. Clocks besides the first response are optional, but
 * must be reachable too.
 */
export function checkCells(offering: Offering, report: Report): void {
  const plans = offering.plans.length > 0 ? offering.plans.map(({ id }) => id) : [null];
  for (const plan of plans) {
    for (const category of ownValuesOf(offering).category) {
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
  const refusal = rules.find(({ when }) => holdsAlways(when, cell));
  const check = (list: string, rows: readonly Placed[], what: string): void => {
    if (refusal) {
      for (const [index] of rows) {
        report(`${list}.${index}`, `${refusal.code} refuses every ${spell(cell)}`);
      }
    } else reportUnreached(offering, { list, rows, cell, what }, report);
  };
  for (const metric of new Set(clocks.map((row) => row.metric))) {
    const rows = rowsFor(clocks, cell).filter(([, row]) => row.metric === metric);
    check('clocks', rows, `the ${metric} of a ${spell(cell)}`);
  }
  const rows = rowsFor(commitments, cell);
  check('commitments', rows, spell(cell));
  return refusal !== undefined || isCovered(offering, rows, cell);
}

/** A row with its place in the list. */
type Placed = readonly [
  index: number,
  row: { readonly id: string; readonly when?: Condition | undefined },
];

function rowsFor<Row extends Parameters<typeof isRowFor>[0]>(list: readonly Row[], cell: Cell) {
  return [...list.entries()].filter(([, row]) => isRowFor(row, cell));
}

interface Rows {
  readonly list: string;
  readonly rows: readonly Placed[];
  readonly cell: Cell;
  readonly what: string;
}

/** Reports rows that are used for no case: those above them settle all, or they can never hold. */
function reportUnreached(
  offering: Offering,
  { list, rows, cell, what }: Rows,
  report: Report,
): void {
  const kinds = kindsFor(offering, rows, cell);
  for (const [place, [index, row]] of rows.entries()) {
    const above = rows.slice(0, place);
    const settled = above.some(([, { when }]) => isSame(when, row.when));
    if (settled) report(`${list}.${index}`, `duplicate: an earlier row settles ${what}`);
    if (settled || kinds === null) continue;
    const own = kinds.filter((facts) => applies(row, facts));
    const left = own.filter((facts) => !above.some(([, other]) => applies(other, facts)));
    if (own.length === 0) report(`${list}.${index}.when`, `can never hold for a ${spell(cell)}`);
    else if (left.length === 0) {
      const ids = above.map(([, { id }]) => id).join(', ');
      report(`${list}.${index}`, `is never used: ${ids} settle ${what} before it`);
    }
  }
}

/** Whether a row above says nothing, or the very same. */
function isSame(above: Condition | undefined, when: Condition | undefined): boolean {
  return above === undefined || JSON.stringify(above) === JSON.stringify(when);
}

/** Whether every such case has a row, or a rule that refuses it. */
function isCovered(offering: Offering, rows: readonly Placed[], cell: Cell): boolean {
  if (rows.some(([, { when }]) => when === undefined)) return true;
  const kinds = kindsFor(offering, rows, cell, true);
  if (kinds === null) return false;
  return kinds.every(
    (facts) =>
      rows.some(([, row]) => applies(row, facts)) ||
      offering.rules.some(({ when }) => holds(when, facts)),
  );
}

/** The kinds of cases of a cell that its rows, and the rules if asked, tell apart. */
function kindsFor(
  offering: Offering,
  rows: readonly Placed[],
  { plan, category, severity }: Cell,
  withRules = false,
): readonly Facts[] | null {
  const conditions: readonly Condition[] = [
    ...rows.map(([, { when }]) => when).filter((when) => when !== undefined),
    ...(withRules ? offering.rules.map(({ when }) => when) : []),
  ];
  return kindsOfCases(offering, conditions, { plan, category, severity });
}

/** Whether a rule refuses every such case, whatever else the case has. */
function holdsAlways(when: Condition, cell: Cell): boolean {
  const asksNoMore = matchersIn(when).every(({ field }) => Object.hasOwn(cell, field));
  return asksNoMore && holds(when, { ...cell });
}

function spell({ plan, category, severity }: Cell): string {
  return `${category} case at severity ${severity}${plan === null ? '' : ` of plan ${plan}`}`;
}
