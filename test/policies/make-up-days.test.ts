import { describe, expect, it } from 'vitest';
import { draftMakeUpDays } from '../../catalogue/authoring/make-up-draft.ts';
import { ownCatalogue } from '../support/catalogues.ts';

const { holidays, makeUpDays } = ownCatalogue();
const [china] = makeUpDays;

function datesOf(list: 'worked' | 'off', year: string): readonly string[] {
  return Object.keys(china?.[list] ?? {}).filter((date) => date.startsWith(year));
}

describe('the make-up days of China', () => {
  it('are what the draft makes of the library that is installed', () => {
    const statutory = holidays.find(({ country }) => country === 'CN');
    if (!statutory) throw new Error('there are no holidays of China');
    expect(draftMakeUpDays(statutory)).toEqual(china);
  });

  it('are known from 2015 to 2026', () => {
    expect(makeUpDays.map(({ country, years }) => [country, years])).toEqual([
      ['CN', [2015, 2026]],
    ]);
  });

  // The State Council's notice for 2026, holiday by holiday.
  it('are worked on six days of weekends in 2026', () => {
    expect(datesOf('worked', '2026')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(china?.worked['2026-01-04']).toBe("New Year's Day");
    expect(china?.worked['2026-10-10']).toBe('National Day');
  });

  it('are off around the statutory holidays of 2026, weekends included', () => {
    expect(datesOf('off', '2026')).toEqual([
      '2026-01-02',
      '2026-01-03',
      '2026-02-15',
      '2026-02-20',
      '2026-02-21',
      '2026-02-22',
      '2026-02-23',
      '2026-04-04',
      '2026-04-06',
      '2026-05-03',
      '2026-05-04',
      '2026-05-05',
      '2026-06-20',
      '2026-06-21',
      '2026-09-26',
      '2026-09-27',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ]);
  });

  it('were worked on ordinary Saturdays and Sundays alone, and never off too', () => {
    for (const date of Object.keys(china?.worked ?? {})) {
      expect([0, 6]).toContain(new Date(`${date}T00:00Z`).getUTCDay());
      expect(china?.off).not.toHaveProperty(date);
    }
  });

  it('leave what is no holiday by law, but off by arrangement, to the arrangement', () => {
    expect(china?.off['2023-01-21']).toBe('Spring Festival');
    expect(china?.off).not.toHaveProperty('2024-02-09');
    expect(china?.off['2015-09-03']).toBe('Anti-Fascist 70th Day');
  });
});
