import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { dutyAt } from '../../../domain/time/duty.ts';
import { InstantRangeError } from '../../../domain/time/errors.ts';
import { at, daily, office } from './calendars.ts';

/** 2026-11-23 is a Monday; Berlin is then at +01:00. */
function duty(calendars: readonly Calendar[], now: string) {
  return dutyAt(calendars.map(compileCalendar), at(now));
}
const on = (until: string | null) => ({
  onDuty: true,
  until: until === null ? null : at(until),
  nextAt: null,
});
const off = (nextAt: string | null) => ({
  onDuty: false,
  until: null,
  nextAt: nextAt === null ? null : at(nextAt),
});

describe('support under one calendar', () => {
  test('is on duty until the closing, and off duty until the next opening', () => {
    expect(duty([office()], '2026-11-23T10:00+01:00')).toEqual(on('2026-11-23T17:00+01:00'));
    expect(duty([office()], '2026-11-23T17:00+01:00')).toEqual(off('2026-11-24T09:00+01:00'));
    expect(duty([office()], '2026-11-27T20:00+01:00')).toEqual(off('2026-11-30T09:00+01:00'));
  });

  test('is off duty on a holiday', () => {
    const calendar = office({ holidays: { '2026-11-24': 'Founding Day' } });
    expect(duty([calendar], '2026-11-24T10:00+01:00')).toEqual(off('2026-11-25T09:00+01:00'));
  });

  test('is on duty through a shift over new year', () => {
    const calendar = daily('Europe/Berlin', ['20:00', '24:00'], ['00:00', '06:00']);
    expect(duty([calendar], '2026-12-31T22:00+01:00')).toEqual(on('2027-01-01T06:00+01:00'));
    expect(duty([calendar], '2027-01-01T00:30+01:00')).toEqual(on('2027-01-01T06:00+01:00'));
  });

  test('comes on duty at the transition that skips its opening, and counts both passes', () => {
    const calendar = daily('Europe/Berlin', ['02:30', '06:00']);
    expect(duty([calendar], '2026-03-29T01:00+01:00')).toEqual(off('2026-03-29T03:00+02:00'));
    expect(duty([calendar], '2026-10-25T02:45+02:00')).toEqual(on('2026-10-25T02:00+01:00'));
    expect(duty([calendar], '2026-10-25T02:00+01:00')).toEqual(off('2026-10-25T02:30+01:00'));
  });
});

describe('support without an end', () => {
  test('is always on duty, without calendars or round the clock', () => {
    expect(duty([], '2026-11-23T10:00+01:00')).toEqual(on(null));
    const always = daily('Europe/Berlin', ['00:00', '24:00']);
    expect(duty([always], '2026-11-23T10:00+01:00')).toEqual(on(null));
  });

  test('is never on duty if the hours never come, or not by the second year after', () => {
    expect(duty([office({ weekly: {} })], '2026-11-23T10:00+01:00')).toEqual(off(null));
    const exceptions = { '2029-01-02': [['10:00', '12:00']] } as const;
    const rare = office({ weekly: {}, exceptions });
    expect(duty([rare], '2026-11-23T10:00+01:00')).toEqual(off(null));
    expect(duty([rare], '2027-11-23T10:00+01:00')).toEqual(off('2029-01-02T10:00+01:00'));
  });

  test('is found never to be on duty without searching centuries', () => {
    const days = Array.from({ length: 366 * 6 }, (_, day) => at('2026-01-01T00:00Z') + day * 864e5);
    const closed = days.map((day) => [new Date(day).toISOString().slice(0, 10), ''] as const);
    const calendar = office({ holidays: Object.fromEntries(closed) });
    expect(duty([calendar], '2026-11-23T10:00+01:00')).toEqual(off(null));
  });
});

describe('support under several calendars', () => {
  const early = daily('Europe/Berlin', ['06:00', '12:00']);
  const late = daily('Europe/Berlin', ['10:00', '18:00']);

  test('is on duty where all are open, until the first closes', () => {
    expect(duty([early, late], '2026-11-23T11:00+01:00')).toEqual(on('2026-11-23T12:00+01:00'));
    expect(duty([late, early], '2026-11-23T11:00+01:00')).toEqual(on('2026-11-23T12:00+01:00'));
  });

  test('is off duty where one is closed, until all are open', () => {
    expect(duty([early, late], '2026-11-23T07:00+01:00')).toEqual(off('2026-11-23T10:00+01:00'));
    expect(duty([early, late], '2026-11-23T13:00+01:00')).toEqual(off('2026-11-24T10:00+01:00'));
  });

  test('skips openings of one in which the other is closed', () => {
    const monday = office({ weekly: { mon: [['09:00', '10:00']] } });
    const third = daily('Asia/Shanghai');
    const exceptions = { '2026-12-07': [['16:30', '18:00']] } as const;
    expect(duty([monday, { ...third, exceptions }], '2026-11-23T10:00+01:00')).toEqual(
      off('2026-12-07T09:30+01:00'),
    );
  });

  test('is never on duty where one closes when the other opens', () => {
    const mornings = daily('Europe/Berlin', ['08:00', '12:00']);
    const afternoons = daily('Europe/Berlin', ['12:00', '16:00']);
    expect(duty([mornings, afternoons], '2026-11-23T12:00+01:00')).toEqual(off(null));
  });

  test('round the clock adds nothing', () => {
    const always = daily('UTC', ['00:00', '24:00']);
    expect(duty([always, office()], '2026-11-23T10:00+01:00')).toEqual(
      on('2026-11-23T17:00+01:00'),
    );
  });
});

test('an instant outside the supported years is refused', () => {
  expect(() => dutyAt([compileCalendar(office())], NaN)).toThrow(InstantRangeError);
});
