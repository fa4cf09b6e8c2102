import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { at, daily, office } from './calendars.ts';

/** 2026-11-23 is a Monday; Berlin is then at +01:00. */
function due(calendar: Calendar, start: string, days: number): string {
  return toIso(compileCalendar(calendar).addBusinessDays(at(start), days));
}
const instant = (text: string): string => toIso(at(text));

describe('business days', () => {
  test('end at the same wall-clock time', () => {
    expect(due(office(), '2026-11-23T10:15:30.5+01:00', 1)).toBe(
      instant('2026-11-24T10:15:30.5+01:00'),
    );
    expect(due(office(), '2026-11-23T10:15+01:00', 3)).toBe(instant('2026-11-26T10:15+01:00'));
  });

  test('skip weekends and holidays', () => {
    expect(due(office(), '2026-11-26T10:00+01:00', 3)).toBe(instant('2026-12-01T10:00+01:00'));
    const holidays = { '2026-12-24': '', '2026-12-25': '', '2027-01-01': '' };
    expect(due(office({ holidays }), '2026-12-23T10:00+01:00', 1)).toBe(
      instant('2026-12-28T10:00+01:00'),
    );
    expect(due(office({ holidays }), '2026-12-31T10:00+01:00', 1)).toBe(
      instant('2027-01-04T10:00+01:00'),
    );
  });

  test('count a Saturday that an exception opens, and leave out a day it closes', () => {
    const exceptions = { '2026-11-28': [['08:00', '12:00']], '2026-11-30': [] } as const;
    const calendar = office({ exceptions });
    expect(due(calendar, '2026-11-27T10:00+01:00', 1)).toBe(instant('2026-11-28T10:00+01:00'));
    expect(due(calendar, '2026-11-27T10:00+01:00', 2)).toBe(instant('2026-12-01T10:00+01:00'));
  });

  test('count from the next opening when the start is closed', () => {
    expect(due(office(), '2026-11-23T07:00+01:00', 1)).toBe(instant('2026-11-24T09:00+01:00'));
    expect(due(office(), '2026-11-23T17:00+01:00', 1)).toBe(instant('2026-11-25T09:00+01:00'));
    expect(due(office(), '2026-11-21T12:00+01:00', 1)).toBe(instant('2026-11-24T09:00+01:00'));
    const holidays = { '2026-11-23': '' };
    expect(due(office({ holidays }), '2026-11-23T12:00+01:00', 1)).toBe(
      instant('2026-11-25T09:00+01:00'),
    );
  });

  test('of zero are the start when open, else the next opening', () => {
    expect(due(office(), '2026-11-23T10:00+01:00', 0)).toBe(instant('2026-11-23T10:00+01:00'));
    expect(due(office(), '2026-11-23T17:00+01:00', 0)).toBe(instant('2026-11-24T09:00+01:00'));
  });

  test('continue over many years', () => {
    expect(due(office(), '2026-11-23T10:00+01:00', 5 * 521)).toBe(
      instant('2036-11-17T10:00+01:00'),
    );
  });

  test('round the clock keep the wall-clock time, whatever the clocks do', () => {
    const always = daily('Europe/Berlin', ['00:00', '24:00']);
    expect(due(always, '2026-03-28T12:00+01:00', 1)).toBe(instant('2026-03-29T12:00+02:00'));
  });
});

describe('where the time is closed on the date', () => {
  const halfDay = office({ exceptions: { '2026-11-24': [['09:00', '12:00']] } });

  test('the deadline is the last closing before it on that date', () => {
    expect(due(halfDay, '2026-11-23T16:00+01:00', 1)).toBe(instant('2026-11-24T12:00+01:00'));
    const lunch = office({
      exceptions: {
        '2026-11-24': [
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ],
      },
    });
    expect(due(lunch, '2026-11-23T12:30+01:00', 1)).toBe(instant('2026-11-24T12:00+01:00'));
  });

  test('a time exactly at an opening is that opening', () => {
    const lunch = daily('Europe/Berlin', ['09:00', '12:00'], ['13:00', '17:00']);
    expect(due(lunch, '2026-11-23T13:00+01:00', 1)).toBe(instant('2026-11-24T13:00+01:00'));
    expect(due(lunch, '2026-11-23T12:00+01:00', 1)).toBe(instant('2026-11-24T13:00+01:00'));
  });

  test('a time exactly at the closing is the closing', () => {
    expect(due(halfDay, '2026-11-23T12:00+01:00', 1)).toBe(instant('2026-11-24T12:00+01:00'));
  });

  test('the deadline is the first opening when nothing is open before it on that date', () => {
    const late = office({
      exceptions: {
        '2026-11-24': [
          ['13:00', '15:00'],
          ['16:00', '17:00'],
        ],
      },
    });
    expect(due(late, '2026-11-23T10:00+01:00', 1)).toBe(instant('2026-11-24T13:00+01:00'));
  });

  test('a shift over midnight gives each date its own part of it', () => {
    const calendar = office({
      weekly: { mon: [['20:00', '24:00']], tue: [['00:00', '04:00']], wed: [['22:00', '23:00']] },
    });
    // Tuesday is open until 04:00: 21:00 is closed on it.
    expect(due(calendar, '2026-11-23T21:00+01:00', 1)).toBe(instant('2026-11-24T04:00+01:00'));
    // On Wednesday nothing is open before 03:00.
    expect(due(calendar, '2026-11-24T03:00+01:00', 1)).toBe(instant('2026-11-25T22:00+01:00'));
    // On Monday nothing is open before 00:30, although Sunday is a day like others.
    expect(due(calendar, '2026-11-24T00:30+01:00', 2)).toBe(instant('2026-11-30T20:00+01:00'));
  });

  test('a date open until 24:00 ends at its midnight', () => {
    const calendar = office({ weekly: { mon: [['00:00', '24:00']], tue: [['20:00', '21:00']] } });
    expect(due(calendar, '2026-11-23T22:00+01:00', 1)).toBe(instant('2026-11-24T21:00+01:00'));
    expect(due(calendar, '2026-11-24T20:30+01:00', 1)).toBe(instant('2026-11-30T20:30+01:00'));
  });
});

describe('where the days are unequally long', () => {
  /** Ten hours, four, eight in two parts, six at night, none, one, none. */
  const calendar = office({
    weekly: {
      mon: [['08:00', '18:00']],
      tue: [['10:00', '14:00']],
      wed: [
        ['08:00', '12:00'],
        ['14:00', '18:00'],
      ],
      thu: [['18:00', '24:00']],
      sat: [['09:00', '10:00']],
    },
  });

  test('each date is one, however long it opens', () => {
    expect(due(calendar, '2026-11-23T11:00+01:00', 1)).toBe(instant('2026-11-24T11:00+01:00'));
    expect(due(calendar, '2026-11-23T11:00+01:00', 2)).toBe(instant('2026-11-25T11:00+01:00'));
    expect(due(calendar, '2026-11-23T11:00+01:00', 5)).toBe(instant('2026-11-30T11:00+01:00'));
  });

  test('the time of a long day is cut to the closing of a shorter one', () => {
    expect(due(calendar, '2026-11-23T17:30+01:00', 1)).toBe(instant('2026-11-24T14:00+01:00'));
    expect(due(calendar, '2026-11-23T13:30+01:00', 2)).toBe(instant('2026-11-25T12:00+01:00'));
    expect(due(calendar, '2026-11-23T17:30+01:00', 4)).toBe(instant('2026-11-28T10:00+01:00'));
  });

  test('the time of a morning moves to the first opening of a day that begins later', () => {
    expect(due(calendar, '2026-11-23T08:30+01:00', 1)).toBe(instant('2026-11-24T10:00+01:00'));
    expect(due(calendar, '2026-11-23T08:30+01:00', 3)).toBe(instant('2026-11-26T18:00+01:00'));
  });

  test('the same days from the closed evening count from the next opening', () => {
    expect(due(calendar, '2026-11-24T15:00+01:00', 1)).toBe(instant('2026-11-26T18:00+01:00'));
    expect(due(calendar, '2026-11-27T12:00+01:00', 1)).toBe(instant('2026-11-30T09:00+01:00'));
  });
});

describe('where clocks jump', () => {
  test('a wall time that is skipped is the transition', () => {
    const always = daily('Europe/Berlin', ['00:00', '24:00']);
    expect(due(always, '2026-03-28T02:30+01:00', 1)).toBe('2026-03-29T01:00:00.000Z');
    const half = daily('Australia/Lord_Howe', ['00:00', '24:00']);
    expect(due(half, '2026-10-03T02:10+10:30', 1)).toBe('2026-10-03T15:30:00.000Z');
  });

  test('a skipped wall time whose transition is closed is the last closing before it', () => {
    const calendar = { ...daily('Europe/Berlin', ['00:00', '02:45']) };
    expect(due(calendar, '2026-03-28T02:30+01:00', 1)).toBe('2026-03-29T01:00:00.000Z');
    const early = { ...calendar, exceptions: { '2026-03-29': [['00:00', '01:00']] } } as const;
    expect(due(early, '2026-03-28T02:30+01:00', 1)).toBe('2026-03-29T00:00:00.000Z');
  });

  test('a repeated wall time is the first of the two', () => {
    const always = daily('America/New_York', ['00:00', '24:00']);
    expect(due(always, '2026-10-31T01:30-04:00', 1)).toBe(instant('2026-11-01T01:30-04:00'));
    const half = daily('Australia/Lord_Howe', ['00:00', '24:00']);
    expect(due(half, '2026-04-04T01:45+11:00', 1)).toBe(instant('2026-04-05T01:45+11:00'));
  });

  test('a start in the second pass of a repeated hour keeps its wall time', () => {
    const always = daily('Europe/Berlin', ['00:00', '24:00']);
    expect(due(always, '2026-10-25T02:30+01:00', 1)).toBe(instant('2026-10-26T02:30+01:00'));
  });

  test('a date whose only hours are skipped is no business day', () => {
    const night = daily('Europe/Berlin', ['02:00', '03:00']);
    expect(due(night, '2026-03-28T02:30+01:00', 1)).toBe(instant('2026-03-30T02:30+02:00'));
  });

  test('a date that a zone skipped is no business day (Apia, 2011-12-30)', () => {
    const calendar = daily('Pacific/Apia', ['09:00', '17:00']);
    expect(due(calendar, '2011-12-29T10:00-10:00', 1)).toBe(instant('2011-12-31T10:00+14:00'));
  });

  test('a date that begins, goes back and begins again is one business day (St. John’s)', () => {
    const always = daily('America/St_Johns', ['00:00', '24:00']);
    expect(due(always, '2010-11-06T12:00-02:30', 1)).toBe(instant('2010-11-07T12:00-03:30'));
    expect(due(always, '2010-11-06T12:00-02:30', 2)).toBe(instant('2010-11-08T12:00-03:30'));
    expect(due(always, '2010-11-06T00:00:30-02:30', 1)).toBe(instant('2010-11-07T00:00:30-02:30'));
  });
});
