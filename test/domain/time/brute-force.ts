import type { Calendar, WallInterval } from '../../../domain/time/calendar.ts';

/**
 * Business time by walking minute after minute and asking `Intl` what the wall clock shows. It is
 * slow and shares no code with `domain/time`, only the shape of a calendar: the oracle of the
 * properties.
 *
 * The clock is read every 15 minutes of UTC: since 1972 transitions fall on these, but for a few
 * that are left out here (Newfoundland's at 00:01, until 2011).
 */

const MINUTE = 60_000;
const QUARTER = 15;
const MINUTES_A_DAY = 1_440;
/** Walks end here: two years and some. */
const LONGEST_WALK = 3 * 366 * MINUTES_A_DAY;

const WEEKDAY_NAMES = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const;

interface Clock {
  readonly format: Intl.DateTimeFormat;
  readonly readings: Map<number, number>;
}
const clocks = new Map<string, Clock>();

/** What the wall clock shows during a minute of UTC, as minutes since 1970-01-01 00:00 local. */
function wallMinute(zone: string, utcMinute: number): number {
  const clock = clocks.get(zone) ?? { format: formatOf(zone), readings: new Map() };
  clocks.set(zone, clock);
  const quarter = Math.floor(utcMinute / QUARTER);
  const reading = clock.readings.get(quarter) ?? read(clock.format, quarter * QUARTER * MINUTE);
  clock.readings.set(quarter, reading);
  return reading + (utcMinute - quarter * QUARTER);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
}

/** Reads `7/3/2026, 09:05`. */
function read(format: Intl.DateTimeFormat, instant: number): number {
  const [month, day, year, hour, minute] = format.format(instant).match(/\d+/g)!.map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minute) / MINUTE;
}

const openDays = new WeakMap<Calendar, Map<number, readonly boolean[]>>();

/** Which minutes of a local day (days since 1970-01-01) are open. */
function openMinutes(calendar: Calendar, day: number): readonly boolean[] {
  const days = openDays.get(calendar) ?? new Map<number, readonly boolean[]>();
  openDays.set(calendar, days);
  const found = days.get(day) ?? minutesOf(intervalsOn(calendar, day));
  days.set(day, found);
  return found;
}

function minutesOf(intervals: readonly WallInterval[]): readonly boolean[] {
  return Array.from({ length: MINUTES_A_DAY }, (_, minute) => {
    const hh = String(Math.floor(minute / 60)).padStart(2, '0');
    const wall = `${hh}:${String(minute % 60).padStart(2, '0')}`;
    return intervals.some(([from, to]) => from <= wall && wall < to);
  });
}

function intervalsOn(calendar: Calendar, day: number): readonly WallInterval[] {
  const date = new Date(day * MINUTES_A_DAY * MINUTE).toISOString().slice(0, 10);
  const exception = calendar.exceptions[date];
  if (exception) return exception;
  if (date in calendar.holidays) return [];
  return calendar.weekly[WEEKDAY_NAMES[((day % 7) + 7) % 7]!] ?? [];
}

interface Cell {
  /** The part of a minute that lies in the walk, half open. */
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
  readonly wall: number;
}

/** Every minute from an instant on, the first one cut to it. */
function* walk(calendar: Calendar, start: number): Generator<Cell, never> {
  const first = Math.floor(start / MINUTE);
  for (let minute = first; minute < first + LONGEST_WALK; minute += 1) {
    const wall = wallMinute(calendar.timeZone, minute);
    const day = Math.floor(wall / MINUTES_A_DAY);
    const open = openMinutes(calendar, day)[wall - day * MINUTES_A_DAY]!;
    yield { from: Math.max(start, minute * MINUTE), to: (minute + 1) * MINUTE, open, wall };
  }
  throw new Error('the walk found no end');
}

export function bruteIsOpen(calendar: Calendar, instant: number): boolean {
  return walk(calendar, instant).next().value.open;
}

export function bruteMeasure(calendar: Calendar, start: number, end: number): number {
  let sum = 0;
  for (const cell of walk(calendar, start)) {
    if (cell.from >= end) break;
    if (cell.open) sum += Math.min(cell.to, end) - cell.from;
  }
  return sum;
}

export function bruteAdd(calendar: Calendar, start: number, amount: number): number {
  let left = amount;
  for (const cell of walk(calendar, start)) {
    if (!cell.open) continue;
    const length = cell.to - cell.from;
    if (left <= length) return cell.from + left;
    left -= length;
  }
  throw new Error('unreachable');
}

/**
 * The same wall time on the n-th later date that has an open minute; where that is closed, the end
 * of the last open minute before it on that date, or the beginning of the date's first one.
 */
export function bruteAddBusinessDays(calendar: Calendar, start: number, days: number): number {
  const opening = bruteAdd(calendar, start, 0);
  if (days === 0) return opening;
  const wall = wallMinute(calendar.timeZone, Math.floor(opening / MINUTE));
  const date = laterBusinessDate(calendar, opening, days);
  const wanted = wall - Math.floor(wall / MINUTES_A_DAY) * MINUTES_A_DAY + date * MINUTES_A_DAY;
  const cells = cellsAround(calendar, date);
  const shown = cells.find((cell) => cell.wall === wanted);
  const passed = cells.find((cell) => cell.wall > wanted)!;
  const candidate = shown ? shown.from + (opening % MINUTE) : passed.from;
  return settle(
    candidate,
    cells.filter((cell) => cell.open && dayOf(cell) === date),
  );
}

function laterBusinessDate(calendar: Calendar, opening: number, days: number): number {
  const firstDay = dayOf(walk(calendar, opening).next().value);
  const seen = new Set<number>();
  for (const cell of walk(calendar, opening)) {
    const day = dayOf(cell);
    if (cell.open && day > firstDay) seen.add(day);
    if (seen.size < days) continue;
    // A date may come back once after the next one began: two days on, it is over.
    const found = [...seen].toSorted((a, b) => a - b)[days - 1]!;
    if (day > found + 1) return found;
  }
  throw new Error('unreachable');
}

/** All minutes whose wall clocks may show a date, and more on both sides. */
function cellsAround(calendar: Calendar, date: number): readonly Cell[] {
  const cells: Cell[] = [];
  for (const cell of walk(calendar, (date - 1) * MINUTES_A_DAY * MINUTE)) {
    if (cells.length > 4 * MINUTES_A_DAY) break;
    cells.push(cell);
  }
  return cells;
}

/** `open` are the open minutes of the date, in order. */
function settle(candidate: number, open: readonly Cell[]): number {
  if (open.some((cell) => cell.from <= candidate && candidate < cell.to)) return candidate;
  const before = open.findLast((cell) => cell.to <= candidate);
  return before ? before.to : open[0]!.from;
}

function dayOf(cell: Cell): number {
  return Math.floor(cell.wall / MINUTES_A_DAY);
}

/** The instants between two years at which a zone's clocks jump, found by reading them. */
export function bruteTransitions(zone: string, fromYear: number, toYear: number): number[] {
  const found: number[] = [];
  const end = Date.UTC(toYear, 0) / MINUTE;
  const offset = (minute: number): number => wallMinute(zone, minute) - minute;
  for (let day = Date.UTC(fromYear, 0) / MINUTE; day < end; day += MINUTES_A_DAY) {
    if (offset(day) === offset(day + MINUTES_A_DAY)) continue;
    for (let minute = day; minute < day + MINUTES_A_DAY; minute += QUARTER) {
      if (offset(minute) !== offset(minute + QUARTER)) found.push((minute + QUARTER) * MINUTE);
    }
  }
  return found;
}
