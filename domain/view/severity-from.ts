import { derivedSeverity } from '../case/severity-matrix.ts';
import type { CaseFile, CaseState } from '../case/types.ts';

/** The fields from which the offering derives the severity, and what follows; null if requests name it. */
export function severityFrom(
  { severityMatrix: matrix, request }: Pick<CaseFile, 'request' | 'severityMatrix'>,
  { changes }: Pick<CaseState, 'changes'>,
) {
  if (matrix === null) return null;
  const values = changes.fields ?? request.fields;
  const severity = derivedSeverity(matrix, values);
  if (severity === null) return null;
  const fields = Object.fromEntries(matrix.fields.map((name) => [name, String(values[name])]));
  return { fields, severity, source: matrix.source };
}
