import { formatLocalDate } from '../../../domain/time/local-date.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../catalogue/holiday-feed/day.ts';
import { instantOfWallTime } from '../../../domain/time/wall-time.ts';
import { zoneOf } from '../../../domain/time/zone.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from '../../domain/time/property-runs.ts';
import { daysOf, event, feedOf, problemsOf, read } from './feeds.ts';

const BERLIN = zoneOf('Europe/Berlin')!;

function inZone(zone: string, file: string): string {
  return file.replace('BEGIN:VEVENT', `X-WR-TIMEZONE:${zone}\r\nBEGIN:VEVENT`);
}

describe('an all-day event', () => {
  it.each([
    ['a date', ['DTSTART;VALUE=DATE:20261225']],
    ['a date without saying so', ['DTSTART:20261225', 'DTEND:20261226']],
    ['an end that equals its begin', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225']],
    ['midnight to midnight', ['DTSTART:20261225T000000', 'DTEND:20261226T000000']],
    ['midnight to 24:00', ['DTSTART:20261225T000000', 'DTEND:20261225T240000']],
    ['midnight to itself', ['DTSTART:20261225T000000', 'DTEND:20261225T000000']],
    ['midnight alone', ['DTSTART:20261225T000000']],
    ['midnight to 23:59', ['DTSTART:20261225T000000', 'DTEND:20261225T235900']],
    [
      'midnights of a zone',
      [
        'DTSTART;TZID=America/New_York:20261225T000000',
        'DTEND;TZID=America/New_York:20261226T000000',
      ],
    ],
    [
      'midnights of a zone of Windows',
      [
        'DTSTART;TZID=W. Europe Standard Time:20261225T000000',
        'DTEND;TZID=W. Europe Standard Time:20261226T000000',
      ],
    ],
    ['a duration of a day', ['DTSTART;VALUE=DATE:20261225', 'DURATION:P1D']],
    ['24 hours from midnight', ['DTSTART:20261225T000000', 'DURATION:PT24H']],
    ['a duration of nothing', ['DTSTART;VALUE=DATE:20261225', 'DURATION:PT0S']],
    [
      'a flag of Outlook',
      ['DTSTART:20261225T090000', 'DTEND:20261225T170000', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'],
    ],
    [
      'a flag of Funambol',
      ['DTSTART:20261225T000000', 'DTEND:20261225T235959', 'X-FUNAMBOL-ALLDAY:1'],
    ],
  ])('is its day, written as %s', (_what, lines) => {
    expect(daysOf(feedOf(event(...lines)))).toEqual({ '2026-12-25': 'Founding day' });
  });

  it('is each of its days, to the last minute of the last', () => {
    const lines = ['DTSTART:20261225T000000', 'DTEND:20261227T235900'];
    expect(Object.keys(daysOf(feedOf(event(...lines))))).toHaveLength(3);
  });
});

describe('an event that is marked as whole days', () => {
  it('is not read as two days where it begins and ends at the midnights of another zone', () => {
    const lines = [
      'DTSTART;TZID=Eastern Standard Time:20261224T180000',
      'DTEND;TZID=Eastern Standard Time:20261225T180000',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    ];
    expect(problemsOf(feedOf(event(...lines)))).toEqual([
      expect.stringContaining(
        'lasts from 2026-12-24 18:00 to 2026-12-25 18:00, although it is marked as whole days: write these as DTSTART;VALUE=DATE',
      ),
    ]);
  });
});

describe('times in UTC', () => {
  const christmas = ['DTSTART:20261224T230000Z', 'DTEND:20261225T230000Z'];

  it('are a day of the zone that the feed names, where they are its midnights', () => {
    const days = { '2026-12-25': 'Founding day' };
    expect(daysOf(inZone('Europe/Berlin', feedOf(event(...christmas))))).toEqual(days);
  });

  it('are a day of the zone that the importer names, rather than the feed', () => {
    const file = inZone('America/New_York', feedOf(event(...christmas)));
    expect(read(file, undefined, { timeZone: BERLIN })).toMatchObject({
      days: { '2026-12-25': 'Founding day' },
      problems: [],
    });
  });

  it.each([
    ['without a zone', feedOf(event(...christmas))],
    ['with one that nobody knows', inZone('Mars/Olympus', feedOf(event(...christmas)))],
    ['where they are no midnights', inZone('America/New_York', feedOf(event(...christmas)))],
    [
      'where they are written with UTC as their zone',
      feedOf(event('DTSTART;TZID=UTC:20261225T000000', 'DTEND;TZID=UTC:20261226T000000')),
    ],
    ...[
      'tzone://Microsoft/Utc',
      '(UTC) Coordinated Universal Time',
      'Etc/UCT',
      'Universal',
      'Greenwich',
      'GMT0',
    ].map((zone): [string, string] => [
      `where their zone is "${zone}"`,
      feedOf(
        event(
          `DTSTART;TZID="${zone}":20261224T230000`,
          `DTEND;TZID="${zone}":20261225T230000`,
          'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
        ),
      ),
    ]),
    [
      'where they are no midnights, though they are marked as a day',
      inZone(
        'Europe/Berlin',
        feedOf(
          event(
            'DTSTART:20261225T000000Z',
            'DTEND:20261226T000000Z',
            'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
          ),
        ),
      ),
    ],
  ])('are asked about %s, and nobody is told to write another date', (_what, file) => {
    const problems = problemsOf(file);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/depends on the zone: say --time-zone ZONE/);
    expect(problems[0]).not.toMatch(/write|VALUE=DATE/);
  });

  it('are not those of a place whose clocks show the same', () => {
    const lines = ['DTSTART;TZID=Africa/Abidjan:20261225T000000', 'DURATION:P1D'];
    expect(daysOf(feedOf(event(...lines)))).toEqual({ '2026-12-25': 'Founding day' });
  });

  it('leave out, add and replace days of a series in the same zone', () => {
    const series = event(
      'DTSTART:20260504T220000Z',
      'DTEND:20260505T220000Z',
      'RRULE:FREQ=YEARLY;COUNT=3',
      'EXDATE:20280504T220000Z',
      'RDATE:20260630T220000Z',
    );
    const moved = event('RECURRENCE-ID:20270504T220000Z', 'DTSTART:20270505T220000Z');
    expect(Object.keys(daysOf(inZone('Europe/Berlin', feedOf(series, moved))))).toEqual([
      '2026-05-05',
      '2026-07-01',
      '2027-05-06',
    ]);
  });

  it('end a rule on the day that its zone says', () => {
    const lines = ['DTSTART;TZID=Europe/Berlin:20260505T000000', 'DURATION:P1D'];
    const until = (text: string) =>
      Object.keys(daysOf(feedOf(event(...lines, `RRULE:FREQ=YEARLY;UNTIL=${text}`))));
    expect(until('20280504T220000Z')).toEqual(['2026-05-05', '2027-05-05', '2028-05-05']);
    expect(until('20280504T215959Z')).toEqual(['2026-05-05', '2027-05-05']);
  });

  it('end a rule without a question where every zone says the same', () => {
    const lines = ['DTSTART;VALUE=DATE:20260505', 'RRULE:FREQ=YEARLY;UNTIL=20271231T225959Z'];
    expect(Object.keys(daysOf(feedOf(event(...lines))))).toEqual(['2026-05-05', '2027-05-05']);
  });
});

describe('a series', () => {
  it('leaves out midnights, as many write dates', () => {
    const lines = [
      'DTSTART;VALUE=DATE:20260105',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE:20260112T000000',
    ];
    expect(Object.keys(daysOf(feedOf(event(...lines))))).toEqual([
      '2026-01-05',
      '2026-01-19',
      '2026-01-26',
    ]);
  });

  it('has occurrences that Exchange moved', () => {
    const zone = 'TZID=W. Europe Standard Time';
    const series = event(
      `DTSTART;${zone}:20260505T000000`,
      `DTEND;${zone}:20260506T000000`,
      'RRULE:FREQ=YEARLY;COUNT=3',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    );
    const moved = event(
      `RECURRENCE-ID;${zone}:20260505T000000`,
      `DTSTART;${zone}:20260506T000000`,
      `DTEND;${zone}:20260507T000000`,
    );
    expect(Object.keys(daysOf(feedOf(series, moved)))).toEqual([
      '2026-05-06',
      '2027-05-05',
      '2028-05-05',
    ]);
  });

  it('shares its UID with other events', () => {
    const file = feedOf(
      event('UID:holiday', 'DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas Day'),
      event('UID:holiday', 'DTSTART;VALUE=DATE:20261226', 'SUMMARY:Boxing Day'),
      event(
        'UID:holiday',
        'RECURRENCE-ID;VALUE=DATE:20261226',
        'DTSTART;VALUE=DATE:20261228',
        'SUMMARY:Boxing Day',
      ),
    );
    expect(daysOf(file)).toEqual({ '2026-12-25': 'Christmas Day', '2026-12-28': 'Boxing Day' });
  });
});

describe('a revised event', () => {
  const first = event('SEQUENCE:1', 'DTSTART;VALUE=DATE:20261224');
  const second = event('SEQUENCE:2', 'DTSTART;VALUE=DATE:20261228');

  it('does not close the day of its earlier revision in silence', () => {
    const problem = /^line \d+, .* has the UID of the event on line \d+, and a lower SEQUENCE: /;
    expect(problemsOf(feedOf(first, second))).toEqual([expect.stringMatching(problem)]);
    expect(problemsOf(feedOf(second, first))).toEqual([expect.stringMatching(problem)]);
  });

  it('is not asked about where the earlier one is cancelled, or has a UID of its own', () => {
    const cancelled = event('SEQUENCE:1', 'DTSTART;VALUE=DATE:20261224', 'STATUS:CANCELLED');
    const other = event('UID:2', 'SEQUENCE:1', 'DTSTART;VALUE=DATE:20261224');
    expect(Object.keys(daysOf(feedOf(cancelled, second)))).toEqual(['2026-12-28']);
    expect(Object.keys(daysOf(feedOf(other, second)))).toEqual(['2026-12-24', '2026-12-28']);
  });
});

describe('a day of any zone', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'UTC',
  );
  const days = fc.integer({ min: dayOf(2026, 1, 2), max: dayOf(2028, 12, 20) });

  it('is the same days, however its event is written', { timeout: PROPERTY_TIMEOUT }, () => {
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 1, max: 9 }), (zone, start, length) => {
        const ways = waysOf(zone, start, length).map((lines) =>
          Object.keys(daysOf(inZone(zone, feedOf(event(...lines))))),
        );
        const expected = Array.from({ length }, (_, index) => formatLocalDate(start + index));
        expect(ways).toEqual(ways.map(() => expected));
      }),
      propertyRuns(),
    );
  });
});

function date(day: number): string {
  return formatLocalDate(day).replaceAll('-', '');
}

/** Ways to write some days. */
function waysOf(zone: string, start: number, length: number): readonly (readonly string[])[] {
  const end = start + length;
  const utc = (day: number) =>
    new Date(instantOfWallTime(day * 86_400_000, zoneOf(zone)!))
      .toISOString()
      .replace(/\.\d+/, '')
      .replaceAll(/[-:]/g, '');
  return [
    [`DTSTART;VALUE=DATE:${date(start)}`, `DTEND;VALUE=DATE:${date(end)}`],
    [`DTSTART;VALUE=DATE:${date(start)}`, `DURATION:P${length}D`],
    [`DTSTART:${date(start)}T000000`, `DTEND:${date(end)}T000000`],
    [`DTSTART:${date(start)}T000000`, `DTEND:${date(end - 1)}T235959`],
    [`DTSTART;TZID=${zone}:${date(start)}T000000`, `DTEND;TZID=${zone}:${date(end)}T000000`],
    [`DTSTART:${utc(start)}`, `DTEND:${utc(end)}`],
    [
      `DTSTART:${date(start)}T080000`,
      `DTEND:${date(end - 1)}T170000`,
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    ],
  ];
}
