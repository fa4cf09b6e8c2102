import { describe, expect, it } from 'vitest';
import { newestCalendars, type Catalogue } from '../../../catalogue/schema/catalogue.ts';
import { calendarNotes } from '../../../domain/offering/calendar-note.ts';
import { localCalendar } from '../../../domain/offering/calendar.ts';
import { ownCatalogue } from '../../support/catalogues.ts';

const real = ownCatalogue();
const china = newestCalendars(real).find(({ id }) => id === 'china-business')!;

function feed(
  id: string,
  days: Readonly<Record<string, string>>,
): Catalogue['holidayFeeds'][number] {
  const importedFrom = { file: `${id}.ics`, sha256: '' };
  const nothing = { choices: {}, known: {}, worked: {}, halfDays: {} };
  return { id, importedFrom, years: [2015, 2030], ...nothing, days };
}

/** China's business hours, closed by these feeds too, and with these exceptions of its own. */
function closedBy(
  feeds: Catalogue['holidayFeeds'],
  exceptions: Catalogue['calendars'][number]['exceptions'] = {},
) {
  const holidayFeeds = feeds.map(({ id }) => id);
  const calendar = { ...china, version: china.version + 1, holidayFeeds, exceptions };
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
