import { expect } from 'vitest';
import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import type { LanguageCoverage } from '../../../../domain/case/types.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';
import { coverageOf, type Hours } from './hours.ts';
import { promised, rowTest, type Subject } from './subject.ts';

/** A language that is asked for, and where. */
export type Spoken = readonly [language: string, region: string];

/** How people of some languages are served, as the documents of policies/documents.yaml say it. */
interface LanguageRow {
  readonly row: string;
  readonly takes: readonly Spoken[];
  /** What other rows serve, or none. */
  readonly leaves: readonly Spoken[];
  /** In which language; by default the one that is asked for. */
  readonly servedIn?: string;
  readonly interpreter: boolean;
  readonly hours: Hours;
  readonly note?: RegExp;
  readonly source: Cited;
}

/** The tests of a row of languages, by how people are served. */
export function languageTests(of: Subject, expected: LanguageRow): readonly RowTest[] {
  const test = (name: string, check: RowTest['check']) =>
    rowTest(of, `languages ${expected.row}`, name, check);
  return [
    ...expected.takes.map((spoken) =>
      test(`serves ${spoken.join(' in ')} on ${expected.hours}`, (from) => {
        const served = languageFor(from, of, spoken);
        expect(served && wayOf(served)).toEqual(wayTo(expected, spoken));
        if (expected.note) expect(served?.note).toEqual(expect.stringMatching(expected.note));
        else expect(served?.note).toBeNull();
        expectSource(served?.source, expected.source);
      }),
    ),
    ...expected.leaves.map((spoken) =>
      test(`does not serve ${spoken.join(' in ')}`, (from) => {
        const served = languageFor(from, of, spoken);
        expect(served && wayOf(served)).not.toEqual(wayTo(expected, spoken));
      }),
    ),
  ];
}

/** The test that nothing is said of how these are served. */
export function unservedTest(of: Subject, ...spoken: readonly Spoken[]): RowTest {
  return rowTest(of, 'languages', 'say nothing of others', (from) => {
    for (const each of spoken) expect(languageFor(from, of, each)).toBeNull();
  });
}

function wayOf({ language, interpreter, kind, calendar }: LanguageCoverage) {
  return { language, interpreter, kind, calendar };
}

function wayTo({ servedIn, interpreter, hours }: LanguageRow, [language]: Spoken) {
  return { language: servedIn ?? language, interpreter, ...coverageOf(hours) };
}

function languageFor(
  from: Catalogue,
  of: Subject,
  [language, region]: Spoken,
): LanguageCoverage | null {
  const account = { ...of.account, region };
  return promised(from, of, { language }, { account }).language;
}
