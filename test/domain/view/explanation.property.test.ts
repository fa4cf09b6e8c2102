import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SingleCalendar } from '../../../domain/time/calendar.ts';
import { NeverOpensError } from '../../../domain/time/errors.ts';
import { toIso } from '../../../domain/time/instant.ts';
import type { Target } from '../../../domain/time/target.ts';
import { explanationView } from '../../../domain/view/explanation-view.ts';
import { caseFile } from '../../support/case-file.ts';
import { runningClock } from '../../support/running-clock.ts';
import { sample } from '../time/arbitraries.ts';
import { bruteMeasure } from '../time/brute-force.ts';
import { longPropertyRuns, PROPERTY_TIMEOUT, propertyRuns } from '../time/property-runs.ts';
import { newestZoneData } from '../../../domain/time/zone.ts';
import { keepCalendars } from '../../../domain/offering/kept-calendars.ts';

const FILE = { ...caseFile(), zoneDataVersion: '2025c' };

/** Whole milliseconds, as minutes. */
const minutes = (most: number) => fc.nat(most * 60_000).map((ms) => ms / 60_000);

const targetOf = (days: number): fc.Arbitrary<Target> =>
  fc.oneof(
    minutes(days * 24 * 60).map((amount) => ({ minutes: amount })),
    minutes(days * 8 * 60).map((amount) => ({ businessMinutes: amount })),
    fc.nat(days).map((amount) => ({ businessDays: amount })),
  );

/** The plan of a clock and its explanation; null where the calendar never opens for so long. */
function explained(calendar: SingleCalendar, target: Target, startedAt: number) {
  try {
    const hours = { ...calendar, id: 'hours', version: 1, zoneData: newestZoneData() };
    const clock = runningClock({
      target,
      calendar: hours,
      startedAt,
      timeZone: calendar.timeZone,
    });
    const { clocks } = explanationView({
      file: { ...FILE, calendars: keepCalendars({ hours }) },
      state: { severity: 'A', changes: {}, clocks: [clock], pending: [] },
    });
    return { dueAt: clock.dueAt!, segments: clocks[0]!.segments };
  } catch (error) {
    if (error instanceof NeverOpensError) return null;
    throw error;
  }
}

/** What has to be counted from start to deadline, by the definition and not by the plan. */
function promisedMs(
  calendar: SingleCalendar,
  target: Target,
  start: number,
  dueAt: number,
): number {
  if ('minutes' in target) return Math.round(target.minutes * 60_000);
  if ('businessMinutes' in target) return Math.round(target.businessMinutes * 60_000);
  if ('businessHours' in target) return Math.round(target.businessHours * 3_600_000);
  return bruteMeasure(calendar, start, dueAt);
}

describe('the explanation of any clock', { timeout: PROPERTY_TIMEOUT }, () => {
  test.each([
    { title: 'of up to four days', days: 4, runs: propertyRuns() },
    { title: 'of up to a hundred days', days: 100, runs: longPropertyRuns() },
  ])('adds up to the target without gaps, $title', ({ days, runs }) => {
    fc.assert(
      fc.property(sample, targetOf(days), ({ calendar, start }, target) => {
        const found = explained(calendar, target, start);
        fc.pre(found !== null);
        const { dueAt, segments } = found;
        const edges = segments.flatMap(({ from, to }) => [from, to]);
        const inner = edges.slice(1, -1);
        expect(inner.filter((_, index) => index % 2 === 0)).toEqual(
          inner.filter((_, index) => index % 2 === 1),
        );
        expect([edges.at(0) ?? toIso(start), edges.at(-1) ?? toIso(dueAt)]).toEqual([
          toIso(start),
          toIso(dueAt),
        ]);
        const counted = segments.filter(({ kind }) => kind === 'counted');
        const ms = counted.reduce((sum, { seconds }) => sum + Math.round(seconds * 1_000), 0);
        expect(ms).toBe(promisedMs(calendar, target, start, dueAt));
      }),
      runs,
    );
  });
});
