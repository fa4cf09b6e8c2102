import { expect } from 'vitest';
import { expectSource } from '../kinds/cited.ts';
import { rowTest, viewOf, type Subject } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';
import { first, second } from './subjects.ts';

/** What a case uses up, the same in all versions. */
export function creditTests(of: Subject): readonly RowTest[] {
  return [
    rowTest(of, 'credits', 'are one a case, five a pack, or paid singly', (from) => {
      const found = viewOf(from, of).credits;
      expect(found).toMatchObject({ perCase: 1, perPack: 5, single: true });
      expect(found?.note).toEqual(expect.stringMatching(/does not depend on the effort/));
      expectSource(found?.source, { from: ['002'] });
    }),
  ];
}

/** The test that the first version says no more of credits. */
export function noPacksTest(): RowTest {
  return rowTest(first, 'credits', 'say nothing of their charging and packs', (from) => {
    expect(viewOf(from, first).credits).not.toHaveProperty('charging');
    expect(viewOf(from, first).credits).not.toHaveProperty('packs');
  });
}

/** What becomes of credits and packs. */
export function packTests(): readonly RowTest[] {
  return [
    rowTest(second, 'credits charging', 'is decided at the close unless solved', (from) => {
      const { source, ...found } = viewOf(from, second).credits?.charging ?? {};
      expect(found).toEqual({ solved: 'charged', unresolved: 'decided', withdrawn: 'decided' });
      expectSource(source, { from: ['002'] });
    }),
    rowTest(second, 'credits packs', 'last a year and are proven by their order', (from) => {
      const { source, ...found } = viewOf(from, second).credits?.packs ?? {};
      expect(found).toEqual({ validYears: 1, proof: 'order-confirmation', taxExemption: true });
      expectSource(source, { from: ['002'] });
    }),
  ];
}
