import { describe, expect, it } from 'vitest';
import { pinCalendar, UnknownCalendarError } from '../../../domain/offering/calendar.ts';
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
    expect(calendars['local-business']?.holidays).toEqual({});
    expect(notes).toEqual([
      {
        code: 'holidays-unknown',
        calendar: 'local-business',
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
