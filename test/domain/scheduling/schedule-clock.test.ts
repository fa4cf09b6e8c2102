import { describe, expect, test } from 'vitest';
import { scheduleClock } from '../../../domain/scheduling/schedule-clock.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { at, office } from '../time/calendars.ts';

const input = {
  target: { businessMinutes: 240 },
  calendar: office(),
  startedAt: at('2026-11-27T16:00+01:00'),
  timeZone: 'Asia/Shanghai',
  pauses: [],
  warnings: [50, 75],
  escalations: [],
} as const;

const warningsOf = (overrides: Partial<Parameters<typeof scheduleClock>[0]>): readonly string[] =>
  scheduleClock({ ...input, ...overrides }).warnings.map(
    ({ percent, at: due }) => `${percent} ${toIso(due)}`,
  );

describe('the schedule of a clock', () => {
  test('has the deadline, its rendering for the reader and its warnings', () => {
    expect(scheduleClock(input)).toEqual({
      dueAt: at('2026-11-30T12:00+01:00'),
      dueAtLocal: '2026-11-30T19:00:00.000+08:00',
      warnings: [
        { percent: 50, beforeMinutes: null, at: at('2026-11-30T10:00+01:00') },
        { percent: 75, beforeMinutes: null, at: at('2026-11-30T11:00+01:00') },
      ],
      escalations: [],
    });
  });

  test('of elapsed minutes warns in elapsed time, whatever the calendar', () => {
    expect(warningsOf({ target: { minutes: 60 } })).toEqual([
      '50 2026-11-27T15:30:00.000Z',
      '75 2026-11-27T15:45:00.000Z',
    ]);
  });

  test('round the clock warns in elapsed time', () => {
    expect(warningsOf({ calendar: null })).toEqual([
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

  test('is shown in UTC where the zone of the reader is no longer known', () => {
    const { dueAt, dueAtLocal } = scheduleClock({ ...input, timeZone: 'Mars/Phobos' });
    expect(dueAtLocal).toBe(new Date(dueAt!).toISOString().replace('Z', '+00:00'));
  });
});
