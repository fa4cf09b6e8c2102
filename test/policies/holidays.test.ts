import { describe, expect, it } from 'vitest';
import { draftHolidays, HOLIDAY_COUNTRIES } from '../../policies/holiday-draft.ts';
import { loadCatalogue } from '../../policies/load.ts';

const { holidays } = loadCatalogue();

function daysOf(country: string): Readonly<Record<string, string>> {
  return holidays.find((each) => each.country === country)?.days ?? {};
}

describe('the snapshots of public holidays', () => {
  it.each([
    ['DE', '2026-10-03', 'National Holiday'],
    ['DE', '2026-12-25', 'Christmas Day'],
    ['US', '2026-11-26', 'Thanksgiving Day'],
    ['US', '2026-07-03', 'Independence Day (substitute day)'],
    ['US', '2021-12-31', "New Year's Day (substitute day)"],
    ['GB', '2026-12-28', 'Boxing Day (substitute day)'],
    ['BR', '2026-11-20', 'Black Awareness Day'],
    ['JP', '2026-09-22', "Citizens' Holiday"],
    ['AU', '2026-04-05', 'Easter Sunday'],
    ['CN', '2026-02-16', 'Spring Festival'],
    ['CN', '2026-02-19', 'Spring Festival'],
    ['CN', '2026-10-01', 'National Day'],
    ['CN', '2026-10-02', 'National Day'],
    ['CN', '2026-10-03', 'National Day'],
    ['CN', '2025-05-02', 'Labour Day'],
    ['KR', '2026-02-16', 'Korean New Year'],
    ['KR', '2026-02-18', 'Korean New Year'],
  ])('%s is closed on %s for %s', (country, date, name) => {
    expect(daysOf(country)[date]).toBe(name);
  });

  it.each([
    ['CN', '2026-06-01', "Children's Day, off for children alone"],
    ['CN', '2026-03-08', "Women's Day, a half day for half of the people"],
    ['CN', '2024-05-02', 'the second day of May before 2025'],
    ['CN', '2024-02-09', "new year's eve before 2025"],
    ['KR', '2026-02-19', 'the second day after the Korean new year'],
    ['US', '2026-02-14', 'an observance'],
    ['GB', '2026-11-30', 'a holiday of Scotland alone'],
  ])('%s is open on %s: %s', (country, date) => {
    expect(daysOf(country)[date]).toBeUndefined();
  });

  it('name one date once, with all that falls on it', () => {
    expect(daysOf('KR')['2025-05-05']).toBe("Children's Day / Buddha's Birthday");
  });

  it('are of every country that is drafted', () => {
    expect(holidays.map(({ country }) => country)).toEqual(HOLIDAY_COUNTRIES);
  });

  it.each(holidays)('of $country cover every year and are what the draft makes', (snapshot) => {
    expect(draftHolidays(snapshot.country)).toEqual(snapshot);
    const years = new Set(Object.keys(snapshot.days).map((date) => date.slice(0, 4)));
    expect(years.size).toBe(21);
  });
});
