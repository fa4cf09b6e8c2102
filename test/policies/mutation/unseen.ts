import { holds } from '../../../catalogue/schema/condition.ts';
import type { CommitmentPolicy, Offering } from '../../../catalogue/schema/offering-schema.ts';
import { severitiesOf } from '../../../catalogue/schema/severity-schema.ts';
import type { Path } from '../rows/row-ids.ts';
import type { Change } from './change.ts';
import { valueAt } from './place.ts';

/**
 * Whether a change can be seen by nobody, so that no test could fail: what it adds comes behind
 * what settles every such case already.
 */
export function isUnseen(offering: Offering, { path, to }: Change): boolean {
  const [section, index, field, place] = path;
  if (section !== 'rules' && isConditionOn('category', path)) {
    return addedTo(offering, path, to).every((category) => isNeverTaken(offering, category));
  }
  if (section === 'languages' && index === offering.languages.length) return takesAll(offering);
  if ((section !== 'commitments' && section !== 'clocks') || place === undefined) return false;
  const rows: readonly Row[] = offering[section];
  const row = rows[Number(index)];
  const list = LISTS.find((each) => each === field);
  if (row === undefined || list === undefined || place !== row[list]?.length) return false;
  const cells = cellsOf({ ...row, [list]: [to as string] });
  return cells.every((cell) => isRefused(offering, cell) || isTaken(rows, Number(index), cell));
}

/** What a row lists of the cases that it is for. */
const LISTS = ['categories', 'severities', 'plans'] as const;

/** Every kind of case that a row is for, by the categories, severities and plans that it lists. */
function cellsOf({ categories, severities, plans }: Row): readonly Cell[] {
  const inPlans = plans?.map((plan) => ({ plan })) ?? [{}];
  return categories.flatMap((category) =>
    severities.flatMap((severity) => inPlans.map((plan) => ({ category, severity, ...plan }))),
  );
}

/** A list of values that a condition takes of a field. */
function isConditionOn(field: string, path: Path): boolean {
  const [when, name, test] = path.slice(-3);
  return when === 'when' && name === field && test === 'in';
}

/** What a list says beside what it said before; if it says less, all of what it said. */
function addedTo(offering: Offering, path: Path, to: unknown): readonly unknown[] {
  const before = valueAt(offering, path) as readonly unknown[];
  const added = (to as readonly unknown[]).filter((each) => !before.includes(each));
  return added.length > 0 ? added : before;
}

/** A rule refuses every case of this category. */
function isNeverTaken(offering: Offering, category: unknown): boolean {
  return severitiesOf(offering).every((severity) =>
    isRefused(offering, { category: category as string, severity }),
  );
}

/** Of the first response, or of a clock beside it. */
type Row = Pick<CommitmentPolicy, 'categories' | 'severities' | 'plans' | 'when'> & {
  readonly metric?: string;
};

interface Cell {
  readonly category: string;
  readonly severity: string;
  /** Absent for any plan, or none. */
  readonly plan?: string;
}

/** Another language behind the row that takes all others. */
function takesAll({ languages }: Offering): boolean {
  return languages.some(({ language }) => language === 'other');
}

/** A rule refuses every such case. */
function isRefused({ rules }: Offering, cell: Cell): boolean {
  return rules.some(
    ({ when }) => Object.keys(when).every((field) => field in cell) && holds(when, { ...cell }),
  );
}

/** A row above takes every such case that the row itself would. */
function isTaken(rows: readonly Row[], index: number, cell: Cell): boolean {
  const { category, severity, plan } = cell;
  const condition = JSON.stringify(rows[index]?.when);
  return rows
    .slice(0, index)
    .some(
      (row) =>
        row.metric === rows[index]?.metric &&
        row.categories.includes(category) &&
        row.severities.includes(severity) &&
        (row.plans === undefined || row.plans.some((each) => each === plan)) &&
        (row.when === undefined || JSON.stringify(row.when) === condition),
    );
}
