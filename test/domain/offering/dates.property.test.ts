import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarPolicy } from '../../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';
import { localCalendar } from '../../../domain/offering/calendar.ts';
import { Hours } from '../../../domain/time/hours.ts';
import { parseLocalDate } from '../../../domain/time/local-date.ts';
import { MINUTE } from '../time/calendars.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from '../time/property-runs.ts';
import { bruteOpenMinutes } from './brute-dates.ts';
import { catalogue as real } from './requests.ts';

/** Few dates, so that several things fall on one: of weekdays and weekends, one of a leap year. */
const DATES = [
  '2027-02-26',
  '2027-12-24',
  '2027-12-25',
  '2027-12-26',
  '2027-12-27',
  '2028-02-28',
  '2028-02-29',
  '2028-12-24',
  '2028-12-25',
  '2028-12-26',
];
const YEARLY = [...new Set(DATES.map((date) => date.slice('2027-'.length)))];

const date = fc.constantFrom(...DATES);
const dates = fc.uniqueArray(date, { maxLength: 5 });
const names = dates.map((list) => Object.fromEntries(list.map((each) => [each, `Day ${each}`])));

const HOURS = [
  [['09:00', '17:00']],
  [['10:00', '12:00']],
  [
    ['00:00', '06:30'],
    ['22:00', '24:00'],
  ],
] satisfies [string, string][][];
const someHours = fc.constantFrom(...HOURS);
const hoursOrNone = fc.oneof(someHours, fc.constant<[string, string][]>([]));

const PARTS = ['XA-1', 'XA-2', 'XB-1'];

/** Parts of a country, each with holidays of its own, or without some of the country's. */
function regional(country: string) {
  const parts = fc.uniqueArray(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 2 });
  const each = fc.record({ name: fc.constant('Of a part'), in: parts, on: dates });
  return fc
    .array(each, { maxLength: 2 })
    .map((list) => list.filter((one) => one.in.every((part) => part.startsWith(country))));
}

function snapshotOf(country: string): fc.Arbitrary<Catalogue['holidays'][number]> {
  return fc.record({
    country: fc.constant(country),
    generatedBy: fc.constant('hand'),
    years: fc.constant<[number, number]>([2015, 2035]),
    days: names,
    subdivisions: fc.constant(PARTS.filter((part) => part.startsWith(country))),
    added: regional(country),
    removed: regional(country),
  });
}

function feedOf(id: string): fc.Arbitrary<Catalogue['holidayFeeds'][number]> {
  const half = someHours.map((closed) => ({ name: 'Half a day', closed }));
  return fc.record({
    id: fc.constant(id),
    importedFrom: fc.constant({ file: `${id}.ics`, sha256: '' }),
    choices: fc.constant({}),
    years: fc.constant<[number, number]>([2015, 2035]),
    known: fc.constant({}),
    days: names,
    worked: names,
    halfDays: fc.dictionary(date, half, { maxKeys: 3 }),
  });
}

const arrangement = fc.record({
  country: fc.constant('XA'),
  generatedBy: fc.constant('hand'),
  years: fc.constant<[number, number]>([2015, 2035]),
  worked: names,
  off: names,
});

const place = fc.constantFrom(
  { region: 'XA', subdivision: 'XA-1', timeZone: 'UTC' },
  { region: 'XB', subdivision: null, timeZone: 'UTC' },
  { region: 'XC', subdivision: null, timeZone: 'UTC' },
);

const source = { document: '000', section: '' };
const [usual] = real.calendars;

const holidayPlaces = fc.uniqueArray(fc.constantFrom('account', 'XA', 'XB', ...PARTS), {
  minLength: 1,
  maxLength: 3,
});

const policy: fc.Arbitrary<CalendarPolicy> = fc
  .record({
    weekend: hoursOrNone,
    weekday: someHours,
    holidays: fc.oneof(fc.constant('none'), fc.constantFrom('account', 'XA'), holidayPlaces),
    holidayHours: fc.option(someHours),
    holidayFeeds: fc.subarray(['one', 'two']),
    workedHours: fc.oneof(fc.constant('none' as const), fc.constant(null), someHours),
    makeUpDays: fc.option(
      fc.record({
        country: fc.constantFrom('account', 'XA'),
        hours: someHours,
        source: fc.constant(source),
      }),
    ),
    exceptions: fc.dictionary(
      fc.constantFrom(...DATES, ...YEARLY),
      hoursOrNone.map((hours) => ({ name: 'Exception', hours })),
      { maxKeys: 4 },
    ),
  })
  .map(({ weekend, weekday, ...drawn }) => ({
    ...usual!,
    ...drawn,
    id: 'drawn',
    variants: [],
    weekly: {
      mon: weekday,
      tue: weekday,
      wed: weekday,
      thu: weekday,
      fri: weekday,
      sat: weekend,
      sun: weekend,
    },
  }));

const snapshots = fc.record({
  holidays: fc.tuple(snapshotOf('XA'), snapshotOf('XB')),
  holidayFeeds: fc.tuple(feedOf('one'), feedOf('two')),
  makeUpDays: arrangement.map((each) => [each]),
});

describe('the dates of a calendar', { timeout: PROPERTY_TIMEOUT }, () => {
  it('are open when the rules of its holidays, feeds, make-up days and exceptions say so', () => {
    fc.assert(
      fc.property(snapshots, policy, place, date, (drawn, calendar, where, day) => {
        const catalogue: Catalogue = { ...real, ...drawn, calendars: [calendar] };
        const { calendar: local } = localCalendar(catalogue, 'drawn', where);
        const open = new Set<number>();
        for (const { from, to } of new Hours(local).on(parseLocalDate(day)!)) {
          for (let at = from; at < to; at += MINUTE) open.add(at / MINUTE);
        }
        expect(open).toEqual(bruteOpenMinutes(catalogue, calendar, where, day));
      }),
      propertyRuns(),
    );
  });
});
