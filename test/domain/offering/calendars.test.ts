import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';
import { calendarNotes } from '../../../domain/offering/calendar-note.ts';
import {
  localCalendar,
  PlaceNeededError,
  UnknownCalendarError,
  type Place,
} from '../../../domain/offering/calendar.ts';
import { pinCalendar } from '../../../domain/offering/pinned-calendar.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import {
  accountIn,
  catalogue,
  inBrazil,
  inChina,
  inGermany,
  OPENED_AT,
  resolved,
} from './requests.ts';

const IN_SHANGHAI = accountIn('CN', 'Asia/Shanghai', { subdivision: 'CN-SH' });
const IN_KOLKATA = { region: 'IN', timeZone: 'Asia/Kolkata' };
const IN_SINGAPORE = { region: 'SG', timeZone: 'Asia/Singapore' };
const IN_NEW_YORK = { region: 'US', timeZone: 'America/New_York' };
const MAY_2026 = Date.parse('2026-05-04T00:00:00Z');
const MAY_2020 = Date.parse('2020-05-04T00:00:00Z');

function pin(id: string, account = inGermany, openedAt = OPENED_AT) {
  return pinCalendar(catalogue, id, account, openedAt);
}

/** What the notes say of a calendar at an instant. */
function detailsAt(id: string, instant: string, place: Place = inGermany): readonly string[] {
  const notes = calendarNotes(localCalendar(catalogue, id, place), Date.parse(instant));
  return notes.map(({ detail }) => detail);
}

/** The catalogue in which the newest version of a calendar says something else. */
function withCalendar(id: string, says: Partial<Catalogue['calendars'][number]>): Catalogue {
  const newest = catalogue.calendars.findLast((each) => each.id === id);
  return {
    ...catalogue,
    calendars: catalogue.calendars.map((each) => (each === newest ? { ...each, ...says } : each)),
  };
}

describe('a calendar that a case keeps', () => {
  it('uses the zone and the holidays of the account if it is local', () => {
    const { calendar, notes } = pin('local-business', inBrazil);
    expect(calendar).toMatchObject({
      id: 'local-business',
      version: 1,
      timeZone: 'America/Sao_Paulo',
    });
    expect(calendar.weekly.mon).toEqual([['09:00', '17:00']]);
    expect(calendar.weekly.sat).toEqual([]);
    expect(calendar.holidays['2026-11-20']).toBe('Black Awareness Day');
    expect(notes).toEqual([]);
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

  it('stays in China wherever the account is', () => {
    const { calendar } = pin('china-business', accountIn('CN', 'Europe/London'));
    expect(calendar.timeZone).toBe('Asia/Shanghai');
    expect(calendar.holidays['2027-10-01']).toBe('National Day');
  });

  it('contains the holidays from the opening to five years after, no more', () => {
    const dates = Object.keys(pin('local-business').calendar.holidays).toSorted();
    expect(dates[0]).toBe('2026-12-25');
    expect(dates.at(-1)).toBe('2031-10-03');
  });

  it('contains the make-up days of the same years', () => {
    const { exceptions, holidays } = pin('china-business', inChina, MAY_2026).calendar;
    expect(Object.keys(exceptions).toSorted()).toEqual(['2026-05-09', '2026-09-20', '2026-10-10']);
    expect(exceptions['2026-10-10']).toEqual([['09:00', '17:00']]);
    expect(holidays['2026-10-07']).toBe('National Day');
    const before = Object.keys(pin('china-business', inChina, MAY_2020).calendar.exceptions);
    expect([before[0], before.at(-1)]).toEqual(['2020-05-09', '2025-04-27']);
  });

  it('is closed on the holidays of a subdivision, if the account names one', () => {
    const inBavaria = accountIn('DE', 'Europe/Berlin', { subdivision: 'DE-BY' });
    const { calendar, notes } = pin('local-business', inBavaria);
    expect(calendar.holidays['2027-01-06']).toBe('Epiphany');
    expect(calendar.holidays['2027-10-03']).toBe('National Holiday');
    expect(Object.keys(calendar.holidays)).toEqual(Object.keys(calendar.holidays).toSorted());
    expect(notes).toEqual([]);
  });

  it('uses the whole country’s holidays if the subdivision is not known, and says so', () => {
    const { calendar, notes } = pin('local-business', IN_SHANGHAI);
    expect(calendar).toEqual(pin('local-business', inChina).calendar);
    expect(notes).toEqual([
      {
        code: 'regional-holidays-unknown',
        calendar: 'local-business',
        detail:
          'The regional holidays of CN-SH are not known: this calendar uses those of CN as a whole.',
      },
    ]);
  });

  it('is open on unknown holidays, and says so: a region without a snapshot', () => {
    const { notes: all, calendars } = resolved(
      {},
      { account: accountIn('IS', 'Atlantic/Reykjavik') },
    );
    const notes = all.filter(({ code }) => code !== 'offering');
    expect(calendars['local-nine-to-five']?.holidays).toEqual({});
    expect(notes).toEqual([
      {
        code: 'holidays-unknown',
        calendar: 'local-nine-to-five',
        detail: 'The public holidays of IS are not known at all: this calendar is open on them.',
      },
    ]);
  });

  it('is open on unknown holidays, and says so: a year beyond the snapshots', () => {
    const { notes } = pin('local-business', inGermany, Date.parse('2041-05-01T00:00:00Z'));
    expect(notes).toEqual([
      expect.objectContaining({ detail: expect.stringContaining('DE are not known in 2041') }),
    ]);
  });

  it('has to exist', () => {
    expect(() => pin('lunar')).toThrow(UnknownCalendarError);
  });
});

describe('a calendar in one place', () => {
  const inSydney = { region: 'AU', timeZone: 'Australia/Sydney' };
  const NOWHERE = { region: null, timeZone: null };

  it('has every holiday that is known', () => {
    const { calendar, places } = localCalendar(catalogue, 'local-business', inSydney);
    expect(places).toMatchObject([{ country: 'AU', years: [2015, 2035] }]);
    expect(calendar.holidays['2015-12-25']).toBe('Christmas Day');
    expect(calendar.holidays['2035-12-25']).toBe('Christmas Day');
  });

  it('is what an account there gets, except for the years', () => {
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
  ])('cannot follow an account without it: %j', (place, missing) => {
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

  it('lists the existing calendars if it does not exist', () => {
    expect(() => localCalendar(catalogue, 'lunar', NOWHERE)).toThrow(/"lunar".*china-business/);
  });

  it('has the requested version, or else the newest', () => {
    const examples = exampleCatalogue();
    const versionOf = (version?: number) =>
      localCalendar(examples, 'harbour-office', inGermany, version).calendar.version;
    expect(versionOf(1)).toBe(1);
    expect(versionOf()).toBe(2);
    expect(() => versionOf(9)).toThrow(/"harbour-office@9"/);
  });

  it('says whose holidays and make-up days it follows', () => {
    const inBavaria = { region: 'DE', subdivision: 'DE-BY', timeZone: 'Europe/Berlin' };
    expect(localCalendar(catalogue, 'local-business', inBavaria)).toMatchObject({
      places: [{ country: 'DE', subdivision: 'DE-BY', knowsSubdivision: true }],
      makeUpDays: null,
    });
    expect(localCalendar(catalogue, 'china-business', inBavaria)).toMatchObject({
      places: [{ country: 'CN', subdivision: null, knowsSubdivision: false }],
      makeUpDays: { country: 'CN', years: [2015, 2026] },
    });
  });
});

describe('the dates of a calendar', () => {
  const inScotland = { region: 'GB', subdivision: 'GB-SCT', timeZone: 'Europe/London' };

  it('exclude holidays that the region does not have', () => {
    const { holidays } = localCalendar(catalogue, 'local-business', inScotland).calendar;
    expect(holidays['2026-11-30']).toBe('St Andrew’s Day');
    expect(holidays['2026-04-06']).toBeUndefined();
    expect(catalogue.holidays.find(({ country }) => country === 'GB')?.days['2026-04-06']).toBe(
      'Easter Monday',
    );
  });

  it('are those of a region that the policy itself names, wherever the account is', () => {
    const from = withCalendar('germany-business', { holidays: 'DE-SL' });
    const { calendar, places } = localCalendar(from, 'germany-business', inScotland);
    expect(places).toMatchObject([{ subdivision: 'DE-SL' }]);
    expect(calendar.holidays['2026-08-15']).toBe('Assumption');
  });

  it('give the exceptions of the policy precedence', () => {
    const exceptions = {
      '2026-10-10': { name: 'Works outing', hours: [] },
      '2026-10-01': { name: 'Open for the fair', hours: [['10:00', '12:00']] },
      '2026-12-31': { name: "New year's eve", hours: [['09:00', '12:00']] },
    } satisfies Catalogue['calendars'][number]['exceptions'];
    const from = withCalendar('china-business', { exceptions });
    const { calendar } = localCalendar(from, 'china-business', inScotland);
    expect(calendar.holidays['2026-10-10']).toBe('Works outing');
    expect(calendar.exceptions['2026-10-10']).toEqual([]);
    expect(calendar.exceptions['2026-10-01']).toEqual([['10:00', '12:00']]);
    expect(calendar.exceptions['2026-12-31']).toEqual([['09:00', '12:00']]);
    expect(calendar.exceptions['2026-09-20']).toEqual([['09:00', '17:00']]);
  });
});

describe('the notes of a calendar', () => {
  it.each([
    ['2014-12-31T23:59:59Z', ['CN are not known in 2014']],
    ['2015-01-01T00:00:00Z', []],
    ['2026-12-31T23:59:59Z', []],
    ['2027-01-01T00:00:00Z', ['are not known yet for 2027']],
    ['2035-12-31T23:59:59Z', ['are not known yet for 2035']],
    ['2036-01-01T00:00:00Z', ['CN are not known in 2036']],
  ])('say of the year of %s what is not known: %j', (instant, expected) => {
    const details = detailsAt('china-business', instant).join(' ');
    expect(details.match(/(?:CN )?are not known (?:in|yet for) \d+/g) ?? []).toEqual(expected);
  });

  it('name the year whose make-up days are not known yet', () => {
    const local = localCalendar(catalogue, 'local-business', inChina);
    expect(calendarNotes(local, Date.parse('2027-03-01T00:00:00Z'))).toEqual([
      {
        code: 'make-up-days-unknown',
        calendar: 'local-business',
        detail:
          'The make-up working days of CN and the days off in exchange are not known yet for 2027: this calendar uses the public holidays alone.',
      },
    ]);
  });

  it('name each thing that is not known', () => {
    const local = localCalendar(catalogue, 'local-business', IN_SHANGHAI);
    const codes = calendarNotes(local, Date.parse('2027-03-01T00:00:00Z')).map(({ code }) => code);
    expect(codes).toEqual(['regional-holidays-unknown', 'make-up-days-unknown']);
  });

  it.each<[string, Place, string, readonly string[]]>([
    ['of a country, in any year', IN_KOLKATA, '2016', ['Diwali']],
    ['from a year on', IN_SINGAPORE, '2028', ['not gazetted']],
    ['before that year', IN_SINGAPORE, '2027', []],
    ['of the parts, where none is named', IN_NEW_YORK, '2026', []],
    ['of the parts', { ...IN_NEW_YORK, subdivision: 'US-NY' }, '2026', ['Columbus Day']],
  ])('say what is only partly known: %s', (_what, place, year, expected) => {
    const details = detailsAt('local-business', `${year}-06-01T00:00:00Z`, place);
    expect(details).toEqual(expected.map((each): unknown => expect.stringContaining(each)));
  });

  it('are a single note if several things are only partly known', () => {
    const local = localCalendar(catalogue, 'local-business', IN_NEW_YORK);
    const caveats = [{ detail: 'One.' }, { from: 2027, detail: 'Two.' }, { detail: 'Three.' }];
    const places = local.places.map((place) => ({ ...place, caveats }));
    const notes = calendarNotes({ ...local, places }, Date.parse('2026-06-01T00:00:00Z'));
    expect(notes).toEqual([
      { code: 'holidays-partial', calendar: 'local-business', detail: 'One. Three.' },
    ]);
  });

  it('do not call holidays partial for a subdivision that is not known at all', () => {
    const inBayamon = { ...IN_NEW_YORK, subdivision: 'US-PR' };
    const details = detailsAt('local-business', '2026-06-01T00:00:00Z', inBayamon);
    expect(details).toEqual([expect.stringContaining('regional holidays of US-PR are not known')]);
  });

  it.each([
    ['where nobody makes up for days', 'local-business', inGermany],
    ['of a region where the calendar stays elsewhere', 'germany-business', IN_SHANGHAI],
  ])('are none %s', (_where, id, place) => {
    expect(detailsAt(id, '2030-01-01T00:00:00Z', place)).toEqual([]);
  });

  it('are none if it is open on holidays', () => {
    expect(detailsAt('21vianet', '2100-01-01T00:00:00Z', IN_SHANGHAI)).toEqual([]);
  });
});
