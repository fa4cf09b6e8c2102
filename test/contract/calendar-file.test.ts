import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localCalendar } from '../../domain/offering/calendar.ts';
import { sample } from '../domain/time/arbitraries.ts';
import { DAY, daily } from '../domain/time/calendars.ts';
import { propertyRuns, PROPERTY_TIMEOUT } from '../domain/time/property-runs.ts';
import { exampleCatalogue } from '../support/catalogues.ts';
import { startIcalReader, type IcalReader } from './ical-reader.ts';
import { domainAnswer, saidByFile } from './round-trip.ts';

const catalogue = exampleCatalogue();

const CHINA = { region: 'CN', timeZone: 'Asia/Shanghai' };

let reader: IcalReader;
beforeAll(() => {
  reader = startIcalReader();
});
afterAll(() => reader.close());

describe('the file of a calendar, read and expanded by libraries of Python', () => {
  it.each([
    ['china-business', CHINA],
    ['local-business', CHINA],
    ['local-business', { region: 'DE', subdivision: 'DE-BY', timeZone: 'Europe/Berlin' }],
    ['local-business', { region: 'AU', timeZone: 'Australia/Sydney' }],
    ['local-business', { region: 'US', subdivision: 'US-CA', timeZone: 'America/Los_Angeles' }],
    ['21vianet', CHINA],
    ['harbour-office', { region: null, timeZone: null }],
  ])('says of two years what the domain says: %s for %j', async (id, place) => {
    const { calendar } = localCalendar(catalogue, id, place);
    const said = await saidByFile(reader, calendar, '2026-01-01', '2028-01-01');
    expect(said).toEqual(domainAnswer(calendar, '2026-01-01', '2028-01-01'));
    expect(said.open.length).toBeGreaterThan(50);
  });

  it.each([
    [
      'Europe/Berlin',
      [
        ['22:00', '24:00'],
        ['00:00', '06:00'],
      ],
    ],
    [
      'Europe/Berlin',
      [
        ['02:30', '02:45'],
        ['02:00', '02:15'],
        ['23:00', '24:00'],
      ],
    ],
    ['America/New_York', [['01:30', '05:00']]],
    [
      'America/Havana',
      [
        ['00:00', '01:00'],
        ['23:30', '24:00'],
      ],
    ],
    [
      'Australia/Lord_Howe',
      [
        ['01:45', '02:20'],
        ['09:00', '17:00'],
      ],
    ],
    ['Asia/Kathmandu', [['00:00', '24:00']]],
    ['UTC', [['00:00', '24:00']]],
  ] as const)('is right where clocks jump within the hours: %s %j', async (zone, hours) => {
    const calendar = daily(zone, ...hours);
    expect(await saidByFile(reader, calendar, '2026-01-01', '2027-01-01')).toEqual(
      domainAnswer(calendar, '2026-01-01', '2027-01-01'),
    );
  });

  it('has no hours on a date that a zone skipped', async () => {
    const calendar = daily('Pacific/Apia', ['09:00', '17:00']);
    const said = await saidByFile(reader, calendar, '2011-12-01', '2012-02-01');
    expect(said).toEqual(domainAnswer(calendar, '2011-12-01', '2012-02-01'));
    expect(said.open).toHaveLength(61);
  });

  it('says what the domain says of any calendar', { timeout: PROPERTY_TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(sample, async ({ calendar, start }) => {
        const [from, to] = [dateNear(start, -10), dateNear(start, 40)];
        expect(await saidByFile(reader, calendar, from, to)).toEqual(
          domainAnswer(calendar, from, to),
        );
      }),
      { numRuns: propertyRuns().numRuns / 5 },
    );
  });
});

function dateNear(instant: number, days: number): string {
  return new Date(instant + days * DAY).toISOString().slice(0, 10);
}
