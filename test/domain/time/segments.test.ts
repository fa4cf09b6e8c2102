import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { CalendarError, InstantRangeError } from '../../../domain/time/errors.ts';
import { segmentsBetween } from '../../../domain/time/segments.ts';
import { formatLocal } from '../../../domain/time/local-text.ts';
import { at, daily, office } from './calendars.ts';

/** As `FROM kind name`, in the calendar's own zone, and the last `to`. */
function shown(calendar: Calendar, start: string, dueAt: string): readonly string[] {
  const local = (instant: number): string =>
    formatLocal(instant, calendar.timeZone).replace(':00.000', '');
  const segments = segmentsBetween(calendar, at(start), at(dueAt));
  const lines = segments.map(({ from, kind, name }) =>
    [local(from), kind, ...(name === undefined ? [] : [name])].join(' '),
  );
  const last = segments.at(-1);
  return last ? [...lines, local(last.to)] : lines;
}

describe('the segments of a span', () => {
  test('are what counts and what is closed, a weekend as one with its nights', () => {
    expect(shown(office(), '2026-11-26T16:00+01:00', '2026-11-30T10:00+01:00')).toEqual([
      '2026-11-26T16:00+01:00 counted',
      '2026-11-26T17:00+01:00 closed',
      '2026-11-27T09:00+01:00 counted',
      '2026-11-27T17:00+01:00 closed',
      '2026-11-30T09:00+01:00 counted',
      '2026-11-30T10:00+01:00',
    ]);
  });

  test('cut a holiday at its midnights and give its name', () => {
    const holidays = { '2026-12-25': 'Erster Weihnachtstag', '2026-12-26': 'Zweiter' };
    expect(shown(office({ holidays }), '2026-12-24T16:30+01:00', '2026-12-28T09:30+01:00')).toEqual(
      [
        '2026-12-24T16:30+01:00 counted',
        '2026-12-24T17:00+01:00 closed',
        '2026-12-25T00:00+01:00 holiday Erster Weihnachtstag',
        '2026-12-26T00:00+01:00 holiday Zweiter',
        '2026-12-27T00:00+01:00 closed',
        '2026-12-28T09:00+01:00 counted',
        '2026-12-28T09:30+01:00',
      ],
    );
  });

  test('merge consecutive holidays with the same name, and omit an empty name', () => {
    const holidays = { '2026-11-24': 'Feast', '2026-11-25': 'Feast', '2026-11-26': '' };
    const segments = segmentsBetween(
      office({ holidays }),
      at('2026-11-24T12:00+01:00'),
      at('2026-11-26T12:00+01:00'),
    );
    expect(segments).toEqual([
      {
        from: at('2026-11-24T12:00+01:00'),
        to: at('2026-11-26T00:00+01:00'),
        kind: 'holiday',
        name: 'Feast',
      },
      { from: at('2026-11-26T00:00+01:00'), to: at('2026-11-26T12:00+01:00'), kind: 'holiday' },
    ]);
  });

  test('have no holiday where an exception opens it, but one where it closes it', () => {
    const calendar = office({
      holidays: { '2026-11-24': 'Feast', '2026-11-25': 'Feast' },
      exceptions: { '2026-11-24': [['10:00', '11:00']], '2026-11-25': [] },
    });
    expect(shown(calendar, '2026-11-24T00:00+01:00', '2026-11-26T00:00+01:00')).toEqual([
      '2026-11-24T00:00+01:00 closed',
      '2026-11-24T10:00+01:00 counted',
      '2026-11-24T11:00+01:00 closed',
      '2026-11-25T00:00+01:00 holiday Feast',
      '2026-11-26T00:00+01:00',
    ]);
  });

  test('have a holiday on a weekend too', () => {
    const calendar = office({ holidays: { '2026-11-28': 'Feast' } });
    expect(shown(calendar, '2026-11-27T17:00+01:00', '2026-11-30T09:00+01:00')).toEqual([
      '2026-11-27T17:00+01:00 closed',
      '2026-11-28T00:00+01:00 holiday Feast',
      '2026-11-29T00:00+01:00 closed',
      '2026-11-30T09:00+01:00',
    ]);
  });

  test('merge a shift over midnight, and intervals that touch', () => {
    const calendar = daily(
      'Europe/Berlin',
      ['00:00', '06:00'],
      ['20:00', '22:00'],
      ['22:00', '24:00'],
    );
    expect(shown(calendar, '2026-12-31T19:00+01:00', '2027-01-01T07:00+01:00')).toEqual([
      '2026-12-31T19:00+01:00 closed',
      '2026-12-31T20:00+01:00 counted',
      '2027-01-01T06:00+01:00 closed',
      '2027-01-01T07:00+01:00',
    ]);
  });

  test('end closed if nothing is to be counted and the start was closed', () => {
    expect(shown(office(), '2026-11-23T07:00+01:00', '2026-11-23T09:00+01:00')).toEqual([
      '2026-11-23T07:00+01:00 closed',
      '2026-11-23T09:00+01:00',
    ]);
  });

  test('are none for a span that is empty or runs backwards', () => {
    const start = at('2026-11-23T10:00+01:00');
    for (const calendar of [office(), null]) {
      expect(segmentsBetween(calendar, start, start)).toEqual([]);
      expect(segmentsBetween(calendar, start, start - 1)).toEqual([]);
    }
  });

  test('are a single one for elapsed time', () => {
    const from = at('2026-12-24T10:00:00.5+01:00');
    const to = at('2026-12-28T10:00+01:00');
    expect(segmentsBetween(null, from, to)).toEqual([{ from, to, kind: 'counted' }]);
  });

  test('keep milliseconds', () => {
    const from = at('2026-11-23T16:59:59.999+01:00');
    const to = at('2026-11-24T09:00:00.001+01:00');
    const segments = segmentsBetween(office(), from, to);
    expect(segments.map((segment) => segment.to - segment.from)).toEqual([1, 16 * 3_600_000, 1]);
  });
});

describe('where clocks jump', () => {
  test('a holiday whose midnight is skipped begins at the transition (Beirut)', () => {
    const calendar = {
      ...daily('Asia/Beirut', ['09:00', '17:00']),
      holidays: { '2026-03-29': 'Feast' },
    };
    expect(shown(calendar, '2026-03-28T20:00+02:00', '2026-03-30T09:00+03:00')).toEqual([
      '2026-03-28T20:00+02:00 closed',
      '2026-03-29T01:00+03:00 holiday Feast',
      '2026-03-30T00:00+03:00 closed',
      '2026-03-30T09:00+03:00',
    ]);
  });

  test('a holiday whose first minute comes twice is in two parts (St. John’s)', () => {
    const calendar = { ...daily('America/St_Johns'), holidays: { '2010-11-07': 'Feast' } };
    expect(shown(calendar, '2010-11-06T12:00-02:30', '2010-11-08T12:00-03:30')).toEqual([
      '2010-11-06T12:00-02:30 closed',
      '2010-11-07T00:00-02:30 holiday Feast',
      '2010-11-06T23:01-03:30 closed',
      '2010-11-07T00:00-03:30 holiday Feast',
      '2010-11-08T00:00-03:30 closed',
      '2010-11-08T12:00-03:30',
    ]);
  });

  test('a holiday on a date that the zone skipped is not there (Apia, 2011-12-30)', () => {
    const calendar = {
      ...daily('Pacific/Apia', ['09:00', '17:00']),
      holidays: { '2011-12-30': 'Feast' },
    };
    expect(shown(calendar, '2011-12-29T16:00-10:00', '2011-12-31T10:00+14:00')).toEqual([
      '2011-12-29T16:00-10:00 counted',
      '2011-12-29T17:00-10:00 closed',
      '2011-12-31T09:00+14:00 counted',
      '2011-12-31T10:00+14:00',
    ]);
  });

  test('a holiday on which clocks jump lasts as long as its date', () => {
    const calendar = { ...daily('Europe/Berlin'), holidays: { '2026-10-25': 'Feast' } };
    const [, feast] = segmentsBetween(
      calendar,
      at('2026-10-24T12:00+02:00'),
      at('2026-10-27T12:00+01:00'),
    );
    expect(feast).toEqual({
      from: at('2026-10-25T00:00+02:00'),
      to: at('2026-10-26T00:00+01:00'),
      kind: 'holiday',
      name: 'Feast',
    });
  });
});

describe('segments are refused', () => {
  test('of a calendar that is wrong', () => {
    const calendar = office({ timeZone: 'Mars/Phobos' });
    expect(() => segmentsBetween(calendar, 0, 1)).toThrow(CalendarError);
  });

  test('of instants outside the supported years', () => {
    expect(() => segmentsBetween(office(), NaN, 0)).toThrow(InstantRangeError);
    expect(() => segmentsBetween(null, 0, Infinity)).toThrow(InstantRangeError);
  });
});
