import { expect, test } from 'vitest';
import { freshOffice, OFFICE } from '../../bench/office.ts';
import { compileCalendar } from '../../domain/time/compile.ts';
import { DAY, HOUR } from '../../domain/time/units.ts';

test('an office never seen has the answers of the office and another content', () => {
  const offices = [OFFICE, freshOffice(), freshOffice()];
  expect(new Set(offices.map(({ holidays }) => Object.keys(holidays).join())).size).toBe(3);
  for (let start = Date.UTC(2026, 3, 1); start < Date.UTC(2026, 8, 1); start += 3 * DAY + HOUR) {
    const ends = offices.map((office) => compileCalendar(office).add(start, 2_000 * HOUR));
    expect(new Set(ends).size).toBe(1);
  }
});
