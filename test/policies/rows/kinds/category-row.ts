import { expect } from 'vitest';
import type { Wording } from '../../../../catalogue/schema/source.ts';
import type { Category } from '../../../../catalogue/schema/vocabulary.ts';
import type { RowTest } from '../row-test.ts';
import { promised, rowTest, viewOf, type Subject } from './subject.ts';

/** A kind of case of an offering's own, as cases keep it. */
interface CategoryRow {
  readonly id: Category;
  readonly name: Wording;
}

/** The test of an offering's own kinds of cases: these, by these names, and no others. */
export function ownCategoriesTest(of: Subject, expected: readonly CategoryRow[]): RowTest {
  const ids = expected.map(({ id }) => id);
  return rowTest(of, 'categories', `are ${ids.join(', ')}, and no others`, (from) => {
    expect(of.categories).toEqual(ids);
    expect(viewOf(from, of).categories).toEqual(expected);
    expect(promised(from, of, {}).vocabulary.categories).toEqual(expected);
  });
}
