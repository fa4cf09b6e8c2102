import type { FieldValues, Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Source } from './commitment.ts';

/** How the severity of a case follows from two of its fields, such as impact and urgency. */
export interface SeverityMatrix {
  readonly fields: readonly [string, string];
  /** By the value of the first field, then by that of the second. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, Severity>>>>;
  readonly source: Source;
}

/** The severity that follows from the fields of a case; null if one of the two is missing. */
export function derivedSeverity(matrix: SeverityMatrix, values: FieldValues): Severity | null {
  const [row, column] = matrix.fields.map((name) => String(values[name] ?? ''));
  return matrix.rows[row ?? '']?.[column ?? ''] ?? null;
}
