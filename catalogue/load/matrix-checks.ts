import { meant } from '../schema/issue-words.ts';
import type { Offering } from '../schema/offering-schema.ts';
import { severitiesOf } from '../schema/severity-schema.ts';
import { noSuch } from './no-such.ts';
import type { Report } from './policy-error.ts';

type Matrix = NonNullable<Offering['severities']['matrix']>;

/** Checks that a matrix of severities has each pair of values of its two fields, and nothing else. */
export function checkMatrix(offering: Offering, report: Report): void {
  const { matrix } = offering.severities;
  if (!matrix) return;
  const [rows, columns] = matrix.fields.map((name, index) =>
    valuesOf(offering, name, (message) => report(`severities.matrix.fields.${index}`, message)),
  );
  if (matrix.fields[0] === matrix.fields[1]) {
    report('severities.matrix.fields.1', `is the field of the rows: ${matrix.fields[1]}`);
  }
  if (rows && columns) checkRows(matrix, { rows, columns }, report);
  const known = severitiesOf(offering);
  for (const [row, severities] of Object.entries(matrix.rows)) {
    for (const [column, severity] of Object.entries(severities)) {
      if (known.includes(severity)) continue;
      report(`severities.matrix.rows.${row}.${column}`, noSuch('severity', severity, known));
    }
  }
}

/** The values of a field that a severity can follow from; null if it is none. */
function valuesOf(
  { fields }: Offering,
  name: string,
  refuse: (message: string) => void,
): readonly string[] | null {
  const known = Object.keys(fields.case);
  const field = Object.hasOwn(fields.case, name) ? fields.case[name] : undefined;
  if (!field) {
    refuse(`no such field of cases: ${name}${meant(name, known)}`);
    return null;
  }
  if (field.type !== 'choice' || !field.required) {
    refuse(`${name} must be a choice that every case has: type choice, required true`);
  }
  return field.type === 'choice' ? field.values : null;
}

function checkRows(
  { rows }: Matrix,
  known: { readonly rows: readonly string[]; readonly columns: readonly string[] },
  report: Report,
): void {
  const path = 'severities.matrix.rows';
  checkNames(Object.keys(rows), known.rows, (name, message) => report(`${path}.${name}`, message));
  for (const [row, severities] of Object.entries(rows)) {
    checkNames(Object.keys(severities), known.columns, (name, message) =>
      report(`${path}.${row}.${name}`, message),
    );
  }
}

function checkNames(
  names: readonly string[],
  known: readonly string[],
  refuse: (name: string, message: string) => void,
): void {
  for (const name of names.filter((each) => !known.includes(each))) {
    refuse(name, `is no value of its field${meant(name, known) || `: ${known.join(', ')}`}`);
  }
  for (const name of known.filter((each) => !names.includes(each))) {
    refuse(name, 'is missing: every pair of values needs a severity');
  }
}
