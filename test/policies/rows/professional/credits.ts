import { expect } from 'vitest';
import { expectSource } from '../kinds/cited.ts';
import { rowTest, viewOf, type Subject } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';
import { professional } from './subjects.ts';

/** What a case uses up. */
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

/** What becomes of credits and packs. */
export function packTests(): readonly RowTest[] {
  return [
    rowTest(professional, 'credits charging', 'is decided at the close unless solved', (from) => {
      const { source, ...found } = viewOf(from, professional).credits?.charging ?? {};
      expect(found).toEqual({ solved: 'charged', unresolved: 'decided', withdrawn: 'decided' });
      expectSource(source, { from: ['002'] });
    }),
    rowTest(professional, 'credits packs', 'last a year and are proven by their order', (from) => {
      const { source, ...found } = viewOf(from, professional).credits?.packs ?? {};
      expect(found).toEqual({ validYears: 1, proof: 'order-confirmation', taxExemption: true });
      expectSource(source, { from: ['002'] });
    }),
  ];
}
