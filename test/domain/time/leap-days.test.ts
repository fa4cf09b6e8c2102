import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { DAY, HOUR, MINUTE, at, daily, office } from './calendars.ts';

/** 2028-02-29 is a Tuesday; Berlin is then at +01:00. */
const compiled = compileCalendar(office());
const local = (text: string): string => toIso(at(`${text}+01:00`));

describe('a leap day', () => {
  test('is a day like others to start on', () => {
    expect(toIso(compiled.add(at('2028-02-29T10:00+01:00'), 2 * HOUR))).toBe(
      local('2028-02-29T12:00'),
    );
    expect(toIso(compiled.add(at('2028-02-29T16:00+01:00'), 2 * HOUR))).toBe(
      local('2028-03-01T10:00'),
    );
  });

  test('counts where a span goes over it', () => {
    expect(toIso(compiled.add(at('2028-02-28T16:00+01:00'), 10 * HOUR))).toBe(
      local('2028-03-01T10:00'),
    );
    expect(compiled.measure(at('2028-02-28T12:00+01:00'), at('2028-03-01T12:00+01:00'))).toBe(
      16 * HOUR,
    );
  });

  test('is a business day', () => {
    const from = at('2028-02-28T11:00+01:00');
    expect(toIso(compiled.addBusinessDays(from, 1))).toBe(local('2028-02-29T11:00'));
    expect(toIso(compiled.addBusinessDays(from, 2))).toBe(local('2028-03-01T11:00'));
    const leap = at('2028-02-29T11:00+01:00');
    expect(toIso(compiled.addBusinessDays(leap, 1))).toBe(local('2028-03-01T11:00'));
  });

  test('may be a holiday', () => {
    const holiday = compileCalendar(office({ holidays: { '2028-02-29': 'Schalttag' } }));
    const monday = at('2028-02-28T16:00+01:00');
    expect(toIso(holiday.add(monday, 2 * HOUR))).toBe(local('2028-03-01T10:00'));
    expect(toIso(holiday.addBusinessDays(monday, 1))).toBe(local('2028-03-01T16:00'));
    expect(toIso(holiday.nextOpening(at('2028-02-29T11:00+01:00')))).toBe(
      local('2028-03-01T09:00'),
    );
  });

  test('may have its own hours', () => {
    const exceptions = { '2028-02-29': [['12:00', '13:00']] } as const;
    const short = compileCalendar(office({ exceptions }));
    const monday = at('2028-02-28T16:00+01:00');
    expect(toIso(short.add(monday, 3 * HOUR))).toBe(local('2028-03-01T10:00'));
    expect(toIso(short.addBusinessDays(monday, 1))).toBe(local('2028-02-29T13:00'));
  });

  test('belongs to the zone: it begins on the 28th in UTC, or ends on the 1st', () => {
    for (const [zone, offset] of [
      ['Pacific/Kiritimati', '+14:00'],
      ['Pacific/Pago_Pago', '-11:00'],
    ] as const) {
      const holidays = { '2028-02-29': '' };
      const always = compileCalendar({ ...daily(zone, ['00:00', '24:00']), holidays });
      const midnight = at(`2028-02-29T00:00${offset}`);
      expect(always.isOpen(midnight - 1)).toBe(true);
      expect(always.nextOpening(midnight)).toBe(midnight + DAY);
    }
  });
});

describe('a year round the clock', () => {
  const always = compileCalendar(daily('Asia/Shanghai', ['00:00', '24:00']));
  const minutes = (year: number): number =>
    always.measure(at(`${year}-01-01T00:00+08:00`), at(`${year + 1}-01-01T00:00+08:00`)) / MINUTE;

  test('has a day more when it leaps, which 2100 does not', () => {
    expect([2026, 2027, 2028, 2100].map(minutes)).toEqual([525_600, 525_600, 527_040, 525_600]);
  });
});
