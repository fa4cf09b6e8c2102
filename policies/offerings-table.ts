import { isRowFor, refusesOutright, type Cell } from './cells.ts';
import { newestOfferings, type Catalogue } from './catalogue.ts';
import type { Condition } from './condition.ts';
import type { CommitmentPolicy, Offering } from './schema.ts';
import type { CoveragePolicy } from './timing-schema.ts';
import { CATEGORIES, SEVERITIES, type Category } from './vocabulary.ts';

interface Line {
  readonly plan: string | null;
  readonly category: string;
  readonly cells: readonly string[];
  readonly documents: readonly string[];
}

const HEAD = [
  '| offering | plans | category | A | B | C | documents |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];

/**
 * What the newest version of every offering promises, as a table in Markdown: in each cell the time
 * to the first response and when the case is worked on. A star marks a row of
 * which something was chosen here, since the documents leave it open.
 */
export function offeringsTable(catalogue: Catalogue): string {
  return [...HEAD, ...newestOfferings(catalogue).flatMap(rowsOf)].join('\n');
}

function rowsOf(offering: Offering): readonly string[] {
  const lines = linesOf(offering);
  return lines.map(({ plan, category, cells, documents }) => {
    const id = `\`${offering.id}\``;
    return `| ${[id, plan ?? '', category, ...cells, documents.join(', ')].join(' | ')} |`;
  });
}

/** Categories, and plans, that are promised the same share a line. */
function linesOf(offering: Offering): readonly Line[] {
  const plans = offering.plans.length > 0 ? offering.plans.map(({ id }) => id) : [null];
  const lines = plans.flatMap((plan) =>
    CATEGORIES.flatMap((category) => linesFor(offering, plan, category)),
  );
  const byCategory = merge(lines, ({ plan }) => plan ?? '', 'category');
  return merge(byCategory, ({ category }) => category, 'plan');
}

function merge(
  lines: readonly Line[],
  keyOf: (line: Line) => string,
  field: 'category' | 'plan',
): readonly Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const key = JSON.stringify([keyOf(line), line.cells, line.documents]);
    const before = merged.get(key);
    merged.set(key, before ? { ...before, [field]: `${before[field]}, ${line[field]}` } : line);
  }
  return [...merged.values()];
}

/** One line for each condition under which the rows of a category hold. */
function linesFor(offering: Offering, plan: string | null, category: Category): readonly Line[] {
  const rows = offering.commitments.filter((row) =>
    SEVERITIES.some((severity) => isRowFor(row, { plan, category, severity })),
  );
  const conditions = new Map(rows.map(({ when }) => [JSON.stringify(when ?? null), when]));
  return [...conditions.values()].map((when) => {
    const promised = SEVERITIES.map((severity) =>
      rowUnder(offering, { plan, category, severity }, when),
    );
    return {
      plan,
      category: conditions.size === 1 ? category : `${category}, ${whenText(when)}`,
      cells: promised.map((row) => (row === null ? 'refused' : cellOf(row))),
      documents: documentsOf(promised),
    };
  });
}

function whenText(when: Condition | undefined): string {
  return when === undefined ? 'otherwise' : spell(when);
}

function rowUnder(
  { commitments, rules }: Offering,
  cell: Cell,
  wanted: Condition | undefined,
): CommitmentPolicy | null {
  if (rules.some(({ when }) => refusesOutright(when, cell))) return null;
  const rows = commitments.filter((row) => isRowFor(row, cell));
  const key = JSON.stringify(wanted);
  return (
    rows.find(({ when }) => JSON.stringify(when) === key) ??
    rows.find(({ when }) => when === undefined) ??
    null
  );
}

function cellOf({ target, calendar, coverage, source }: CommitmentPolicy): string {
  const star = source.chosen === undefined ? '' : ' \\*';
  const on = calendar === null ? '' : ` of ${calendar}`;
  return `${amountOf(target)}${on}${star}<br>worked ${hoursOf(coverage)}`;
}

function amountOf(target: CommitmentPolicy['target']): string {
  if (target === null) return 'no commitment';
  if ('minutes' in target) return `${target.minutes / 60} h elapsed`;
  if ('businessMinutes' in target) return `${target.businessMinutes / 60} business h`;
  return `${target.businessDays} business day${target.businessDays === 1 ? '' : 's'}`;
}

function hoursOf(coverage: CoveragePolicy): string {
  const hours = coverage.map(({ when, kind, calendar }) => {
    const text = kind === '24x7' ? '24×7' : `in ${calendar}`;
    return when === undefined ? text : `${text} (${spell(when)})`;
  });
  return hours.join(', else ');
}

/** `language en`, `round the clock`, `account region IS, FO`. */
function spell(condition: Condition): string {
  return Object.entries(condition)
    .flatMap(([field, matcher]) =>
      Object.entries(matcher).map(([test, wanted]) => spellTest(wordsOf(field), test, wanted)),
    )
    .join(' and ');
}

function spellTest(field: string, test: string, wanted: unknown): string {
  if (wanted === true && test === 'is') return field;
  const values = Array.isArray(wanted) ? wanted.join(', ') : String(wanted);
  return ['is', 'in', 'speaks'].includes(test)
    ? `${field} ${values}`
    : `${field} ${wordsOf(test)} ${values}`;
}

/** `roundTheClock` and `account.region` as people write them. */
function wordsOf(name: string): string {
  return name.replaceAll('.', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function documentsOf(rows: readonly (CommitmentPolicy | null)[]): readonly string[] {
  const named = rows.flatMap((row) =>
    row === null ? [] : [row.source, ...(row.source.also ?? [])].map(({ document }) => document),
  );
  return [...new Set(named)].toSorted();
}
