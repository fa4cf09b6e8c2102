import { describe, expect, it } from 'vitest';
import { catalogue } from '../../domain/offering/requests.ts';
import { ROW_TESTS } from './every-row.ts';
import { catalogueWith, isOf, TESTED_EXAMPLES } from './examples.ts';
import { rowsOf } from './row-ids.ts';
import { speaksOf } from './row-test.ts';

const examples = TESTED_EXAMPLES.map((example) => {
  const from = catalogueWith(example.id);
  const rows = rowsOf(from).filter((row) => isOf(example, row));
  return { of: example.id, from, tests: example.tests, rows };
});

describe.each([
  { of: 'the policies', from: catalogue, tests: ROW_TESTS, rows: rowsOf(catalogue) },
  ...examples,
])('the tests of the rows of $of', ({ from, tests, rows }) => {
  for (const { about, name, check } of tests) {
    it(`${about.join(', ')}: ${name}`, () => {
      expect.hasAssertions();
      check(from);
    });
  }

  it('speak of every row', () => {
    const silent = rows.filter((row) => !tests.some((test) => speaksOf(test, row)));
    expect(rows).not.toEqual([]);
    expect(silent).toEqual([]);
  });

  it('speak of rows that there are', () => {
    const about = new Set(tests.flatMap((test) => test.about));
    const without = [...about].filter(
      (row) => !rows.some((each) => `${each} `.startsWith(`${row} `)),
    );
    expect(without).toEqual([]);
  });
});
