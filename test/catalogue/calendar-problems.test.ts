import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../catalogue/load/load.ts';
import { calendarsWith, problemsOf } from './folder.ts';

const file = 'calendars/local-business/v1.yaml';
const calendar = readFileSync(join(POLICIES, file), 'utf8');

const EVERY_DATE = Array.from({ length: 366 }, (_, day) =>
  new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice('2028-'.length, '2028-12-31'.length),
);

describe('a bad calendar', () => {
  it.each([
    ['timeZone: account', 'timeZone: Mars/Olympus', 'timeZone', /neither an IANA zone/],
    ['timeZone: account', 'timeZone: "+08:00"', 'timeZone', /neither an IANA zone/],
    ["mon: [['09:00', '17:00']]", "mon: [['09:00', '49:00']]", 'weekly.mon.0.1', /wall time/],
    ["mon: [['09:00', '17:00']]", "mon: [['17:00', '09:00']]", 'weekly.mon.0', /not before/],
    ["mon: [['09:00', '17:00']]", "mon: [['09:00', '33:01']]", 'weekly.mon.0', /24 hours/],
    ["mon: [['09:00', '17:00']]", "mon: [['22:00', '33:01']]", 'weekly.tue.0', /shift/],
    [
      "mon: [['09:00', '17:00']]",
      "mon: [['09:00', '13:00'], ['12:00', '17:00']]",
      'weekly.mon.1',
      /before the interval above it ends/,
    ],
    [
      "mon: [['09:00', '17:00']]",
      "monday: [['09:00', '17:00']]",
      'weekly.monday',
      /Known are mon, tue/,
    ],
    [
      'holidays: account',
      'holidays: LI',
      'holidays',
      /no holidays\/LI\.json; .* DE, .*holidays:import/,
    ],
    ['holidays: account', 'holidays: ZZ', 'holidays', /ISO 3166-1/],
    ['holidays: account', 'holidays: DE-BAY-1', 'holidays', /or a list of such places/],
    ['holidays: account', 'holidays: ZZ-A', 'holidays', /no holidays\/ZZ\.json/],
    ['holidays: account', 'holidays: DE-XX', 'holidays', /DE\.json has no days for DE-XX/],
    ['holidays: account', 'holidays: DE-BYY', 'holidays', /for DE-BYY; did you mean DE-BY\?/],
    [
      'holidays: account',
      'holidays: [account, DE, ZZ]',
      'holidays.2',
      /must be account, a country/,
    ],
    ['holidays: account', 'holidays: []', 'holidays', /must not be empty/],
    ['holidays: account', 'holidays: [account, none]', 'holidays.1', /must be account, a country/],
    ['holidays: account', 'holidays: [DE, LI]', 'holidays.1', /no holidays\/LI\.json/],
    ['holidays: account', 'holidays: [DE, DE-XX]', 'holidays.1', /no days for DE-XX/],
    ['holidays: account', 'holidays: [DE, FR, DE]', 'holidays.2', /duplicate: DE/],
    [
      'holidays: account',
      "holidays: none\nholidayHours: [['10:00', '14:00']]",
      'holidayHours',
      /has no holidays: name a place under holidays, or a feed/,
    ],
    [
      'holidays: account',
      'holidays: account\nholidayHours: []',
      'holidayHours',
      /must not be empty/,
    ],
    [
      'holidays: account',
      `holidays: account\nexceptions: {${EVERY_DATE.map((date) => `'${date}': {name: x, hours: []}`).join()}}`,
      'exceptions',
      /close every date of the year/,
    ],
    ['country: account', 'country: DE', 'makeUpDays.country', /no make-up-days\/DE\.json/],
    ['country: account', 'country: china', 'makeUpDays.country', /ISO 3166-1/],
    ["hours: [['09:00', '17:00']]", 'hours: []', 'makeUpDays.hours', /must not be empty/],
    ["hours: [['09:00', '17:00']]", "hours: [['9', '17:00']]", 'makeUpDays.hours.0.0', /wall time/],
    [
      'variants:',
      "exceptions: { '2026-02-30': { name: None, hours: [] } }\nvariants:",
      'exceptions.2026-02-30',
      /no date: write an existing one as YYYY-MM-DD, or as MM-DD for every year/,
    ],
    [
      'variants:',
      "exceptions: { '02-30': { name: None, hours: [] } }\nvariants:",
      'exceptions.02-30',
      /MM-DD for every year/,
    ],
    [
      'variants:',
      "exceptions: { '2026-12-24': { hours: [] } }\nvariants:",
      'exceptions.2026-12-24.name',
      /is required/,
    ],
    [
      'variants:',
      "exceptions: { '2026-12-24': { name: Eve, hours: [['12:00', '09:00']] } }\nvariants:",
      'exceptions.2026-12-24.hours.0',
      /not before/,
    ],
    ['id: local-business', 'id: local', 'version', /says that it is local@1/],
  ])('is named with its place: %j as %j', (search, replacement, path, message) => {
    expect(calendar).toContain(search);
    const problems = problemsOf(calendarsWith({ [file]: calendar.replace(search, replacement) }));
    expect(problems).toContainEqual({ file, path, message: expect.stringMatching(message) });
  });

  describe('is one that does not say when the worked days of its feed are open', () => {
    const feed = JSON.stringify({
      id: 'make-up',
      importedFrom: { file: 'make-up.ics', sha256: '0'.repeat(64) },
      choices: {},
      years: [2026, 2026],
      known: {},
      days: {},
      worked: { '2026-02-14': 'Work (for the spring festival)' },
      halfDays: {},
    });
    const withFeed = (says: string) =>
      problemsOf(
        calendarsWith({
          'holiday-feeds/make-up.json': feed,
          [file]: calendar.replace('variants:', `holidayFeeds: [make-up]\n${says}\nvariants:`),
        }),
      );

    it('with hours, or none', () => {
      const message = 'is missing: make-up has worked days; say in which hours, or none';
      expect(withFeed('')).toContainEqual({ file, path: 'workedHours', message });
      expect(withFeed("workedHours: [['10:00', '14:00']]")).toEqual([]);
      expect(withFeed('workedHours: none')).toEqual([]);
    });

    it.each(['workedHours: []', 'workedHours: all', "workedHours: [['9', '14:00']]"])(
      'that mean something: %s',
      (says) => {
        const problems = withFeed(says).map(({ path }) => path.split('.')[0]);
        expect(problems).toContain('workedHours');
      },
    );
  });

  it('is one that never opens', () => {
    const never = `${calendar.slice(0, calendar.indexOf('weekly:'))}weekly: { mon: [] }\nholidays: none\n${calendar.slice(calendar.lastIndexOf('source:'))}`;
    const problems = problemsOf(calendarsWith({ [file]: never }));
    expect(problems[0]?.message).toBe('a calendar that never opens');
  });

  it('goes by a part of a country that is known', () => {
    const regional = calendar.replace('holidays: account', 'holidays: DE-BY');
    expect(problemsOf(calendarsWith({ [file]: regional }))).toEqual([]);
  });

  it.each([
    ['subdivisions', ['DE-BY'], 'subdivisions.0', /^no part of CN$/],
    [
      'added',
      [{ name: 'A', in: ['CN-XZ'], on: ['2026-01-01'] }],
      'added.0.in',
      /^CN-XZ is not in subdivisions$/,
    ],
    [
      'removed',
      [{ name: 'A', in: ['CN-SH'], on: ['2040-01-01'] }],
      'removed.0.on.0',
      /^outside of its years$/,
    ],
    ['removed', [{ name: 'A', in: ['CN-SH'], on: ['2026-02-30'] }], 'removed.0.on.0', /date/],
  ])('is one whose regional holidays fit nowhere: %s %j', (field, value, path, message) => {
    const days = { country: 'CN', generatedBy: 'hand', years: [2015, 2035], days: {} };
    const text = JSON.stringify({ ...days, subdivisions: ['CN-SH'], [field]: value });
    const problems = problemsOf(calendarsWith({ 'holidays/CN.json': text }));
    expect(problems).toContainEqual({
      file: 'holidays/CN.json',
      path,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['worked', { '2027-01-03': 'New Year' }, 'worked.2027-01-03', 'outside of its years'],
    ['off', { '2014-01-03': 'New Year' }, 'off.2014-01-03', 'outside of its years'],
    ['country', 'DE', '', 'the file says that it is DE'],
  ])('is one whose make-up days fit nowhere: %s %j', (field, value, path, message) => {
    const nothing = {
      country: 'CN',
      generatedBy: 'hand',
      years: [2015, 2026],
      worked: {},
      off: {},
    };
    const changed = 'make-up-days/CN.json';
    const problems = problemsOf(
      calendarsWith({ [changed]: JSON.stringify({ ...nothing, [field]: value }) }),
    );
    expect(problems).toContainEqual({ file: changed, path, message });
  });

  it('is one whose holidays are no dates, or not of their years', () => {
    const days = { '2026-02-30': 'None', '2040-01-01': 'Too late' };
    const text = JSON.stringify({ country: 'CN', generatedBy: 'hand', years: [2015, 2035], days });
    const paths = problemsOf(calendarsWith({ 'holidays/CN.json': text })).map(({ path }) => path);
    expect(paths).toContain('days.2026-02-30');
    const late = text.replace('2026-02-30', '2026-02-28');
    const [problem] = problemsOf(calendarsWith({ 'holidays/CN.json': late }));
    expect(problem).toMatchObject({ path: 'days.2040-01-01', message: 'outside of its years' });
  });
});
