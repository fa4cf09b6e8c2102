import { describe, expect, it } from 'vitest';
import type { CalendarPolicy } from '../../../catalogue/schema/calendar-schema.ts';
import { newestCalendars, type Catalogue } from '../../../catalogue/schema/catalogue.ts';
import { calendarNotes } from '../../../domain/offering/calendar-note.ts';
import { localCalendar } from '../../../domain/offering/calendar.ts';
import { notesBetween } from '../../../domain/offering/notes-between.ts';
import { ownCatalogue } from '../../support/catalogues.ts';

const real = ownCatalogue();
const china = newestCalendars(real).find(({ id }) => id === 'china-business')!;

type Feed = Catalogue['holidayFeeds'][number];

function feed(id: string, days: Readonly<Record<string, string>>, more: Partial<Feed> = {}): Feed {
  const importedFrom = { file: `${id}.ics`, sha256: '' };
  const nothing = { choices: {}, known: {}, worked: {}, halfDays: {} };
  return { id, importedFrom, years: [2015, 2030], ...nothing, days, ...more };
}

/** China's business hours, closed by these feeds too, and with these exceptions of its own. */
function closedBy(
  feeds: readonly Feed[],
  exceptions: CalendarPolicy['exceptions'] = {},
  more: Partial<CalendarPolicy> = {},
) {
  const holidayFeeds = feeds.map(({ id }) => id);
  const calendar = { ...china, version: china.version + 1, holidayFeeds, exceptions, ...more };
  const catalogue = { ...real, calendars: [...real.calendars, calendar], holidayFeeds: feeds };
  return localCalendar(catalogue, 'china-business', { region: null, timeZone: null });
}

describe('a calendar with feeds', () => {
  it('is closed on their days, by name', () => {
    const { calendar } = closedBy([feed('days', { '2026-06-01': 'Founding day' })]);
    expect(calendar.holidays).toMatchObject({
      '2026-06-01': 'Founding day',
      '2026-01-01': expect.any(String),
    });
  });

  it('has both names of a day for which two feeds, or a country, have different names', () => {
    const days = { '2026-06-01': 'Founding day', '2026-10-01': 'Regatta' };
    const { calendar } = closedBy([
      feed('one', days),
      feed('other', { '2026-06-01': 'Harbour day' }),
      feed('same', days),
    ]);
    expect(calendar.holidays['2026-06-01']).toBe('Founding day / Harbour day');
    expect(calendar.holidays['2026-10-01']).toBe('National Day / Regatta');
  });

  it('stays closed on a make-up working day', () => {
    const worked = '2026-10-10';
    expect(closedBy([]).calendar.exceptions).toHaveProperty(worked);
    const { calendar } = closedBy([feed('days', { [worked]: 'Founding day' })]);
    expect(calendar.exceptions).not.toHaveProperty(worked);
    expect(calendar.holidays[worked]).toBe('Founding day');
  });

  it('gives its own exceptions precedence over them', () => {
    const days = feed('days', { '2026-06-01': 'Founding day', '2026-06-02': 'Day after' });
    const { calendar } = closedBy([days], {
      '2026-06-01': { name: 'Half day', hours: [['09:00', '12:00']] },
      '2026-06-02': { name: 'Stocktaking', hours: [] },
    });
    expect(calendar.exceptions['2026-06-01']).toEqual([['09:00', '12:00']]);
    expect(calendar.holidays['2026-06-02']).toBe('Stocktaking');
  });

  it('says where one of them ends, even if nothing else is known', () => {
    const local = closedBy([feed('days', {}), { ...feed('more', {}), years: [2015, 2040] }]);
    const codesIn = (year: number) =>
      calendarNotes(local, Date.UTC(year, 5)).map(({ code }) => code);
    expect(codesIn(2026)).toEqual([]);
    expect(codesIn(2031)).toEqual(['make-up-days-unknown', 'holiday-feed-unknown']);
    expect(codesIn(2036)).toEqual(['holidays-unknown', 'holiday-feed-unknown']);
    const [, note] = calendarNotes(local, Date.UTC(2031, 5));
    expect(note?.detail).toBe(
      'Imported feeds do not cover 2031: days (2015 to 2030). This calendar is open on the days that they would close.',
    );
  });
});

describe('a half day of a feed', () => {
  const half = { name: 'Early closing', closed: [['12:00', '18:00'] as [string, string]] };

  function hoursOn(date: string, more: Partial<Feed> = {}, policy: Partial<CalendarPolicy> = {}) {
    const { calendar } = closedBy(
      [feed('half', {}, { halfDays: { [date]: half }, ...more })],
      {},
      policy,
    );
    return { open: calendar.exceptions[date], closed: calendar.holidays[date] };
  }

  it('leaves the rest of the weekday open', () => {
    expect(hoursOn('2026-06-01')).toEqual({ open: [['09:00', '12:00']], closed: undefined });
  });

  it('leaves the rest of a make-up working day open', () => {
    expect(hoursOn('2026-10-10').open).toEqual([['09:00', '12:00']]);
  });

  it('cuts what is between, and leaves alone what it does not touch', () => {
    const split = {
      mon: [
        ['08:00', '12:30'],
        ['13:00', '17:00'],
        ['18:00', '20:00'],
      ],
    };
    const weekly = { ...china.weekly, ...split } as CalendarPolicy['weekly'];
    const open = [
      ['08:00', '12:00'],
      ['18:00', '20:00'],
    ];
    expect(hoursOn('2026-06-01', {}, { weekly }).open).toEqual(open);
  });

  it('closes a day of which nothing is left, by its name', () => {
    const weekly = { ...china.weekly, mon: [['13:00', '17:00'] as [string, string]] };
    const found = hoursOn('2026-06-01', {}, { weekly });
    expect(found).toEqual({ open: [], closed: 'Early closing' });
  });

  it('changes nothing on a day that is closed anyhow: a weekend, a holiday, a day of a feed', () => {
    expect(hoursOn('2026-06-06')).toEqual({ open: undefined, closed: undefined });
    expect(hoursOn('2026-10-01')).toEqual({ open: undefined, closed: 'National Day' });
    const days = { '2026-06-01': 'Founding day' };
    expect(hoursOn('2026-06-01', { days })).toEqual({ open: undefined, closed: 'Founding day' });
  });

  it('adds up with that of another feed', () => {
    const morning = { name: 'Late opening', closed: [['08:00', '10:00'] as [string, string]] };
    const { calendar } = closedBy([
      feed('one', {}, { halfDays: { '2026-06-01': half } }),
      feed('other', {}, { halfDays: { '2026-06-01': morning } }),
    ]);
    expect(calendar.exceptions['2026-06-01']).toEqual([['10:00', '12:00']]);
  });

  it('yields to an exception of the calendar itself', () => {
    const halfDays = { '2026-06-01': half };
    const own = { name: 'Stocktaking', hours: [['14:00', '16:00'] as [string, string]] };
    const { calendar } = closedBy([feed('half', {}, { halfDays })], { '2026-06-01': own });
    expect(calendar.exceptions['2026-06-01']).toEqual([['14:00', '16:00']]);
  });
});

describe('a worked day of a feed', () => {
  const worked = { '2026-06-06': 'Work (for the regatta)', '2026-10-01': 'Work (for the regatta)' };
  const workedHours: [string, string][] = [['10:00', '14:00']];

  it('opens a weekend and a holiday, at the hours that the calendar says', () => {
    const { calendar } = closedBy([feed('worked', {}, { worked })], {}, { workedHours });
    expect(calendar.exceptions).toMatchObject({
      '2026-06-06': workedHours,
      '2026-10-01': workedHours,
    });
  });

  it('opens nothing for a calendar that says none', () => {
    const none = closedBy([feed('worked', {}, { worked })], {}, { workedHours: 'none' });
    expect(none.calendar.exceptions).toEqual(closedBy([]).calendar.exceptions);
  });

  it('stays closed where another feed closes it', () => {
    const closing = feed('days', { '2026-06-06': 'Regatta' });
    const { calendar } = closedBy([feed('worked', {}, { worked }), closing], {}, { workedHours });
    expect(calendar.exceptions).not.toHaveProperty('2026-06-06');
    expect(calendar.holidays['2026-06-06']).toBe('Regatta');
  });
});

describe('a feed that lists some holidays no longer', () => {
  const known = { 'New Year': 2030, 'Good Friday': 2026, 'Easter Monday': 2027 };

  it('says which of them are missing in a year', () => {
    const local = closedBy([feed('days', {}, { known })]);
    const detailIn = (year: number) =>
      calendarNotes(local, Date.UTC(year, 5)).find(({ code }) => code === 'holiday-feed-unknown')
        ?.detail;
    expect(detailIn(2026)).toBeUndefined();
    expect(detailIn(2027)).toBe(
      'The imported feed days does not list "Good Friday" (known to 2026) for 2027. This calendar is open on the days that they would close.',
    );
    expect(detailIn(2028)).toContain(
      '"Good Friday" (known to 2026), "Easter Monday" (known to 2027)',
    );
    expect(detailIn(2031)).toContain('do not cover 2031');
  });

  it('names five of many', () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`Day ${index}`, 2026]),
    );
    const [note] = calendarNotes(closedBy([feed('days', {}, { known: many })]), Date.UTC(2026, 5));
    expect(note).toBeUndefined();
    const local = closedBy([feed('days', {}, { known: many })]);
    const detail = calendarNotes(local, Date.UTC(2027, 5)).at(-1)?.detail;
    expect(detail).toContain('"Day 4" (known to 2026) and 25 more for 2027');
    expect(detail).not.toContain('"Day 5"');
  });

  it('is in the notes of a count that reaches into that year', () => {
    const local = closedBy([feed('days', {}, { known })]);
    const codes = notesBetween(local, Date.UTC(2026, 11, 30), Date.UTC(2027, 0, 4));
    expect(codes.map(({ code }) => code)).toContain('holiday-feed-unknown');
  });
});
