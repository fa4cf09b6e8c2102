import { expect } from 'vitest';
import type { Wording } from '../../../../catalogue/schema/source.ts';
import type { Severity } from '../../../../catalogue/schema/vocabulary.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';
import { promised, rowTest, viewOf, type Subject } from './subject.ts';

/** What a severity of an offering's own is called, and what it means. */
interface LevelRow {
  readonly id: Severity;
  readonly name: Wording;
  readonly meaning: RegExp;
}

interface LevelRows {
  readonly setBy: RegExp;
  /** The highest first. */
  readonly levels: readonly LevelRow[];
  readonly source: Cited;
}

/** The tests of severities by names of an offering's own: who sets them, which they are, what each means. */
export function levelTests(of: Subject, { setBy, levels, source }: LevelRows): readonly RowTest[] {
  const ids = levels.map(({ id }) => id);
  return [
    rowTest(of, 'severities', `are ${ids.join(', ')}, set by ${String(setBy)}`, (from) => {
      const { severities } = viewOf(from, of);
      expect(of.severities).toEqual(ids);
      expect(severities.levels.map(({ id }) => id)).toEqual(ids);
      expect(severities.setBy).toEqual(expect.stringMatching(setBy));
      expectSource(severities.source, source);
    }),
    ...levels.map(({ id, name, meaning }) =>
      rowTest(of, `severities ${id}`, `means ${String(meaning)}`, (from) => {
        const level = viewOf(from, of).severities.levels.find((each) => each.id === id);
        expect(level?.name).toEqual(name);
        expect(level?.meaning.en).toEqual(expect.stringMatching(meaning));
        expect(promised(from, of, {}).severities).toContainEqual({ id, name });
      }),
    ),
  ];
}
