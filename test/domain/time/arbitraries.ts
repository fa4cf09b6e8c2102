import * as fc from 'fast-check';
import type { Calendar, WallInterval, Weekday } from '../../../domain/time/calendar.ts';
import { WEEKDAYS } from '../../../domain/time/calendar.ts';
import { bruteIsOpen, bruteTransitions } from './brute-force.ts';
import { DAY, HOUR } from './calendars.ts';

/** Zones whose clocks jump in different ways: by half an hour, two hours, over midnight, by decree. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Asuncion',
  'America/Havana',
  'America/Sao_Paulo',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Shanghai',
  'Asia/Tehran',
  'Pacific/Apia',
  'UTC',
];
/** The three that issue 3 names come as often as all others together. */
const zone = fc.oneof(fc.constantFrom(...ZONES.slice(0, 3)), fc.constantFrom(...ZONES.slice(3)));

const FIRST = Date.UTC(2015, 0);
const LAST = Date.UTC(2030, 11, 31);

function transitionsOf(timeZone: string): readonly number[] {
  return transitions.get(timeZone) ?? [];
}
const transitions = new Map(ZONES.map((name) => [name, bruteTransitions(name, 2015, 2030)]));

/** Wall times as minutes of the day; the small hours, where clocks jump, come often. */
const wallTime = fc.oneof(
  fc.integer({ min: 0, max: 1_440 }),
  fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15),
  fc.constantFrom(0, 540, 720, 1_020, 1_380, 1_440),
);

const text = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Up to four openings of a day, in any order; some touch. */
const intervals: fc.Arbitrary<readonly WallInterval[]> = fc
  .tuple(
    fc.uniqueArray(wallTime, { maxLength: 6 }),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([times, open, reversed]) => {
    const cuts = times.toSorted((a, b) => a - b).map(text);
    const read = cuts.slice(1).map((to, index): WallInterval => [cuts[index]!, to]);
    const kept = read.filter((_, index) => open[index]);
    return reversed ? kept.toReversed() : kept;
  });

/** Each weekday has hours of its own, or all that open have the same. */
const weekHours = fc.oneof(
  fc.array(fc.option(intervals), { minLength: 7, maxLength: 7 }),
  fc
    .tuple(intervals, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }))
    .map(([hours, open]) => open.map((isOpen) => (isOpen ? hours : null))),
);

const weekly: fc.Arbitrary<Calendar['weekly']> = weekHours
  .map((days) =>
    Object.fromEntries(
      WEEKDAYS.flatMap((day, index): [Weekday, readonly WallInterval[]][] => {
        const hours = days[index];
        return hours ? [[day, hours]] : [];
      }),
    ),
  )
  .filter((week) => Object.values(week).some((hours) => hours.length > 0));

/** A start near a transition of the zone, or anywhere from 2015 to 2030. */
function startIn(timeZone: string): fc.Arbitrary<number> {
  const anywhere = fc.integer({ min: FIRST, max: LAST });
  const jumps = transitionsOf(timeZone);
  if (jumps.length === 0) return anywhere;
  const near = fc
    .tuple(fc.constantFrom(...jumps), fc.integer({ min: -3 * 24, max: 24 }), fc.nat(HOUR - 1))
    .map(([jump, hours, ms]) => jump + hours * HOUR + ms);
  const exactly = fc
    .tuple(fc.constantFrom(...jumps), fc.integer({ min: -8 * 24 * 4, max: 2 * 24 * 4 }))
    .map(([jump, quarters]) => jump + quarters * (HOUR / 4));
  return fc.oneof(near, exactly, anywhere);
}

export interface Sample {
  readonly calendar: Calendar;
  readonly start: number;
}

/** Days before or after a start. */
const dayNearby = fc.integer({ min: -2, max: 16 });

/** A calendar with holidays and exceptions around a start; it opens within a month of it. */
function sampleWith(starts: (timeZone: string) => fc.Arbitrary<number>): fc.Arbitrary<Sample> {
  return zone
    .chain((timeZone) =>
      fc.record({
        timeZone: fc.constant(timeZone),
        start: starts(timeZone),
        weekly,
        holidays: fc.uniqueArray(dayNearby, { maxLength: 4 }),
        exceptions: fc.array(fc.tuple(dayNearby, intervals), { maxLength: 3 }),
      }),
    )
    .map(({ timeZone, start, weekly: week, ...drawn }) => {
      const date = (days: number): string =>
        new Date(start + days * DAY).toISOString().slice(0, 10);
      const holidays = Object.fromEntries(drawn.holidays.map((days) => [date(days), '']));
      const exceptions = Object.fromEntries(
        drawn.exceptions.map(([days, hours]) => [date(days), hours]),
      );
      return { calendar: { timeZone, weekly: week, holidays, exceptions }, start };
    })
    .filter(({ calendar, start }) => opensWithinAMonth(calendar, start));
}

export const sample: fc.Arbitrary<Sample> = sampleWith(startIn);

/** A start whose wall time is skipped or repeated some days later, or nearly so. */
export const sampleBeforeJump: fc.Arbitrary<Sample> = sampleWith((timeZone) => {
  const jumps = transitionsOf(timeZone);
  if (jumps.length === 0) return startIn(timeZone);
  return fc
    .tuple(
      fc.constantFrom(...jumps),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: -1.5 * HOUR, max: 1.5 * HOUR }),
    )
    .map(([jump, days, ms]) => jump - days * DAY + ms);
});

/** Hours that lie in one skipped hour alone would make the walks endless. */
function opensWithinAMonth(calendar: Calendar, start: number): boolean {
  for (let step = 0; step < 31 * 24 * 60; step += 1) {
    if (bruteIsOpen(calendar, start + step * 60_000)) return true;
  }
  return false;
}

/** A length of up to two weeks, short ones often. */
export const span: fc.Arbitrary<number> = fc.oneof(
  fc.nat(14 * DAY),
  fc.nat(2 * DAY),
  fc.nat(14 * 24).map((hours) => hours * HOUR),
);
