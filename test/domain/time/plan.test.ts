import { describe, expect, test } from 'vitest';
import { UnknownZoneError } from '../../../domain/time/errors.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { planClock } from '../../../domain/time/plan.ts';
import { at, office } from './calendars.ts';

const source = { document: '002', section: 'Initial response' };
const input = {
  metric: 'first_response',
  target: { businessMinutes: 240 },
  calendarId: 'berlin',
  calendar: office(),
  startedAt: at('2026-11-27T16:00+01:00'),
  timeZone: 'Asia/Shanghai',
  warnings: [50, 75],
  source,
} as const;

const warningsOf = (overrides: Partial<Parameters<typeof planClock>[0]>): readonly string[] =>
  planClock({ ...input, ...overrides }).warnings.map(
    ({ percent, at: due }) => `${percent} ${toIso(due)}`,
  );

describe('the plan of a clock', () => {
  test('has the deadline, its rendering for the reader and what it was given', () => {
    expect(planClock(input)).toEqual({
      metric: 'first_response',
      target: { businessMinutes: 240 },
      calendar: 'berlin',
      startedAt: input.startedAt,
      dueAt: at('2026-11-30T12:00+01:00'),
      dueAtLocal: '2026-11-30T19:00:00.000+08:00',
      warnings: [
        { percent: 50, at: at('2026-11-30T10:00+01:00') },
        { percent: 75, at: at('2026-11-30T11:00+01:00') },
      ],
      source,
    });
  });

  test('without a target times nothing', () => {
    expect(planClock({ ...input, target: null })).toMatchObject({
      target: null,
      dueAt: null,
      dueAtLocal: null,
      warnings: [],
    });
  });

  test('of elapsed minutes warns in elapsed time, whatever the calendar', () => {
    expect(warningsOf({ target: { minutes: 60 } })).toEqual([
      '50 2026-11-27T15:30:00.000Z',
      '75 2026-11-27T15:45:00.000Z',
    ]);
  });

  test('round the clock warns in elapsed time', () => {
    expect(warningsOf({ calendarId: null, calendar: null })).toEqual([
      '50 2026-11-27T17:00:00.000Z',
      '75 2026-11-27T18:00:00.000Z',
    ]);
  });

  test('of business days warns by the open time from start to deadline', () => {
    // From Monday 15:00 to Wednesday 15:00 on a half Tuesday: 2 + 3 + 6 open hours.
    const calendar = office({ exceptions: { '2026-11-24': [['09:00', '12:00']] } });
    const startedAt = at('2026-11-23T15:00+01:00');
    const target = { businessDays: 2 };
    expect(warningsOf({ target, calendar, startedAt })).toEqual([
      '50 2026-11-25T08:30:00.000Z',
      '75 2026-11-25T11:15:00.000Z',
    ]);
  });

  test('never warns at a closed instant of the night before a deadline', () => {
    const startedAt = at('2026-11-23T16:30+01:00');
    expect(warningsOf({ target: { businessMinutes: 60 }, startedAt })).toEqual([
      '50 2026-11-23T16:00:00.000Z',
      '75 2026-11-24T08:15:00.000Z',
    ]);
  });

  test('of a start outside the hours warns from the next opening on', () => {
    expect(warningsOf({ startedAt: at('2026-11-28T12:00+01:00') })).toEqual([
      '50 2026-11-30T10:00:00.000Z',
      '75 2026-11-30T11:00:00.000Z',
    ]);
  });

  test('needs a known zone for the reader', () => {
    expect(() => planClock({ ...input, timeZone: 'Mars/Phobos' })).toThrow(UnknownZoneError);
  });
});
