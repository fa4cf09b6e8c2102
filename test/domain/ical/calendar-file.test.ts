import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localCalendar } from '../../../domain/offering/calendar.ts';
import { loadCatalogue, POLICIES } from '../../../policies/load.ts';
import { EXAMPLES } from '../../policies/folder.ts';
import { sample } from '../time/arbitraries.ts';
import { DAY, daily, office } from '../time/calendars.ts';
import { propertyRuns, PROPERTY_TIMEOUT } from '../time/property-runs.ts';
import { fileOf, saidByDomain, saidByFile } from './round-trip.ts';

const catalogue = loadCatalogue(POLICIES, EXAMPLES);

const CHINA = { region: 'CN', timeZone: 'Asia/Shanghai' };

/** The lines of a file, unfolded. */
function linesOf(file: string): readonly string[] {
  return file.replaceAll('\r\n ', '').split('\r\n');
}

function uidsOf(file: string): readonly string[] {
  return linesOf(file).filter((line) => line.startsWith('UID'));
}

describe('the file of a calendar, read and expanded by libraries of Go', () => {
  it.each([
    ['china-business', CHINA],
    ['local-business', CHINA],
    ['local-business', { region: 'DE', subdivision: 'DE-BY', timeZone: 'Europe/Berlin' }],
    ['local-business', { region: 'AU', timeZone: 'Australia/Sydney' }],
    ['local-business', { region: 'US', subdivision: 'US-CA', timeZone: 'America/Los_Angeles' }],
    ['21vianet', CHINA],
    ['harbour-office', { region: null, timeZone: null }],
  ])('says of two years what the domain says: %s for %j', (id, place) => {
    const { calendar } = localCalendar(catalogue, id, place);
    const said = saidByFile(calendar, '2026-01-01', '2028-01-01');
    expect(said).toEqual(saidByDomain(calendar, '2026-01-01', '2028-01-01'));
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
  ] as const)('is right where clocks jump within the hours: %s %j', (zone, hours) => {
    const calendar = daily(zone, ...hours);
    expect(saidByFile(calendar, '2026-01-01', '2027-01-01')).toEqual(
      saidByDomain(calendar, '2026-01-01', '2027-01-01'),
    );
  });

  it('has no hours on a date that a zone skipped', () => {
    const calendar = daily('Pacific/Apia', ['09:00', '17:00']);
    const said = saidByFile(calendar, '2011-12-01', '2012-02-01');
    expect(said).toEqual(saidByDomain(calendar, '2011-12-01', '2012-02-01'));
    expect(said.open).toHaveLength(61);
  });

  it('says what the domain says of any calendar', { timeout: PROPERTY_TIMEOUT }, () => {
    fc.assert(
      fc.property(sample, ({ calendar, start }) => {
        const [from, to] = [dateNear(start, -10), dateNear(start, 40)];
        expect(saidByFile(calendar, from, to)).toEqual(saidByDomain(calendar, from, to));
      }),
      { numRuns: propertyRuns().numRuns / 5 },
    );
  });
});

function dateNear(instant: number, days: number): string {
  return new Date(instant + days * DAY).toISOString().slice(0, 10);
}

describe('the file of a calendar', () => {
  it('is the same each time, in lines of 75 bytes at most that end in CRLF', () => {
    const holidays = {
      '2026-05-04': '国民の休日; a "name", long enough to be folded: 国民の休日国民の休日',
    };
    const file = fileOf(office({ holidays }), '2026-01-01', '2027-01-01');
    expect(fileOf(office({ holidays }), '2026-01-01', '2027-01-01')).toBe(file);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const summary =
      'SUMMARY:国民の休日\\; a "name"\\, long enough to be folded: 国民の休日国民の休日';
    expect(linesOf(file)).toContain(summary);
  });

  it('has weekly hours as one event of all their weekdays, without the days that differ', () => {
    const calendar = office({
      holidays: { '2026-01-01': 'New Year', '2026-05-01': '' },
      exceptions: { '2026-12-24': [['09:00', '12:00']], '2026-05-02': [['10:00', '24:00']] },
    });
    const lines = linesOf(fileOf(calendar, '2026-01-01', '2027-01-01'));
    expect(lines.filter((line) => line.startsWith('RRULE'))).toEqual([
      'RRULE:FREQ=WEEKLY;UNTIL=20261231T080000Z;BYDAY=MO,TU,WE,TH,FR',
    ]);
    expect(lines.filter((line) => line.startsWith('EXDATE'))).toEqual([
      'EXDATE;TZID=Europe/Berlin:20260501T090000',
      'EXDATE;TZID=Europe/Berlin:20261224T090000',
    ]);
    expect(lines.filter((line) => line.startsWith('DTSTART;TZID'))).toEqual([
      'DTSTART;TZID=Europe/Berlin:20260102T090000',
      'DTSTART;TZID=Europe/Berlin:20260502T100000',
      'DTSTART;TZID=Europe/Berlin:20261224T090000',
    ]);
    expect(lines).toContain('DTEND;TZID=Europe/Berlin:20260503T000000');
    expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual([
      'SUMMARY:New Year',
      'SUMMARY:Holiday',
      ...Array.from({ length: 3 }, () => 'SUMMARY:Open: An office'),
    ]);
  });

  it('has an identity for each event that does not change with the span', () => {
    const calendar = office({ holidays: { '2026-05-01': 'Labour Day' } });
    const all = ['UID:holiday-2026-05-01.office@sla-timers'].concat(
      'UID:open-mo-tu-we-th-fr-0900-1700.office@sla-timers',
    );
    expect(uidsOf(fileOf(calendar, '2026-01-01', '2027-01-01'))).toEqual(all);
    expect(uidsOf(fileOf(calendar, '2026-04-01', '2028-01-01'))).toEqual(all);
  });

  it('has the offsets of its zone, with the transitions of its span', () => {
    const lines = linesOf(fileOf(office(), '2026-01-01', '2027-01-01'));
    const zone = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'));
    expect(zone.filter((line) => /^(BEGIN|DTSTART|TZ)/.test(line))).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:STANDARD',
      'DTSTART:20251230T010000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0100',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'BEGIN:STANDARD',
      'DTSTART:20261025T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
    ]);
  });
});
