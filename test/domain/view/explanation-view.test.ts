import { describe, expect, test } from 'vitest';
import type { Target } from '../../../domain/time/target.ts';
import { ACCOUNT, caseFile } from '../../support/case-file.ts';
import { runningClock } from '../../support/running-clock.ts';
import { explanationView } from '../../../domain/view/explanation-view.ts';
import { at, office } from '../time/calendars.ts';
import { newestZoneData } from '../../../domain/time/zone.ts';
import { keepCalendars } from '../../../domain/offering/kept-calendars.ts';

const calendar = {
  ...office({ holidays: { '2026-12-25': 'Christmas Day' } }),
  id: 'office',
  version: 3,
  zoneData: newestZoneData(),
};

/** The explanation of one clock that starts at a local time with its offset. */
function explained(target: Target | null, startedAt: string) {
  const counted = target !== null && !('minutes' in target);
  const clock = runningClock({
    target,
    calendar: counted ? calendar : null,
    startedAt: at(startedAt),
    timeZone: 'Europe/Berlin',
  });
  const zoneDataVersion = '2025c';
  const { clocks } = explanationView({
    file: caseFile({
      account: ACCOUNT,
      calendars: keepCalendars({ office: calendar }),
      zoneDataVersion,
    }),
    state: { severity: 'A', changes: {}, clocks: [clock], pending: [] },
  });
  return clocks[0]!;
}

const countedSeconds = ({ segments }: ReturnType<typeof explained>) =>
  segments.filter(({ kind }) => kind === 'counted').reduce((sum, { seconds }) => sum + seconds, 0);

describe('an explanation', () => {
  test('names rule, source, calendar and the versions that it was computed with', () => {
    expect(explained({ businessMinutes: 240 }, '2026-12-24T15:00+01:00')).toMatchObject({
      metric: 'first_response',
      rule: 'technical-b',
      source: { document: '000', section: 'response times' },
      calendar: 'office',
      calendarVersion: 3,
      zoneDataVersion: '2025c',
    });
  });

  test('lists every stretch from the start to the deadline, each where the one before ends', () => {
    const { segments } = explained({ businessMinutes: 240 }, '2026-12-24T15:00+01:00');
    expect(segments).toEqual([
      {
        from: '2026-12-24T14:00:00.000Z',
        to: '2026-12-24T16:00:00.000Z',
        kind: 'counted',
        seconds: 7_200,
      },
      {
        from: '2026-12-24T16:00:00.000Z',
        to: '2026-12-24T23:00:00.000Z',
        kind: 'closed',
        seconds: 25_200,
      },
      {
        from: '2026-12-24T23:00:00.000Z',
        to: '2026-12-25T23:00:00.000Z',
        kind: 'holiday',
        name: 'Christmas Day',
        seconds: 86_400,
      },
      {
        from: '2026-12-25T23:00:00.000Z',
        to: '2026-12-28T08:00:00.000Z',
        kind: 'closed',
        seconds: 205_200,
      },
      {
        from: '2026-12-28T08:00:00.000Z',
        to: '2026-12-28T10:00:00.000Z',
        kind: 'counted',
        seconds: 7_200,
      },
    ]);
  });

  test.each([
    [{ minutes: 60 }, 3_600],
    [{ businessMinutes: 0.5 }, 30],
    [{ businessMinutes: 2_400 }, 144_000],
    // From Thursday 15:00 to Monday 15:00, without the holiday: two hours and six.
    [{ businessDays: 1 }, 28_800],
  ])('has counted seconds that add up to %j', (target, seconds) => {
    expect(countedSeconds(explained(target, '2026-12-24T15:00+01:00'))).toBe(seconds);
  });

  test('of elapsed time is one stretch, without a calendar', () => {
    expect(explained({ minutes: 60 }, '2026-12-25T15:00+01:00')).toMatchObject({
      calendar: null,
      calendarVersion: null,
      segments: [{ kind: 'counted', seconds: 3_600 }],
    });
  });

  test('of no commitment has no segments', () => {
    expect(explained(null, '2026-12-25T15:00+01:00').segments).toEqual([]);
  });
});
