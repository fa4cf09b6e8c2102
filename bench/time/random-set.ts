import type { Calendar, WallInterval, Weekday } from '../../domain/time/calendar.ts';
import { WEEKDAYS } from '../../domain/time/calendar.ts';
import { formatLocalDate } from '../../domain/time/local-date.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { DAY, MINUTE } from '../../domain/time/units.ts';
import { bruteTransitions } from '../../test/domain/time/brute-clock.ts';
import { bruteAdd, bruteMeasure } from '../../test/domain/time/brute-force.ts';
import { randomOf } from './random.ts';
import type { Question } from './work.ts';

/** Cases of one kind are counted together. */
export interface Kind {
  readonly hours: 'office' | 'night' | 'small-hours';
  /** Whether clocks change between start and end. */
  readonly clocksChange: boolean;
}

/** A question whose answer is known, by the walk from minute to minute. */
export interface Case {
  readonly kind: Kind;
  readonly calendar: Calendar;
  readonly question: Question;
  readonly answer: number;
}

/** Kinds that every definition of business time answers alike. */
export const KINDS: readonly Kind[] = [
  { hours: 'office', clocksChange: false },
  { hours: 'office', clocksChange: true },
  { hours: 'night', clocksChange: false },
  { hours: 'night', clocksChange: true },
];

/** Hours that begin or end at a wall time that clocks skip or repeat: definitions differ on them. */
export const SMALL_HOURS: Kind = { hours: 'small-hours', clocksChange: true };

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
const FIRST_YEAR = 2019;
const LAST_YEAR = 2030;

const WEEKS: Readonly<Record<Kind['hours'], readonly Calendar['weekly'][]>> = {
  office: [
    week(5, ['09:00', '17:00']),
    week(5, ['08:00', '12:00'], ['13:00', '17:30']),
    week(6, ['10:00', '20:00']),
  ],
  night: [
    week(7, ['00:00', '06:00'], ['22:00', '24:00']),
    week(7, ['00:00', '08:00'], ['20:00', '24:00']),
    week(7, ['00:00', '24:00']),
  ],
  'small-hours': [week(7, ['01:30', '09:30']), week(7, ['00:00', '02:30'], ['18:00', '24:00'])],
};

function week(days: number, ...hours: readonly WallInterval[]): Calendar['weekly'] {
  const open = WEEKDAYS.slice(0, days).map((day): [Weekday, readonly WallInterval[]] => [
    day,
    hours,
  ]);
  return Object.fromEntries(open);
}

/**
 * So many cases of a kind, the same for the same seed: starts over several years, whole minutes,
 * less than two weeks from start to end, ten holidays around. Where clocks change, they do so
 * between start and end.
 */
export function* randomCases(kind: Kind, count: number, seed: number): Generator<Case> {
  const random = randomOf(seed);
  for (let found = 0; found < count;) {
    const drawn = draw(kind, random);
    if (drawn === null) continue;
    found += 1;
    yield drawn;
  }
}

type Random = ReturnType<typeof randomOf>;

/** Null where it turned out to be of another kind, or to have nothing open. */
function draw(kind: Kind, random: Random): Case | null {
  const timeZone = pick(random, ZONES);
  const start = drawStart(kind, timeZone, random);
  const weekly = pick(random, WEEKS[kind.hours]);
  const calendar = { timeZone, weekly, holidays: holidaysAround(start, random), exceptions: {} };
  const end = start + (1 + random((14 * DAY) / MINUTE - 1)) * MINUTE;
  const minutes = bruteMeasure(calendar, start, end) / MINUTE;
  if (!Number.isInteger(minutes) || minutes === 0) return null;
  const known =
    random(2) === 0 ? measuring(start, end, minutes) : adding(calendar, start, 1 + random(minutes));
  const changes = jumpsOf(timeZone).some((jump) => start < jump && jump < known.end);
  return changes === kind.clocksChange ? { kind, calendar, ...known } : null;
}

function measuring(start: Instant, end: Instant, answer: number) {
  const minutes = (end - start) / MINUTE;
  return { question: { operation: 'measure', start, minutes } as const, answer, end };
}

function adding(calendar: Calendar, start: Instant, minutes: number) {
  const end = bruteAdd(calendar, start, minutes * MINUTE);
  const answer = (end - start) / MINUTE;
  return { question: { operation: 'add', start, minutes } as const, answer, end };
}

function drawStart({ clocksChange }: Kind, timeZone: string, random: Random): Instant {
  if (clocksChange) return pick(random, jumpsOf(timeZone)) - random((7 * DAY) / MINUTE) * MINUTE;
  const first = Date.UTC(FIRST_YEAR, 0, 1);
  return first + random((Date.UTC(LAST_YEAR, 11, 1) - first) / MINUTE) * MINUTE;
}

/** Three within the two weeks, the others in the year around. */
function holidaysAround(start: Instant, random: Random): Calendar['holidays'] {
  const day = Math.floor(start / DAY);
  const near = [1, 2, 3].map(() => day + random(14));
  const far = [1, 2, 3, 4, 5, 6, 7].map((month) => day + 20 + month * 30 + random(30));
  return Object.fromEntries([...near, ...far].map((date) => [formatLocalDate(date), '']));
}

const jumps = new Map<string, readonly Instant[]>();

function jumpsOf(timeZone: string): readonly Instant[] {
  const found = jumps.get(timeZone) ?? bruteTransitions(timeZone, FIRST_YEAR, LAST_YEAR + 1);
  jumps.set(timeZone, found);
  return found;
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random(items.length)]!;
}
