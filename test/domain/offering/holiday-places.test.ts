import { describe, expect, it } from 'vitest';
import type { CalendarPolicy } from '../../../catalogue/schema/calendar-schema.ts';
import { calendarNotes } from '../../../domain/offering/calendar-note.ts';
import { localCalendar, PlaceNeededError } from '../../../domain/offering/calendar.ts';
import { notesBetween } from '../../../domain/offering/notes-between.ts';
import { pinCalendar } from '../../../domain/offering/pinned-calendar.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { accountIn, inGermany, OPENED_AT } from './requests.ts';

const examples = exampleCatalogue();
const border = examples.calendars.find(({ id }) => id === 'border-office')!;

const NOWHERE = { region: null, timeZone: null };

/** The office at the border, with other holidays. */
function withHolidays(holidays: CalendarPolicy['holidays'], more: Partial<CalendarPolicy> = {}) {
  return { ...examples, calendars: [{ ...border, holidays, ...more }] };
}

function unknown(place: string, year: string) {
  return {
    code: 'holidays-unknown',
    calendar: 'border-office',
    detail: `The public holidays of ${place} are not known ${year}: this calendar is open on them.`,
  };
}

describe('a calendar that follows the holidays of several places', () => {
  it('is closed on those of each, by both names where they differ', () => {
    const { holidays } = localCalendar(examples, 'border-office', NOWHERE).calendar;
    expect(holidays).toMatchObject({
      '2027-07-14': 'Bastille Day',
      '2027-08-15': 'Assumption',
      '2027-10-03': 'National Holiday',
      '2027-05-01': 'Labour Day',
    });
    const both = localCalendar(withHolidays(['AU', 'IN']), 'border-office', NOWHERE).calendar;
    expect(both.holidays['2027-01-26']).toBe('Australia Day / Republic Day');
  });

  it('may follow the account’s place besides, which has to be known then', () => {
    const catalogue = withHolidays(['FR', 'account']);
    const there = localCalendar(catalogue, 'border-office', accountIn('BR', 'America/Sao_Paulo'));
    expect(there.calendar.holidays['2026-11-20']).toBe('Black Awareness Day');
    expect(there.calendar.holidays['2027-07-14']).toBe('Bastille Day');
    expect(() => localCalendar(catalogue, 'border-office', NOWHERE)).toThrow(PlaceNeededError);
  });

  it('says of each place how far its holidays are known', () => {
    const catalogue = withHolidays(['DE-SL', 'account']);
    const local = localCalendar(catalogue, 'border-office', accountIn('IS', 'Atlantic/Reykjavik'));
    expect(local.places).toMatchObject([
      { country: 'DE', subdivision: 'DE-SL', years: [2015, 2035], knowsSubdivision: true },
      { country: 'IS', subdivision: null, years: null },
    ]);
    const notes = calendarNotes(local, Date.UTC(2040, 0));
    expect(notes).toEqual([unknown('DE', 'in 2040'), unknown('IS', 'at all')]);
    const between = notesBetween(local, Date.UTC(2034, 0), Date.UTC(2040, 0));
    expect(between).toEqual([unknown('IS', 'at all'), unknown('DE', 'in 2036')]);
  });

  it('says once what two parts of a country share', () => {
    const local = localCalendar(withHolidays(['US-CA', 'US-NY', 'US']), 'border-office', NOWHERE);
    expect(calendarNotes(local, Date.UTC(2040, 0))).toEqual([unknown('US', 'in 2040')]);
    const between = notesBetween(local, Date.UTC(2035, 0), Date.UTC(2040, 0));
    expect(between.map(({ code }) => code)).toEqual(['holidays-partial', 'holidays-unknown']);
  });

  it('says that make-up days are unknown, also where the holidays of another place are', () => {
    const makeUpDays = { country: 'CN', hours: border.weekly.mon, source: border.source };
    const catalogue = withHolidays(['CN', 'account'], { makeUpDays });
    const local = localCalendar(catalogue, 'border-office', accountIn('IS', 'Atlantic/Reykjavik'));
    const codes = (year: number) => calendarNotes(local, Date.UTC(year, 5)).map(({ code }) => code);
    expect(codes(2027)).toEqual(['holidays-unknown', 'make-up-days-unknown']);
    expect(codes(2040)).toEqual(['holidays-unknown', 'holidays-unknown']);
  });
});

describe('two parts of one country', () => {
  it('say once what is not known of it', () => {
    const local = localCalendar(withHolidays(['DE-SL', 'DE-BY']), 'border-office', NOWHERE);
    const germany = unknown('DE', 'in 2040');
    expect(calendarNotes(local, Date.UTC(2040, 0))).toEqual([germany]);
    expect(notesBetween(local, Date.UTC(2040, 0), Date.UTC(2041, 0))).toEqual([germany]);
  });
});

describe('what a case keeps of such a calendar', () => {
  const { calendar } = pinCalendar(examples, 'border-office', inGermany, OPENED_AT);

  it('is the hours of holidays, and every exception, with a year or without', () => {
    expect(calendar.holidayHours).toEqual([['09:00', '12:00']]);
    expect(calendar.exceptions).toMatchObject({
      '12-24': [['08:00', '12:00']],
      '12-25': [],
      '12-31': [['08:00', '12:00']],
      '2026-12-31': [],
    });
    expect(calendar.holidays).toMatchObject({
      '12-25': 'Christmas Day',
      '2026-12-31': 'Moving house',
    });
  });

  it('names no holiday of one year on a date that an exception of every year closes', () => {
    expect(Object.keys(calendar.holidays).filter((date) => date.endsWith('-12-25'))).toEqual([]);
  });
});
