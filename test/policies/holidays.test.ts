import { describe, expect, it } from 'vitest';
import { correctionsOf } from '../../catalogue/authoring/holiday-corrections.ts';
import { draftHolidays, HOLIDAY_COUNTRIES } from '../../catalogue/authoring/holiday-draft.ts';
import { apart, together, type RegionalDay } from '../../catalogue/authoring/regional-days.ts';
import type { HolidaySnapshot } from '../../catalogue/schema/holiday-schema.ts';
import { ownCatalogue } from '../support/catalogues.ts';
import { rounds } from '../support/rounds.ts';

const { holidays } = ownCatalogue();

/** Drafting one more year of them all takes a second: outside CI those around now are enough. */
const SOME_YEARS: HolidaySnapshot['years'] = [2025, 2027];

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
    ['CA', '2022-01-03', "New Year's Day (substitute day)"],
    ['CA', '2027-12-27', 'Christmas Day (substitute day)'],
    ['CA', '2018-07-02', 'Canada Day (substitute day)'],
    ['CN', '2033-09-08', 'Mid-Autumn Festival'],
    ['HK', '2015-04-07', 'The day following Easter Monday'],
    ['HK', '2033-09-09', 'The day following the Chinese Mid-Autumn Festival'],
    ['HK', '2033-10-01', 'Chung Yeung Festival / National Day'],
    ['HK', '2033-10-03', 'The day following National Day'],
    ['IE', '2022-03-18', 'Day of Remembrance and Recognition'],
    ['JP', '2032-09-21', "Citizens' Holiday"],
    ['KR', '2026-05-01', 'Labour Day'],
    ['KR', '2027-05-03', 'Labour Day (substitute day)'],
    ['KR', '2025-06-03', 'Presidential Election Day'],
    ['KR', '2024-10-01', 'Temporary Public Holiday'],
    ['KR', '2033-09-07', 'Korean Thanksgiving'],
    ['KR', '2034-09-27', 'Korean Thanksgiving'],
    ['MX', '2024-10-01', 'Change of Federal Government'],
    ['PL', '2018-11-12', 'National Independence Day'],
    ['SG', '2015-09-24', 'Hari Raya Haji'],
    ['SG', '2019-08-12', 'Hari Raya Haji (substitute day)'],
    ['SG', '2020-05-25', 'Hari Raya Puasa (substitute day)'],
    ['SG', '2025-05-03', 'Polling Day'],
    ['SG', '2027-05-20', 'Vesak Day'],
    ['SG', '2032-05-24', 'Vesak Day (substitute day)'],
    ['SG', '2035-10-30', 'Deepavali'],
    ['US', '2018-11-12', 'Veterans Day (substitute day)'],
    ['US', '2023-11-10', 'Veterans Day (substitute day)'],
    ['ZA', '2019-05-08', 'Voting Day'],
    ['ZA', '2022-12-27', 'Public Holiday'],
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
    ['CA', '2023-07-03', 'the Monday after a Canada Day on a Saturday'],
    ['CN', '2033-10-07', 'a month after the Mid-Autumn Festival'],
    ['HK', '2033-10-08', 'a month after the day following the Mid-Autumn Festival'],
    ['KR', '2025-05-01', 'Labour Day before 2026'],
    ['KR', '2033-10-07', 'a month after Thanksgiving'],
    ['MX', '2024-12-01', 'no change of government since it is in October'],
    ['MX', '2018-10-01', 'the change of government was in December'],
    ['SG', '2024-06-16', 'the eve of Hari Raya Haji'],
    ['SG', '2027-05-16', 'the eve of Hari Raya Haji'],
  ])('%s is open on %s: %s', (country, date) => {
    expect(daysOf(country)[date]).toBeUndefined();
  });

  it('name one date once, with all that falls on it', () => {
    expect(daysOf('KR')['2025-05-05']).toBe("Children's Day / Buddha's Birthday");
  });

  it('are of every country that is drafted', () => {
    expect(holidays.map(({ country }) => country)).toEqual(HOLIDAY_COUNTRIES);
  });

  it.each(holidays)('of $country cover every year', ({ days }) => {
    const years = new Set(Object.keys(days).map((date) => date.slice(0, 4)));
    expect(years.size).toBe(21);
  });

  it.each(holidays)('of $country are what the draft makes', (snapshot) => {
    const { country, years } = snapshot;
    const drafted = draftHolidays(country, correctionsOf(country), rounds(years, SOME_YEARS));
    expect(drafted).toEqual(rounds(snapshot, within(snapshot, SOME_YEARS)));
  });
});

/** What a snapshot would be if it were of some of its years. */
function within(snapshot: HolidaySnapshot, years: HolidaySnapshot['years']): HolidaySnapshot {
  const [first, last] = years;
  const isIn = (date: string) => date >= `${first}-01-01` && date <= `${last}-12-31`;
  const regional = (list: HolidaySnapshot['added']) =>
    together(
      apart(list)
        .filter(({ date }) => isIn(date))
        .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    );
  return {
    ...snapshot,
    years,
    days: Object.fromEntries(Object.entries(snapshot.days).filter(([date]) => isIn(date))),
    added: regional(snapshot.added),
    removed: regional(snapshot.removed),
  };
}

function placeOf({ subdivision, date }: RegionalDay): string {
  return `${subdivision} ${date}`;
}
