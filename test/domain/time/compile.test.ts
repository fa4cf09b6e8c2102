import { describe, expect, test } from 'vitest';
import type { WallInterval } from '../../../domain/time/calendar.ts';
import { compileCalendar, MAX_CACHED_BYTES } from '../../../domain/time/compile.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { DAY, HOUR, MINUTE, at, daily, office } from './calendars.ts';

/** The end of an amount of open time, as text. 2026-11-23 is a Monday; Berlin is then at +01:00. */
function end(calendar: Parameters<typeof compileCalendar>[0], start: string, amount: number) {
  return toIso(compileCalendar(calendar).add(at(start), amount));
}

describe('adding open time', () => {
  test('within a day it is elapsed time', () => {
    expect(end(office(), '2026-11-23T10:00+01:00', 2 * HOUR)).toBe('2026-11-23T11:00:00.000Z');
  });

  test('seconds and milliseconds of the start are kept', () => {
    expect(end(office(), '2026-11-23T10:00:30.250+01:00', HOUR)).toBe('2026-11-23T10:00:30.250Z');
    expect(end(office(), '2026-11-23T16:59:59.999+01:00', 2)).toBe('2026-11-24T08:00:00.001Z');
  });

  test('what is left at the closing continues at the next opening', () => {
    expect(end(office(), '2026-11-23T16:00+01:00', 2 * HOUR)).toBe('2026-11-24T09:00:00.000Z');
    expect(end(office(), '2026-11-27T16:00+01:00', 2 * HOUR)).toBe('2026-11-30T09:00:00.000Z');
  });

  test('an end that falls on a closing is that closing, not the next opening', () => {
    expect(end(office(), '2026-11-23T09:00+01:00', 8 * HOUR)).toBe('2026-11-23T16:00:00.000Z');
    expect(end(office(), '2026-11-23T09:00+01:00', 8 * HOUR + 1)).toBe('2026-11-24T08:00:00.001Z');
  });

  test('a start on an opening counts from it, a start on a closing from the next opening', () => {
    expect(end(office(), '2026-11-23T09:00+01:00', HOUR)).toBe('2026-11-23T09:00:00.000Z');
    expect(end(office(), '2026-11-23T17:00+01:00', HOUR)).toBe('2026-11-24T09:00:00.000Z');
    expect(end(office(), '2026-11-21T12:00+01:00', HOUR)).toBe('2026-11-23T09:00:00.000Z');
  });

  test('zero is the start itself when open, else the next opening', () => {
    expect(end(office(), '2026-11-23T10:00+01:00', 0)).toBe('2026-11-23T09:00:00.000Z');
    expect(end(office(), '2026-11-23T09:00+01:00', 0)).toBe('2026-11-23T08:00:00.000Z');
    expect(end(office(), '2026-11-23T17:00+01:00', 0)).toBe('2026-11-24T08:00:00.000Z');
    expect(end(office(), '2026-11-21T12:00+01:00', 0)).toBe('2026-11-23T08:00:00.000Z');
  });

  test('a fraction of a millisecond is rounded to the nearest', () => {
    expect(end(office(), '2026-11-23T10:00+01:00', 0.4)).toBe('2026-11-23T09:00:00.000Z');
    expect(end(office(), '2026-11-23T10:00+01:00', 0.5)).toBe('2026-11-23T09:00:00.001Z');
  });

  test('a break at noon does not count', () => {
    const calendar = daily('Europe/Berlin', ['09:00', '12:00'], ['13:00', '17:00']);
    expect(end(calendar, '2026-11-23T11:30+01:00', HOUR)).toBe('2026-11-23T12:30:00.000Z');
    expect(end(calendar, '2026-11-23T11:30+01:00', HOUR / 2)).toBe('2026-11-23T11:00:00.000Z');
    expect(end(calendar, '2026-11-23T12:00+01:00', 0)).toBe('2026-11-23T12:00:00.000Z');
  });

  test('intervals may come in any order, and two that touch are one', () => {
    const calendar = daily(
      'Europe/Berlin',
      ['13:00', '17:00'],
      ['12:00', '13:00'],
      ['09:00', '11:00'],
    );
    expect(end(calendar, '2026-11-23T10:30+01:00', 90 * MINUTE)).toBe('2026-11-23T12:00:00.000Z');
    expect(end(calendar, '2026-11-23T13:00+01:00', 0)).toBe('2026-11-23T12:00:00.000Z');
  });

  test('a shift over midnight written as two intervals acts as one', () => {
    const calendar = office({ weekly: { sun: [['22:00', '24:00']], mon: [['00:00', '06:00']] } });
    expect(end(calendar, '2026-11-22T23:00+01:00', HOUR)).toBe('2026-11-22T23:00:00.000Z');
    expect(end(calendar, '2026-11-22T23:00+01:00', 2 * HOUR)).toBe('2026-11-23T00:00:00.000Z');
    expect(compileCalendar(calendar).isOpen(at('2026-11-23T00:00+01:00'))).toBe(true);
  });

  test('an evening up to 24:00 ends with the day', () => {
    const calendar = daily('Asia/Shanghai', ['09:00', '24:00']);
    expect(end(calendar, '2026-11-23T23:00+08:00', HOUR)).toBe('2026-11-23T16:00:00.000Z');
    expect(end(calendar, '2026-11-23T23:00+08:00', 2 * HOUR)).toBe('2026-11-24T02:00:00.000Z');
  });

  test('a zone at five hours and three quarters keeps its own hours', () => {
    const calendar = daily('Asia/Kathmandu', ['10:00', '17:00']);
    expect(end(calendar, '2026-11-23T16:30+05:45', HOUR)).toBe('2026-11-24T04:45:00.000Z');
    expect(end(calendar, '2026-11-23T00:00Z', 0)).toBe('2026-11-23T04:15:00.000Z');
  });

  test('a zone at three hours and a half behind keeps its own hours', () => {
    const calendar = daily('America/St_Johns', ['09:00', '17:00']);
    expect(end(calendar, '2026-11-23T16:30-03:30', HOUR)).toBe('2026-11-24T13:00:00.000Z');
    expect(end(calendar, '2026-11-23T00:00Z', 0)).toBe('2026-11-23T12:30:00.000Z');
  });

  test('it continues over the end of a year', () => {
    const calendar = daily('Pacific/Auckland', ['00:00', '24:00']);
    expect(end(calendar, '2026-12-31T23:30Z', 3 * HOUR)).toBe('2027-01-01T02:30:00.000Z');
    expect(end(office(), '2026-12-31T16:30+01:00', HOUR)).toBe('2027-01-01T08:30:00.000Z');
  });

  test('an earlier start after a later one finds the earlier years', () => {
    const calendar = office();
    expect(end(calendar, '2026-11-23T10:00+01:00', HOUR)).toBe('2026-11-23T10:00:00.000Z');
    expect(end(calendar, '2016-11-21T16:30+01:00', HOUR)).toBe('2016-11-22T08:30:00.000Z');
    expect(end(calendar, '2031-11-24T16:30+01:00', HOUR)).toBe('2031-11-25T08:30:00.000Z');
  });
});

describe('holidays and exceptions', () => {
  const holidays = { '2026-12-25': 'Erster Weihnachtstag' };

  test('a holiday is closed from its midnight to the next in the zone of the calendar', () => {
    expect(end(office({ holidays }), '2026-12-24T16:30+01:00', HOUR)).toBe(
      '2026-12-28T08:30:00.000Z',
    );
    const shanghai = { ...daily('Asia/Shanghai', ['00:00', '24:00']), holidays };
    expect(end(shanghai, '2026-12-24T23:00+08:00', 2 * HOUR)).toBe('2026-12-25T17:00:00.000Z');
  });

  test('a start on a holiday counts from the next opening', () => {
    expect(end(office({ holidays }), '2026-12-25T10:00+01:00', HOUR)).toBe(
      '2026-12-28T09:00:00.000Z',
    );
  });

  test('a holiday closes only its own half of a shift over midnight', () => {
    const calendar = {
      ...daily('Europe/Berlin', ['00:00', '06:00'], ['22:00', '24:00']),
      holidays,
    };
    const compiled = compileCalendar(calendar);
    const midnight = at('2026-12-25T00:00+01:00');
    expect(compiled.measure(midnight - 3 * HOUR, midnight + DAY + 6 * HOUR)).toBe(8 * HOUR);
    expect(toIso(compiled.nextOpening(midnight))).toBe('2026-12-25T23:00:00.000Z');
  });

  test('an exception replaces the hours of its weekday', () => {
    const calendar = office({
      exceptions: { '2026-11-23': [['10:00', '12:00']], '2026-11-24': [] },
    });
    expect(end(calendar, '2026-11-23T00:00+01:00', 3 * HOUR)).toBe('2026-11-25T09:00:00.000Z');
  });

  test('an exception opens a day that is otherwise closed, and wins over a holiday', () => {
    const exceptions = {
      '2026-12-25': [['10:00', '14:00']],
      '2026-12-26': [['10:00', '14:00']],
    } as const;
    const calendar = office({ holidays, exceptions });
    expect(end(calendar, '2026-12-24T17:00+01:00', 5 * HOUR)).toBe('2026-12-26T10:00:00.000Z');
  });
});

describe('measuring open time', () => {
  const compiled = compileCalendar(office());

  test('closed hours count nothing, open ones in full', () => {
    const friday = at('2026-11-27T16:00+01:00');
    expect(compiled.measure(friday, at('2026-11-30T10:30+01:00'))).toBe(2.5 * HOUR);
    expect(compiled.measure(at('2026-11-28T00:00Z'), at('2026-11-29T00:00Z'))).toBe(0);
    expect(compiled.measure(friday, friday)).toBe(0);
  });

  test('backwards it is negative', () => {
    const monday = at('2026-11-23T09:00+01:00');
    expect(compiled.measure(monday + DAY, monday)).toBe(-8 * HOUR);
  });

  test('a year round the clock is 525,600 minutes, in a zone that changes its clocks too', () => {
    for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Shanghai']) {
      const always = compileCalendar(daily(zone, ['00:00', '24:00']));
      expect(always.measure(at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toBe(
        525_600 * MINUTE,
      );
      expect(always.measure(at('2028-01-01T00:00Z'), at('2029-01-01T00:00Z'))).toBe(
        527_040 * MINUTE,
      );
    }
  });

  test('a day written as 00:00 to 23:59 lacks a minute', () => {
    const almost = compileCalendar(daily('UTC', ['00:00', '23:59']));
    expect(almost.measure(at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toBe(
      (525_600 - 365) * MINUTE,
    );
  });
});

describe('being open', () => {
  const compiled = compileCalendar(office());

  test('hours are half open', () => {
    expect(compiled.isOpen(at('2026-11-23T09:00+01:00') - 1)).toBe(false);
    expect(compiled.isOpen(at('2026-11-23T09:00+01:00'))).toBe(true);
    expect(compiled.isOpen(at('2026-11-23T17:00+01:00') - 1)).toBe(true);
    expect(compiled.isOpen(at('2026-11-23T17:00+01:00'))).toBe(false);
  });

  test('the next opening of an open instant is the instant', () => {
    const instant = at('2026-11-23T10:00:00.001+01:00');
    expect(compiled.nextOpening(instant)).toBe(instant);
  });
});

/** Open in 23 hours of each day, for ten minutes and so many more. */
const large = (index: number) =>
  daily(
    'Europe/Berlin',
    ...Array.from({ length: 23 }, (_, hour): WallInterval => {
      const hh = String(hour).padStart(2, '0');
      return [`${hh}:00`, `${hh}:${String(10 + index).padStart(2, '0')}`];
    }),
  );

describe('compiling', () => {
  test('is done once for a calendar and its copies', () => {
    const calendar = office();
    expect(compileCalendar(calendar)).toBe(compileCalendar(calendar));
    expect(compileCalendar(structuredClone(calendar))).toBe(compileCalendar(calendar));
  });

  test('is done again for a calendar that differs anywhere', () => {
    const others = [
      office({ timeZone: 'Europe/Paris' }),
      office({ weekly: {} }),
      office({ holidays: { '2026-12-25': '' } }),
      office({ exceptions: { '2026-12-25': [] } }),
    ];
    const compiled = [office(), ...others].map((calendar) => compileCalendar(calendar));
    expect(new Set(compiled).size).toBe(5);
  });

  test('keeps only a few large calendars, and forgets the oldest first', () => {
    const small = compileCalendar(office());
    const [first, ...others] = Array.from({ length: 4 }, (_, index) =>
      compileCalendar(large(index)),
    );
    for (const compiled of [first!, ...others]) {
      compiled.measure(at('2000-01-01T00:00Z'), at('2030-01-01T00:00Z'));
      expect(compiled.bytes).toBeGreaterThan(MAX_CACHED_BYTES / 3);
      expect(compiled.bytes).toBeLessThan(MAX_CACHED_BYTES);
    }
    expect(compileCalendar(large(0))).not.toBe(first);
    expect(compileCalendar(office())).not.toBe(small);
    expect(compileCalendar(large(3))).toBe(others[2]);
  });

  test('of very many openings forgets the years between instants that are far apart', () => {
    const compiled = compileCalendar(large(30));
    const year = (n: number) => compiled.measure(at(`${n}-03-01T00:00Z`), at(`${n}-04-01T00:00Z`));
    const first = year(2150);
    expect(year(1950)).toBeGreaterThan(0);
    expect(compiled.bytes).toBeLessThan(500_000);
    expect(year(2150)).toBe(first);
  });

  test('of few openings keeps them', () => {
    const compiled = compileCalendar(office({ timeZone: 'Europe/Vienna' }));
    compiled.isOpen(at('2150-03-01T00:00Z'));
    compiled.isOpen(at('1950-03-01T00:00Z'));
    expect(compiled.bytes).toBeGreaterThan(200 * 250 * 24);
  });

  test('of a calendar that was forgotten gives what it gave before', () => {
    const first = compileCalendar(office());
    const monday = at('2026-11-23T16:30+01:00');
    for (const index of [40, 41, 42]) {
      compileCalendar(large(index)).measure(at('2000-01-01T00:00Z'), at('2030-01-01T00:00Z'));
    }
    const again = compileCalendar(office());
    expect(again).not.toBe(first);
    expect(again.add(monday, HOUR)).toBe(first.add(monday, HOUR));
  });
});
