import { describe, expect, it } from 'vitest';
import {
  holidayNote,
  localCalendar,
  pinCalendar,
  PlaceNeededError,
  UnknownCalendarError,
} from '../../../domain/offering/calendar.ts';
import {
  accountIn,
  catalogue,
  inBrazil,
  inChina,
  inGermany,
  OPENED_AT,
  resolved,
} from './requests.ts';

function pin(id: string, account = inGermany, openedAt = OPENED_AT) {
  return pinCalendar(catalogue, id, account, openedAt);
}

describe('a calendar that a case keeps', () => {
  it('goes by the zone and the holidays of the account where it is local', () => {
    const { calendar, note } = pin('local-business', inBrazil);
    expect(calendar).toMatchObject({
      id: 'local-business',
      version: 1,
      timeZone: 'America/Sao_Paulo',
    });
    expect(calendar.weekly.mon).toEqual([['09:00', '17:00']]);
    expect(calendar.weekly.sat).toEqual([]);
    expect(calendar.holidays['2026-11-20']).toBe('Black Awareness Day');
    expect(note).toBeNull();
  });

  it('opens until 18:00 in Australia', () => {
    const { calendar } = pin('local-business', accountIn('AU', 'Australia/Sydney'));
    expect(calendar.weekly.fri).toEqual([['09:00', '18:00']]);
  });

  it('is open every day of the year for 21Vianet, until the end of the day', () => {
    const { calendar } = pin('21vianet', inChina);
    expect(calendar.timeZone).toBe('Asia/Shanghai');
    expect(Object.values(calendar.weekly)).toEqual(
      Array.from({ length: 7 }, () => [['09:00', '24:00']]),
    );
    expect(calendar.holidays).toEqual({});
  });

  it('stays in China wherever the account reads it', () => {
    const { calendar } = pin('china-business', accountIn('CN', 'Europe/London'));
    expect(calendar.timeZone).toBe('Asia/Shanghai');
    expect(calendar.holidays['2026-10-01']).toBe('National Day');
  });

  it('carries the holidays from one year before the opening to five years after, no more', () => {
    const dates = Object.keys(pin('local-business').calendar.holidays).toSorted();
    expect(dates[0]).toBe('2025-12-25');
    expect(dates.at(-1)).toBe('2031-10-03');
  });

  it('is open on holidays nobody knows, and says so: a region without a snapshot', () => {
    const { notes, calendars } = resolved({}, { account: accountIn('IS', 'Atlantic/Reykjavik') });
    expect(calendars['local-nine-to-five']?.holidays).toEqual({});
    expect(notes).toEqual([
      {
        code: 'holidays-unknown',
        calendar: 'local-nine-to-five',
        detail: 'The public holidays of IS are not known at all: this calendar is open on them.',
      },
    ]);
  });

  it('is open on holidays nobody knows, and says so: a year beyond the snapshots', () => {
    const { note } = pin('local-business', inGermany, Date.parse('2041-05-01T00:00:00Z'));
    expect(note?.detail).toContain('DE are not known in 2041');
  });

  it('has to exist', () => {
    expect(() => pin('lunar')).toThrow(UnknownCalendarError);
  });
});

describe('a calendar in one place', () => {
  const inSydney = { region: 'AU', timeZone: 'Australia/Sydney' };
  const NOWHERE = { region: null, timeZone: null };

  it('has every holiday that is known', () => {
    const { calendar, country, years } = localCalendar(catalogue, 'local-business', inSydney);
    expect(country).toBe('AU');
    expect(years).toEqual([2015, 2035]);
    expect(calendar.holidays['2015-12-25']).toBe('Christmas Day');
    expect(calendar.holidays['2035-12-25']).toBe('Christmas Day');
  });

  it('is what an account there keeps, but for the years', () => {
    const { holidays, ...pinned } = pin(
      'local-business',
      accountIn('AU', 'Australia/Sydney'),
    ).calendar;
    const { calendar } = localCalendar(catalogue, 'local-business', inSydney);
    expect(calendar).toMatchObject(pinned);
    expect(calendar.holidays).toMatchObject(holidays);
    expect(Object.keys(holidays).length).toBeLessThan(Object.keys(calendar.holidays).length);
  });

  it.each([
    [NOWHERE, ['region', 'timeZone']],
    [{ ...inSydney, region: null }, ['region']],
    [{ ...inSydney, timeZone: null }, ['timeZone']],
  ])('cannot float without it: %j', (place, missing) => {
    expect(() => localCalendar(catalogue, 'local-business', place)).toThrow(
      expect.objectContaining({ name: 'PlaceNeededError', missing }),
    );
    expect(() => localCalendar(catalogue, 'local-business', place)).toThrow(PlaceNeededError);
  });

  it.each(['21vianet', 'china-business'])('need not be known where it stays: %s', (id) => {
    const { calendar } = localCalendar(catalogue, id, NOWHERE);
    expect(calendar).toEqual(localCalendar(catalogue, id, inSydney).calendar);
    expect(calendar.timeZone).toBe('Asia/Shanghai');
  });

  it('is named among those that there are, where there is none', () => {
    expect(() => localCalendar(catalogue, 'lunar', NOWHERE)).toThrow(/"lunar".*china-business/);
  });

  it.each([
    ['2014-12-31T23:59:59Z', ['are not known in 2014']],
    ['2015-01-01T00:00:00Z', []],
    ['2035-12-31T23:59:59Z', []],
    ['2036-01-01T00:00:00Z', ['are not known in 2036']],
  ])('says of the year of %s whether holidays are known: %j', (instant, expected) => {
    const local = localCalendar(catalogue, 'china-business', NOWHERE);
    const detail = holidayNote(local, Date.parse(instant))?.detail ?? '';
    expect(detail.match(/are not known in \d+/g) ?? []).toEqual(expected);
  });

  it('has nothing to say of holidays where it is open on them', () => {
    const local = localCalendar(catalogue, '21vianet', NOWHERE);
    expect(holidayNote(local, Date.parse('2100-01-01T00:00:00Z'))).toBeNull();
  });
});
