import { describe, expect, test } from 'vitest';
import type { WallInterval } from '../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { DAY, HOUR, MINUTE, at, daily } from './calendars.ts';

/**
 * Both transitions of a year. All the wall times lie in the hour or half hour that jumps. Dublin's
 * zone data have the winter as its daylight saving, an hour back; Casablanca goes back for
 * Ramadan, here in March, and forward after it.
 */
const ZONES = [
  {
    zone: 'Europe/Berlin',
    jump: HOUR,
    skipped: {
      at: '2026-03-29T01:00:00.000Z',
      date: '2026-03-29T00:00+01:00',
      from: '02:00',
      middle: '02:30',
      to: '03:00',
    },
    repeated: {
      at: '2026-10-25T01:00:00.000Z',
      date: '2026-10-25T00:00+02:00',
      from: '02:00',
      middle: '02:30',
      to: '03:00',
    },
  },
  {
    zone: 'America/New_York',
    jump: HOUR,
    skipped: {
      at: '2026-03-08T07:00:00.000Z',
      date: '2026-03-08T00:00-05:00',
      from: '02:00',
      middle: '02:30',
      to: '03:00',
    },
    repeated: {
      at: '2026-11-01T06:00:00.000Z',
      date: '2026-11-01T00:00-04:00',
      from: '01:00',
      middle: '01:30',
      to: '02:00',
    },
  },
  {
    zone: 'Australia/Lord_Howe',
    jump: HOUR / 2,
    skipped: {
      at: '2026-10-03T15:30:00.000Z',
      date: '2026-10-04T00:00+10:30',
      from: '02:00',
      middle: '02:15',
      to: '02:30',
    },
    repeated: {
      at: '2026-04-04T15:00:00.000Z',
      date: '2026-04-05T00:00+11:00',
      from: '01:30',
      middle: '01:45',
      to: '02:00',
    },
  },
  {
    zone: 'Europe/Dublin',
    jump: HOUR,
    skipped: {
      at: '2026-03-29T01:00:00.000Z',
      date: '2026-03-29T00:00+00:00',
      from: '01:00',
      middle: '01:30',
      to: '02:00',
    },
    repeated: {
      at: '2026-10-25T01:00:00.000Z',
      date: '2026-10-25T00:00+01:00',
      from: '01:00',
      middle: '01:30',
      to: '02:00',
    },
  },
  {
    zone: 'Africa/Casablanca',
    jump: HOUR,
    skipped: {
      at: '2024-04-14T02:00:00.000Z',
      date: '2024-04-14T00:00+00:00',
      from: '02:00',
      middle: '02:30',
      to: '03:00',
    },
    repeated: {
      at: '2024-03-10T02:00:00.000Z',
      date: '2024-03-10T00:00+01:00',
      from: '02:00',
      middle: '02:30',
      to: '03:00',
    },
  },
  {
    zone: 'America/St_Johns',
    jump: HOUR,
    skipped: {
      at: '2026-03-08T05:30:00.000Z',
      date: '2026-03-08T00:00-03:30',
      from: '02:00',
      middle: '02:30',
      to: '03:00',
    },
    repeated: {
      at: '2026-11-01T04:30:00.000Z',
      date: '2026-11-01T00:00-02:30',
      from: '01:00',
      middle: '01:30',
      to: '02:00',
    },
  },
];

describe.each(ZONES)('in $zone, where clocks go forward', ({ zone, jump, skipped }) => {
  const transition = at(skipped.at);
  const midnight = at(skipped.date);
  const open = (...hours: WallInterval[]) => compileCalendar(daily(zone, ...hours));

  test('the day is short', () => {
    const whole = open(['00:00', '24:00']);
    expect(whole.measure(midnight, midnight + DAY - jump)).toBe(DAY - jump);
    const hours = open([skipped.from, '09:00']);
    const normal = hours.measure(midnight - DAY, midnight);
    expect(hours.measure(midnight, midnight + DAY - jump)).toBe(normal - jump);
  });

  test('an interval inside the skipped hour does not open that day', () => {
    const compiled = open([skipped.from, skipped.to]);
    expect(compiled.measure(midnight, midnight + 20 * HOUR)).toBe(0);
    expect(compiled.measure(midnight - DAY, midnight)).toBe(jump);
  });

  test('an interval that begins in the skipped hour begins at the transition', () => {
    const compiled = open([skipped.middle, '09:00']);
    expect(toIso(compiled.nextOpening(midnight))).toBe(skipped.at);
    expect(compiled.isOpen(transition - 1)).toBe(false);
  });

  test('an interval that ends in the skipped hour ends at the transition', () => {
    const compiled = open(['00:00', skipped.middle]);
    expect(compiled.isOpen(transition - 1)).toBe(true);
    expect(compiled.isOpen(transition)).toBe(false);
    expect(compiled.add(midnight, transition - midnight)).toBe(transition);
  });

  test('an interval across the skipped hour stays one, without it', () => {
    const compiled = open(['01:00', '05:00']);
    const opening = midnight + HOUR;
    expect(compiled.add(opening, 4 * HOUR - jump)).toBe(opening + 4 * HOUR - jump);
    expect(compiled.isOpen(opening + 4 * HOUR - jump)).toBe(false);
  });

  test('office hours of the day are where the wall clock says', () => {
    const compiled = open(['09:00', '17:00']);
    expect(compiled.nextOpening(midnight)).toBe(midnight + 9 * HOUR - jump);
  });
});

describe.each(ZONES)('in $zone, where clocks go back', ({ zone, jump, repeated }) => {
  const transition = at(repeated.at);
  const midnight = at(repeated.date);
  const open = (...hours: WallInterval[]) => compileCalendar(daily(zone, ...hours));

  test('the day is long', () => {
    const whole = open(['00:00', '24:00']);
    expect(whole.measure(midnight, midnight + DAY + jump)).toBe(DAY + jump);
    const hours = open([repeated.from, '09:00']);
    const normal = hours.measure(midnight - DAY, midnight);
    expect(hours.measure(midnight, midnight + DAY + jump)).toBe(normal + jump);
  });

  test('of the repeated hour both passes count', () => {
    const compiled = open([repeated.from, repeated.to]);
    expect(toIso(compiled.nextOpening(midnight))).toBe(toIso(transition - jump));
    expect(compiled.measure(midnight, midnight + DAY)).toBe(2 * jump);
    expect(compiled.add(midnight, 2 * jump)).toBe(transition + jump);
  });

  test('an interval that begins within the repeated hour opens twice', () => {
    const compiled = open([repeated.middle, '09:00']);
    const half = jump / 2;
    expect(compiled.nextOpening(midnight)).toBe(transition - half);
    expect(compiled.isOpen(transition - 1)).toBe(true);
    expect(compiled.isOpen(transition)).toBe(false);
    expect(compiled.nextOpening(transition)).toBe(transition + half);
  });

  test('an interval that ends within the repeated hour closes twice', () => {
    const compiled = open(['00:00', repeated.middle]);
    const half = jump / 2;
    const first = transition - half;
    expect(compiled.add(midnight, first - midnight)).toBe(first);
    expect(compiled.isOpen(first)).toBe(false);
    expect(compiled.nextOpening(first)).toBe(transition);
    expect(compiled.add(first, half)).toBe(transition + half);
    expect(compiled.isOpen(transition + half)).toBe(false);
  });

  test('office hours of the day are where the wall clock says', () => {
    const compiled = open(['09:00', '17:00']);
    expect(compiled.nextOpening(midnight)).toBe(midnight + 9 * HOUR + jump);
  });
});

describe('where clocks jump at midnight', () => {
  test('a date whose first hour is skipped opens at the transition (Beirut)', () => {
    const compiled = compileCalendar(daily('Asia/Beirut', ['00:00', '02:00']));
    const transition = at('2026-03-29T00:00+02:00');
    expect(compiled.nextOpening(transition - HOUR)).toBe(transition);
    expect(compiled.measure(transition, transition + 12 * HOUR)).toBe(HOUR);
  });

  test('a shift over a midnight that is skipped stays one, an hour shorter (Beirut)', () => {
    const compiled = compileCalendar(daily('Asia/Beirut', ['00:00', '06:00'], ['22:00', '24:00']));
    const opening = at('2026-03-28T22:00+02:00');
    expect(compiled.add(opening, 7 * HOUR)).toBe(opening + 7 * HOUR);
    expect(compiled.isOpen(opening + 7 * HOUR)).toBe(false);
  });

  test('an hour after midnight that is repeated counts twice (Havana)', () => {
    const compiled = compileCalendar(daily('America/Havana', ['00:00', '01:00']));
    const midnight = at('2025-11-02T00:00-04:00');
    expect(compiled.add(midnight, 2 * HOUR)).toBe(midnight + 2 * HOUR);
  });

  test('an hour before midnight that is repeated counts twice, on its own date (Asunción)', () => {
    const compiled = compileCalendar({
      ...daily('America/Asuncion', ['23:00', '24:00']),
      exceptions: { '2023-03-26': [] },
    });
    const late = at('2023-03-25T23:00-03:00');
    expect(compiled.measure(late, late + DAY)).toBe(2 * HOUR);
    expect(compiled.isOpen(late + 2 * HOUR)).toBe(false);
  });

  test('a date that comes up for one minute before its clocks go back counts it (St. John’s)', () => {
    const compiled = compileCalendar({
      ...daily('America/St_Johns'),
      exceptions: { '2010-11-07': [['00:00', '00:30']] },
    });
    const midnight = at('2010-11-07T00:00-02:30');
    expect(compiled.measure(midnight - HOUR, midnight + DAY)).toBe(31 * MINUTE);
    expect(compiled.add(midnight, 2 * MINUTE)).toBe(at('2010-11-07T00:01-03:30'));
  });
});

test('a date that a zone skipped never opens (Apia, 2011-12-30)', () => {
  const compiled = compileCalendar({
    ...daily('Pacific/Apia', ['09:00', '17:00']),
    exceptions: { '2011-12-30': [['00:00', '24:00']] },
  });
  const thursday = at('2011-12-29T16:00-10:00');
  expect(toIso(compiled.add(thursday, 2 * HOUR))).toBe('2011-12-30T20:00:00.000Z');
  expect(compiled.measure(thursday, at('2011-12-31T09:00+14:00'))).toBe(HOUR);
});

test('a zone that changes its clocks twice within a month is followed (Casablanca, Ramadan 2024)', () => {
  const compiled = compileCalendar(daily('Africa/Casablanca', ['09:00', '10:00']));
  expect(compiled.nextOpening(at('2024-03-09T00:00Z'))).toBe(at('2024-03-09T09:00+01:00'));
  expect(compiled.nextOpening(at('2024-03-20T00:00Z'))).toBe(at('2024-03-20T09:00+00:00'));
  expect(compiled.nextOpening(at('2024-04-20T00:00Z'))).toBe(at('2024-04-20T09:00+01:00'));
});

test('a zone whose winter is its daylight saving keeps office hours by its wall clock (Dublin)', () => {
  const compiled = compileCalendar(daily('Europe/Dublin', ['09:00', '17:30']));
  expect(compiled.nextOpening(at('2026-07-01T00:00Z'))).toBe(at('2026-07-01T08:00Z'));
  expect(compiled.nextOpening(at('2026-12-01T00:00Z'))).toBe(at('2026-12-01T09:00Z'));
  // Saturday's last half hour, Sunday's and Monday's hours, over the change.
  const saturday = at('2026-10-24T17:00+01:00');
  expect(compiled.add(saturday, 17.5 * HOUR)).toBe(at('2026-10-26T17:30+00:00'));
});
