import { expect } from 'vitest';
import type { Severity } from '../../../../catalogue/schema/vocabulary.ts';
import { derivedSeverity } from '../../../../domain/case/severity-matrix.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';
import { promised, rowTest, type Subject } from './subject.ts';

/** From what the severity of a case follows. */
interface MatrixRows {
  readonly fields: readonly [string, string];
  /** By the value of the first field, then by that of the second. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, Severity>>>>;
  readonly source: Cited;
}

/** The tests of the severity that follows from two fields, cell by cell. */
export function matrixTests(
  of: Subject,
  { fields: [row, column], cells, source }: MatrixRows,
): readonly RowTest[] {
  const expected = Object.entries(cells).flatMap(([first, severities]) =>
    Object.entries(severities).map(([second, severity]) => ({ first, second, severity })),
  );
  return [
    rowTest(of, 'severities', `follow from ${row} and ${column}, with their source`, (from) => {
      const { severityMatrix } = promised(from, of, {});
      expect(severityMatrix?.fields).toEqual([row, column]);
      expectSource(severityMatrix?.source, source);
    }),
    ...expected.map(({ first, second, severity }) =>
      rowTest(of, 'severities', `are ${severity} at ${first} and ${second}`, (from) => {
        const { severityMatrix } = promised(from, of, {});
        const said = { [row]: first, [column]: second };
        expect(severityMatrix && derivedSeverity(severityMatrix, said)).toBe(severity);
      }),
    ),
  ];
}
