import { expect } from 'vitest';
import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import type { CaseRequest } from '../../../../domain/case/types.ts';
import type { BrokenRule } from '../../../../domain/offering/broken-rule.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';
import { refused, rowTest, type Situation, type Subject } from './subject.ts';

/** A request, and who asks where that matters. */
type Request = readonly [asks: Partial<CaseRequest>, situation?: Situation];

/** The same request at each severity. */
export function atEachSeverity(asks: Partial<CaseRequest>, situation: Situation = {}) {
  return (['B', 'A', 'C'] as const).map((severity) => [{ ...asks, severity }, situation] as const);
}

/** A row of who may have what, as the documents of policies/documents.yaml say it. */
interface RefusalRow {
  readonly row: string;
  readonly code: string;
  readonly field: string;
  /** What the same case is offered instead. */
  readonly alternative: Readonly<Record<string, unknown>> | null;
  /** The gist of what people are told. */
  readonly detail: RegExp;
  readonly source: Cited;
  /** Requests that the rule refuses, whatever other rules do. */
  readonly breaches: readonly Request[];
  /** Neighbours that are taken. */
  readonly obeys: readonly Request[];
  /** Neighbours that other rules refuse and this one does not. */
  readonly spares?: readonly Request[];
}

/** The tests of a rule, by the requests that it refuses and those beside them that it does not. */
export function refusalTests(of: Subject, expected: RefusalRow): readonly RowTest[] {
  const { breaches, obeys, spares = [], alternative } = expected;
  const test = (name: string, check: RowTest['check']) =>
    rowTest(of, `rules ${expected.row}`, name, check);
  return [
    test(`is ${expected.code} at ${expected.field}, with its source`, (from) => {
      for (const [asks, situation] of breaches.slice(0, 1)) {
        const [found] = breachesOf(from, of, expected, asks, situation);
        expect(found).toMatchObject({ code: expected.code, field: expected.field });
        expect(found?.alternative).toEqual(alternative);
        expectSource(found?.source, expected.source);
      }
    }),
    test('takes the neighbours that obey it', (from) => {
      for (const [asks, situation] of obeys) expect(refused(from, of, asks, situation)).toEqual([]);
    }),
    test('refuses each breach once', (from) => {
      for (const [asks, situation] of breaches) {
        expect(breachesOf(from, of, expected, asks, situation)).toHaveLength(1);
      }
    }),
    ...spares.map(([asks, situation]) =>
      test(`leaves ${JSON.stringify(asks)} to other rules`, (from) => {
        expect(refused(from, of, asks, situation)).not.toEqual([]);
        expect(breachesOf(from, of, expected, asks, situation)).toEqual([]);
      }),
    ),
    test(`offers ${JSON.stringify(alternative)}, which it does not refuse`, (from) => {
      for (const [asks, situation] of breaches) {
        const [found] = breachesOf(from, of, expected, asks, situation);
        expect(found?.alternative).toEqual(alternative);
        if (alternative === null) continue;
        const instead = { ...asks, ...found?.alternative };
        expect(breachesOf(from, of, expected, instead, situation)).toEqual([]);
      }
    }),
  ];
}

/** The refusals by this rule; rules that share code and field differ in what they tell. */
function breachesOf(
  from: Catalogue,
  of: Subject,
  { code, field, detail }: RefusalRow,
  asks: Partial<CaseRequest>,
  situation?: Situation,
): readonly BrokenRule[] {
  return refused(from, of, asks, situation).filter(
    (each) => each.code === code && each.field === field && detail.test(each.detail),
  );
}
