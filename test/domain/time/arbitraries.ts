import * as fc from 'fast-check';
import type {
  Calendar,
  SingleCalendar,
  WallInterval,
  Weekday,
} from '../../../domain/time/calendar.ts';
import { WEEKDAYS } from '../../../domain/time/calendar.ts';
import { bruteTransitions } from './brute-clock.ts';
import { openMinutesOn } from './brute-hours.ts';
import { DAY, HOUR } from './calendars.ts';

/** The three that issue 3 names come as often as all others together. */
const OFTEN = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];

/**
 * Clocks that jump in different ways: by half an hour, two or three, over midnight, at a minute
 * past it, by decree, by a whole day, back in winter; and offsets of odd minutes.
 */
const OTHERS = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Asuncion',
  'America/Havana',
  'America/Sao_Paulo',
  'America/Scoresbysund',
  'America/St_Johns',
  'Antarctica/Casey',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Shanghai',
  'Asia/Tehran',
  'Europe/Dublin',
  'Europe/Volgograd',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Norfolk',
  'UTC',
];
const ZONES = [...OFTEN, ...OTHERS];

const FIRST_YEAR = 2010;
const LAST_YEAR = 2030;
const FIRST = Date.UTC(FIRST_YEAR, 0);
const LAST = Date.UTC(LAST_YEAR, 11, 31);

/** New Year's days, and the midnights at which a leap day begins and ends. */
const TURNS = Array.from({ length: LAST_YEAR - FIRST_YEAR }, (_, years) => FIRST_YEAR + 1 + years)
  .flatMap((year) => [
    [year, 0, 1],
    ...(year % 4 === 0
      ? [
          [year, 1, 29],
          [year, 2, 1],
        ]
      : []),
  ])
  .map(([year, month, day]) => Date.UTC(year!, month, day));

/** Something of each zone, as often as the zone comes. */
function ofZones<T>(draw: (timeZone: string) => fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof(fc.oneof(...OFTEN.map(draw)), fc.oneof(...OTHERS.map(draw)));
}

/** Wall times as minutes of the day; the small hours, where clocks jump, come often. */
const wallTime = fc.oneof(
  fc.integer({ min: 0, max: 1_440 }),
  fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15),
  fc.constantFrom(0, 540, 720, 1_020, 1_380, 1_440),
);

const text = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The intervals between sorted wall times, as minutes of the day. */
function intervalsBetween(cuts: readonly number[]): readonly WallInterval[] {
  return cuts.slice(1).map((to, index): WallInterval => [text(cuts[index]!), text(to)]);
}

/** Up to four openings of a day, in any order; some touch. */
const intervals: fc.Arbitrary<readonly WallInterval[]> = fc
  .tuple(
    fc.uniqueArray(wallTime, { maxLength: 6 }),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([times, open, reversed]) => {
    const kept = intervalsBetween(times.toSorted((a, b) => a - b)).filter(
      (_, index) => open[index],
    );
    return reversed ? kept.toReversed() : kept;
  });

/** A whole day, as one interval or as several that touch. */
export const wholeDay: fc.Arbitrary<readonly WallInterval[]> = fc
  .uniqueArray(wallTime, { maxLength: 3 })
  .map((times) => intervalsBetween([...new Set([0, ...times, 1_440])].toSorted((a, b) => a - b)));

/** Each weekday has hours of its own, or all that open have the same. */
const weekHours = fc.oneof(
  fc.array(fc.option(intervals), { minLength: 7, maxLength: 7 }),
  fc
    .tuple(intervals, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }))
    .map(([hours, open]) => open.map((isOpen) => (isOpen ? hours : null))),
);

/** By how many minutes the last shift of each weekday reaches into the next: mostly none. */
const reaches = fc.array(
  fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 1, max: 720 })),
  {
    minLength: 7,
    maxLength: 7,
  },
);

const minutesOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3));

/** The intervals of a day, the last of which ends some minutes after midnight, and at most a day after its start. */
function overnight(day: readonly WallInterval[], reach: number): readonly WallInterval[] {
  const sorted = day.toSorted(([a], [b]) => minutesOf(a) - minutesOf(b));
  const last = sorted.at(-1);
  if (last === undefined || reach === 0) return day;
  const to = Math.min(1_440 + reach, minutesOf(last[0]) + 1_440);
  return to <= 1_440 ? day : [...sorted.slice(0, -1), [last[0], text(to)]];
}

/** Shifts end before the next weekday's hours begin. */
function withShifts(
  days: readonly (readonly WallInterval[] | null)[],
  by: readonly number[],
): readonly (readonly WallInterval[] | null)[] {
  return days.map((day, index) => {
    const next = (days[(index + 1) % 7] ?? []).map(([from]) => minutesOf(from));
    return day && overnight(day, Math.min(by[index]!, ...next));
  });
}

const weekly: fc.Arbitrary<Calendar['weekly']> = fc
  .tuple(weekHours, reaches)
  .map(([days, by]) => withShifts(days, by))
  .map((days) =>
    Object.fromEntries(
      WEEKDAYS.flatMap((day, index): [Weekday, readonly WallInterval[]][] => {
        const hours = days[index];
        return hours ? [[day, hours]] : [];
      }),
    ),
  )
  .filter((week) => Object.values(week).some((hours) => hours.length > 0));

/** A start near a transition of the zone, near a turn, or anywhere from 2010 to 2030. */
function startIn(timeZone: string): fc.Arbitrary<number> {
  const anywhere = fc.integer({ min: FIRST, max: LAST });
  const turn = near(TURNS);
  const jumps = bruteTransitions(timeZone, FIRST_YEAR, LAST_YEAR);
  if (jumps.length === 0) return fc.oneof(anywhere, turn);
  const exactly = fc
    .tuple(fc.constantFrom(...jumps), fc.integer({ min: -8 * 24 * 4, max: 2 * 24 * 4 }))
    .map(([jump, quarters]) => jump + quarters * (HOUR / 4));
  return fc.oneof(near(jumps), near(jumps), exactly, exactly, anywhere, turn);
}

/** A few days around one of some instants. */
function near(instants: readonly number[]): fc.Arbitrary<number> {
  return fc
    .tuple(fc.constantFrom(...instants), fc.integer({ min: -3 * 24, max: 24 }), fc.nat(HOUR - 1))
    .map(([instant, hours, ms]) => instant + hours * HOUR + ms);
}

/** A start whose wall time is skipped or repeated some days later, or nearly so. */
function startBeforeJump(timeZone: string): fc.Arbitrary<number> {
  const jumps = bruteTransitions(timeZone, FIRST_YEAR, LAST_YEAR);
  if (jumps.length === 0) return startIn(timeZone);
  return fc
    .tuple(
      fc.constantFrom(...jumps),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: -1.5 * HOUR, max: 1.5 * HOUR }),
    )
    .map(([jump, days, ms]) => jump - days * DAY + ms);
}

/** Days before or after a start. */
const dayNearby = fc.integer({ min: -2, max: 16 });
const holidayName = fc.constantFrom('', 'Founding Day', 'Harvest');
/** Of every year rather than of one: mostly not. */
const isYearly = fc.constantFrom(false, false, true);
/** The hours of a date other than its weekday's, some of which end after midnight. */
const otherHours = fc
  .tuple(intervals, fc.constantFrom(0, 0, 0, 300))
  .map(([day, by]) => overnight(day, by));

/** A week, and what is different around a start. */
const hours = fc.record({
  weekly,
  holidays: fc.array(fc.tuple(dayNearby, isYearly, holidayName), { maxLength: 4 }),
  holidayHours: fc.option(otherHours),
  exceptions: fc.array(fc.tuple(dayNearby, isYearly, otherHours), { maxLength: 3 }),
});
type DrawnHours = typeof hours extends fc.Arbitrary<infer T> ? T : never;

function calendarAround(start: number, timeZone: string, drawn: DrawnHours): SingleCalendar {
  const dated = <T>([days, yearly, value]: readonly [number, boolean, T]): [string, T] => [
    new Date(start + days * DAY).toISOString().slice(yearly ? '2026-'.length : 0, 10),
    value,
  ];
  return {
    timeZone,
    weekly: drawn.weekly,
    holidays: Object.fromEntries(drawn.holidays.map(dated)),
    ...(drawn.holidayHours === null ? {} : { holidayHours: drawn.holidayHours }),
    exceptions: Object.fromEntries(drawn.exceptions.map(dated)),
  };
}

export interface Sample<T extends Calendar = SingleCalendar> {
  readonly calendar: T;
  readonly start: number;
}

/** A calendar with holidays and exceptions around a start; it opens within a month of it. */
function sampleWith(starts: (timeZone: string) => fc.Arbitrary<number>): fc.Arbitrary<Sample> {
  return ofZones((timeZone) =>
    fc
      .tuple(starts(timeZone), hours)
      .map(([start, drawn]) => ({ start, calendar: calendarAround(start, timeZone, drawn) })),
  ).filter(({ calendar, start }) => opensWithinAMonth(calendar, start));
}

export const sample: fc.Arbitrary<Sample> = sampleWith(startIn);
export const sampleBeforeJump: fc.Arbitrary<Sample> = sampleWith(startBeforeJump);

/** Two calendars in any zones, around one start. */
export const samplePair: fc.Arbitrary<readonly [Sample, Sample]> = fc
  .tuple(sample, fc.constantFrom(...ZONES), hours)
  .map(([first, timeZone, drawn]): readonly [Sample, Sample] => {
    const { start } = first;
    return [first, { start, calendar: calendarAround(start, timeZone, drawn) }];
  });

/**
 * A calendar that is open while any of two or three is, around one start: its dates are those of any zone, often
 * of that in which the start is near a transition.
 */
function unionWith(samples: fc.Arbitrary<Sample>): fc.Arbitrary<Sample<Calendar>> {
  const others = fc.array(fc.tuple(fc.constantFrom(...ZONES), hours), {
    minLength: 1,
    maxLength: 2,
  });
  return fc
    .tuple(samples, others, fc.option(fc.constantFrom(...ZONES)))
    .map(([{ calendar, start }, drawn, timeZone]) => ({
      start,
      calendar: {
        timeZone: timeZone ?? calendar.timeZone,
        weekly: {},
        holidays: {},
        exceptions: {},
        anyOf: [calendar, ...drawn.map(([zone, other]) => calendarAround(start, zone, other))],
      },
    }));
}

export const union: fc.Arbitrary<Sample<Calendar>> = unionWith(sample);
export const unionBeforeJump: fc.Arbitrary<Sample<Calendar>> = unionWith(sampleBeforeJump);

/** A zone and a start in it. */
export const place = ofZones((timeZone) => startIn(timeZone).map((start) => ({ timeZone, start })));

/** Hours that lie in one skipped hour alone would make the walks endless. */
function opensWithinAMonth(calendar: Calendar, start: number): boolean {
  const day = Math.floor(start / DAY);
  for (let next = day + 1; next < day + 31; next += 1) {
    if (openMinutesOn(calendar, next).includes(1)) return true;
  }
  return false;
}

/** A length of up to two weeks, short ones often. */
export const span: fc.Arbitrary<number> = fc.oneof(
  fc.nat(14 * DAY),
  fc.nat(2 * DAY),
  fc.nat(14 * 24).map((length) => length * HOUR),
);

/** A length of up to two years. */
export const longSpan: fc.Arbitrary<number> = fc.nat(730 * DAY);

/** A part of something, all and nothing of it often. */
export const share: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
