import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HolidayCorrectionError } from '../../../catalogue/authoring/correct-library.ts';
import {
  correctionsOf,
  type HolidayCorrection,
} from '../../../catalogue/authoring/holiday-corrections.ts';
import { draftHolidays, HOLIDAY_COUNTRIES } from '../../../catalogue/authoring/holiday-draft.ts';
import { POLICIES } from '../../../catalogue/load/load.ts';

const ROSE_DAY = { name: 'Rose Day', rules: ['06-11'] };

/** Germany's holidays of a year with one correction, and no other. */
function drafted(correction: Partial<HolidayCorrection>) {
  const why = { reason: 'test', source: 'test' };
  const corrections = { caveats: [], corrections: [{ ...correction, ...why }] };
  return draftHolidays('DE', corrections, [2026, 2026]);
}

describe('a correction of the holidays', () => {
  it('takes a rule of the library away from the country and its parts', () => {
    const { days, added } = drafted({ drop: ['05-01'] });
    expect(days).not.toHaveProperty('2026-05-01');
    expect(added.flatMap(({ on }) => on)).not.toContain('2026-05-01');
  });

  it('adds to the country, and not again to its parts', () => {
    const { days, added } = drafted({ add: ROSE_DAY });
    expect(days).toHaveProperty('2026-06-11', 'Rose Day');
    expect(added.filter(({ name }) => name === 'Rose Day')).toEqual([]);
  });

  it('is of the parts that it names alone', () => {
    const { days, added, removed } = drafted({
      in: ['DE-BY', 'DE-SL'],
      drop: ['05-01'],
      add: ROSE_DAY,
    });
    expect(days).toHaveProperty('2026-05-01');
    expect(days).not.toHaveProperty('2026-06-11');
    expect(added).toContainEqual({
      name: 'Rose Day',
      in: ['DE-BY', 'DE-SL'],
      on: expect.arrayContaining(['2026-06-11']),
    });
    expect(removed.map((each) => each.in)).toEqual([['DE-BY', 'DE-SL']]);
  });

  it('says of a day that it was moved', () => {
    const rules = ['2026-06-14 and if sunday then next monday'];
    const { days } = drafted({ add: { name: 'Rose Day', rules } });
    expect(days).toMatchObject({
      '2026-06-14': 'Rose Day',
      '2026-06-15': 'Rose Day (substitute day)',
    });
  });

  it.each<[string, Partial<HolidayCorrection>, string]>([
    ['a rule that the library has not', { drop: ['05-32'] }, 'no rule "05-32" of DE to drop'],
    [
      'a rule that a part has not',
      { in: ['DE-BY'], drop: ['03-08 since 2019'] },
      'no rule "03-08 since 2019" of DE-BY to drop',
    ],
    [
      'a rule that cannot be read',
      { add: { name: 'Rose Day', rules: ['11 June'] } },
      'the rule "11 June" of Rose Day cannot be read',
    ],
    ['a part that is not there', { in: ['DE-XX'], add: ROSE_DAY }, 'no part DE-XX of DE'],
  ])('fails the draft where it is about %s', (_what, correction, message) => {
    const draft = () => drafted(correction);
    expect(draft).toThrow(HolidayCorrectionError);
    expect(draft).toThrow(message);
  });
});

describe('the corrections that are kept', () => {
  const files = readdirSync(join(POLICIES, 'holiday-corrections'));

  it('are of countries that are drafted', () => {
    const countries = files.map((name) => name.replace(/\.yaml$/, ''));
    expect(countries.filter((each) => !HOLIDAY_COUNTRIES.includes(each))).toEqual([]);
  });

  it('say their caveats in the snapshots', () => {
    const { caveats } = draftHolidays('SG', correctionsOf('SG'), [2028, 2028]);
    expect(caveats).toEqual(correctionsOf('SG').caveats);
    expect(caveats).toMatchObject([{ from: 2028 }]);
    const germany = draftHolidays('DE', correctionsOf('DE'), [2028, 2028]);
    expect(germany).not.toHaveProperty('caveats');
  });
});
