import type { Preview } from '../../api/cases/preview.ts';
import type { FieldError } from '../../catalogue/schema/validate.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import { targetText } from '../../domain/view/span-text.ts';
import { tableOf } from '../shell/table.ts';
import type { Outcome } from './outcome.ts';

/** What is shown of a clock, or of a row that has none, in the order of the columns. */
interface Shown {
  readonly row: string;
  readonly offering: string;
  readonly severity: string;
  readonly clock: string;
  readonly rule: string;
  readonly target: string;
  readonly due: string;
}

const COLUMNS = ['row', 'offering', 'severity', 'clock', 'rule', 'target', 'due'] as const;

/** A line for each clock, under a header; what is refused or cannot be read says so instead. */
export function outcomeTable(outcomes: readonly Outcome[]): readonly string[] {
  const rows = outcomes.flatMap(shownOf);
  return tableOf(
    COLUMNS,
    rows.map((shown) => COLUMNS.map((column) => shown[column])),
  );
}

/** The same as CSV, with the row's number, instants in UTC, and code and sentence of what is refused. */
export function outcomeCsv(outcomes: readonly Outcome[]): readonly string[] {
  const header = [...COLUMNS, 'dueAt', 'code', 'detail'];
  const rows = outcomes.flatMap((outcome) => {
    const [code, detail] = refusedAs(outcome);
    const clocks = 'preview' in outcome ? outcome.preview.clocks : [null];
    return shownOf(outcome).map((shown, place) => {
      const dueAt = clocks[place]?.dueAt ?? '';
      const due = 'preview' in outcome ? shown.due : '';
      return [
        ...COLUMNS.map((column) => (column === 'due' ? due : shown[column])),
        dueAt,
        code,
        detail,
      ];
    });
  });
  return [header, ...rows].map((cells) => cells.map(csvCell).join(','));
}

/** The same as data: `{row, preview}`, `{row, refusal}` or `{row, errors}`, by the line of the file. */
export function outcomeJson(outcomes: readonly Outcome[]): string {
  const plain = outcomes.map(({ row: { line: row }, ...rest }) => ({ row, ...rest }));
  return JSON.stringify(plain, null, 2);
}

function shownOf(outcome: Outcome): readonly Shown[] {
  const { row } = outcome;
  const where = {
    row: String(row.line),
    offering: row.cells.get('offering') ?? '',
    severity: row.cells.get('severity') ?? '',
  };
  if ('preview' in outcome) {
    const { severity } = outcome.preview;
    return outcome.preview.clocks.map((clock) => ({ ...where, severity, ...clockCells(clock) }));
  }
  const [code, detail] = refusedAs(outcome);
  const clock = code === '' ? 'cannot be read' : 'refused';
  return [{ ...where, clock, rule: code, target: '', due: detail }];
}

function clockCells(shown: Preview['clocks'][number]) {
  const { metric, audience, rule, state, target, dueAtLocal } = shown;
  const promised = targetText(target, WORDS.en.explanation);
  const notYet = state === 'pending' ? 'once support has answered' : '';
  const due = dueAtLocal === null ? notYet : shownTime(dueAtLocal);
  const clock = audience === 'team' ? `${metric} (internal)` : metric;
  return { clock, rule: rule ?? '', target: promised, due };
}

/** The code and sentence of a refusal; without a code, why a row cannot be read; else nothing. */
function refusedAs(outcome: Outcome): readonly [code: string, detail: string] {
  if ('preview' in outcome) return ['', ''];
  if ('refusal' in outcome) return [outcome.refusal.code, outcome.refusal.detail];
  return ['', outcome.errors.map(errorText).join('; ')];
}

function errorText({ path, message }: FieldError): string {
  return path === '' ? message : `${path} ${message}`;
}

/** `2026-11-23 09:00:00 +01:00` of `2026-11-23T09:00:00.000+01:00`. */
function shownTime(local: string): string {
  return local.replace(/^(.{10})T(.{8})(?:\.000)?(.*)$/, '$1 $2 $3');
}

function csvCell(cell: string): string {
  return /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
