import { describe, expect, it } from 'vitest';
import { catalogue } from '../../domain/offering/requests.ts';
import { ROW_TESTS } from './every-row.ts';
import { rowsOf } from './row-ids.ts';
import { speaksOf } from './row-test.ts';

describe('each row of the policies', () => {
  for (const { about, name, check } of ROW_TESTS) {
    it(`${about.join(', ')}: ${name}`, () => {
      expect.hasAssertions();
      check(catalogue);
    });
  }
});

describe('the tests of rows', () => {
  const rows = rowsOf(catalogue);

  it('speak of every row', () => {
    const silent = rows.filter((row) => !ROW_TESTS.some((test) => speaksOf(test, row)));
    expect(silent).toEqual([]);
  });

  it('speak of rows that there are', () => {
    const about = new Set(ROW_TESTS.flatMap((test) => test.about));
    const without = [...about].filter(
      (row) => !rows.some((each) => `${each} `.startsWith(`${row} `)),
    );
    expect(without).toEqual([]);
  });
});
