import type { Calendar } from '../../../domain/time/calendar.ts';
import { offsetsOn, wallMinute } from './brute-clock.ts';
import { exceptionOn, holidayNameOn, openMinutesOn, openWallMinutesOn } from './brute-hours.ts';

/**
 * Business time by walking minute after minute and asking `Intl` what the wall clock shows. It
 * shares no code with `domain/time`, only the shape of a calendar: the oracle of the properties.
 */

// Not imported: vitest makes each use of an imported name a call, which is dear in these loops.
const MINUTE = 60_000;
const MINUTES_A_DAY = 1_440;
const DAY = MINUTES_A_DAY * MINUTE;
/** Walks end here: three years. */
const LONGEST_WALK = 3 * 366;

/** The day of UTC, counted from 1970-01-01. */
const dayOf = (instant: number): number => Math.floor(instant / DAY);

export function bruteIsOpen(calendar: Calendar, instant: number): boolean {
  const day = dayOf(instant);
  return openMinutesOn(calendar, day)[Math.floor((instant - day * DAY) / MINUTE)] === 1;
}

export function bruteMeasure(calendar: Calendar, start: number, end: number): number {
  let sum = 0;
  for (let day = dayOf(start); day * DAY < end; day += 1) {
    const open = openMinutesOn(calendar, day);
    for (let minute = 0; minute < MINUTES_A_DAY; minute += 1) {
      if (open[minute] === 0) continue;
      const from = Math.max(start, day * DAY + minute * MINUTE);
      const to = Math.min(end, day * DAY + (minute + 1) * MINUTE);
      if (from < to) sum += to - from;
    }
  }
  return sum;
}

/** Half open, in instants. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}
const NO_PAUSE: Pause = { from: Infinity, to: Infinity };

/** Only what is open and not paused counts. */
export function bruteAdd(
  calendar: Calendar,
  start: number,
  amount: number,
  pause: Pause = NO_PAUSE,
): number {
  let left = amount;
  for (let day = dayOf(start); day < dayOf(start) + LONGEST_WALK; day += 1) {
    const open = openMinutesOn(calendar, day);
    for (let minute = 0; minute < MINUTES_A_DAY; minute += 1) {
      if (open[minute] === 0) continue;
      const from = Math.max(start, day * DAY + minute * MINUTE);
      const to = day * DAY + (minute + 1) * MINUTE;
      if (from >= to) continue;
      // A minute in which a pause begins or ends has a part before it, and one after.
      const before = Math.max(0, Math.min(to, pause.from) - from);
      const after = Math.max(0, to - Math.max(from, pause.to));
      if (left <= before) return from + left;
      if (left <= before + after) return to - (before + after - left);
      left -= before + after;
    }
  }
  throw new Error('the walk found no end');
}

/**
 * The first instant from `start` on at which all the calendars are open, or (`open` false) not all
 * of them; null where that is not before `end`.
 */
export function bruteNext(
  calendars: readonly Calendar[],
  open: boolean,
  start: number,
  end: number,
): number | null {
  for (let day = dayOf(start); day * DAY < end; day += 1) {
    const first = Math.max(0, Math.floor((start - day * DAY) / MINUTE));
    const minute = allOpenOn(calendars, day).indexOf(open ? 1 : 0, first);
    const found = Math.max(start, day * DAY + minute * MINUTE);
    if (minute !== -1) return found < end ? found : null;
  }
  return null;
}

function allOpenOn(calendars: readonly Calendar[], day: number): Uint8Array {
  return calendars
    .map((calendar) => openMinutesOn(calendar, day))
    .reduce((all, one) => all.map((isOpen, minute) => isOpen & one[minute]!));
}

/** What an explanation calls the time around an instant: `counted`, `closed`, `holiday NAME`. */
export function bruteKind(calendar: Calendar, instant: number): string {
  if (bruteIsOpen(calendar, instant)) return 'counted';
  if (calendar.anyOf) return unionKind(calendar.anyOf, instant);
  const wall = wallMinute(calendar.timeZone, Math.floor(instant / MINUTE));
  const date = Math.floor(wall / MINUTES_A_DAY);
  const isOpened = (exceptionOn(calendar, date) ?? []).length > 0;
  const name = isOpened ? undefined : holidayNameOn(calendar, date);
  return name === undefined ? 'closed' : `holiday ${name}`;
}

/** Closed for a holiday if one would be open but for a holiday of its own. */
function unionKind(anyOf: readonly Calendar[], instant: number): string {
  const closing = anyOf
    .filter((part) => bruteIsOpen(withoutHolidays(part), instant))
    .map((part) => bruteKind(part, instant))
    .filter((kind) => kind !== 'closed');
  if (closing.length === 0) return 'closed';
  const names = closing.map((kind) => kind.slice('holiday '.length)).filter((name) => name !== '');
  return `holiday ${[...new Set(names)].join(' / ')}`;
}

const usual = new WeakMap<Calendar, Calendar>();

function withoutHolidays(calendar: Calendar): Calendar {
  const opened = Object.entries(calendar.exceptions).filter(([, hours]) => hours.length > 0);
  const found = usual.get(calendar) ?? {
    ...calendar,
    holidays: {},
    exceptions: Object.fromEntries(opened),
  };
  usual.set(calendar, found);
  return found;
}

/**
 * The same wall time on the n-th later date that has an open minute; where that is closed, the end
 * of the last open minute before it on that date, or the beginning of the date's first one.
 */
export function bruteAddBusinessDays(calendar: Calendar, start: number, days: number): number {
  const opening = bruteAdd(calendar, start, 0);
  if (days === 0) return opening;
  const wall = wallMinute(calendar.timeZone, Math.floor(opening / MINUTE));
  const startDate = dateOfOpening(calendar, wall);
  const date = laterBusinessDate(calendar, startDate, days);
  const wanted = wall + (date - startDate) * MINUTES_A_DAY;
  const candidate = instantShowing(calendar.timeZone, wanted, opening % MINUTE);
  return settle(candidate, openMinutesOf(calendar, date));
}

/** The first instant at which the clocks of a zone show a wall time; where they skip it, the transition. */
function instantShowing(timeZone: string, wanted: number, ms: number): number {
  const date = Math.floor(wanted / MINUTES_A_DAY);
  const shown = findAround(timeZone, date, (other) => other === wanted);
  const passed = findAround(timeZone, date, (other) => other > wanted)!;
  return shown === null ? passed * MINUTE : shown * MINUTE + ms;
}

export function bruteAddDays(timeZone: string, start: number, days: number): number {
  if (days === 0) return start;
  const wall = wallMinute(timeZone, Math.floor(start / MINUTE));
  return instantShowing(timeZone, wall + days * MINUTES_A_DAY, start % MINUTE);
}

/** The same day of a later month; where it has no such day, the one before, and so on. */
export function bruteAddMonths(timeZone: string, start: number, months: number): number {
  if (months === 0) return start;
  const wall = wallMinute(timeZone, Math.floor(start / MINUTE));
  const shown = new Date(wall * MINUTE);
  const month = (shown.getUTCMonth() + months) % 12;
  let day = shown.getUTCDate();
  const midnight = () => Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth() + months, day);
  while (new Date(midnight()).getUTCMonth() !== month) day -= 1;
  const wanted = midnight() / MINUTE + (wall - Math.floor(wall / MINUTES_A_DAY) * MINUTES_A_DAY);
  return instantShowing(timeZone, wanted, start % MINUTE);
}

export interface BruteBy {
  /** Minutes of the day. */
  readonly time: number;
  readonly businessDays: number;
  readonly cutOff?: { readonly at: number; readonly after: number } | undefined;
}

/** By a wall time on a business day that comes some after the one of the start. */
export function bruteBy(
  calendar: Calendar,
  start: number,
  { time, businessDays, cutOff }: BruteBy,
): number {
  const wall = wallMinute(calendar.timeZone, Math.floor(start / MINUTE));
  const shown = Math.floor(wall / MINUTES_A_DAY);
  const date = isOfEvening(calendar, shown - 1, wall) ? shown - 1 : shown;
  const isOpen = isBusinessDate(calendar, date);
  const isLate = cutOff !== undefined && isOpen && wall - date * MINUTES_A_DAY >= cutOff.at;
  const days = isLate ? cutOff.after : businessDays;
  const on = (day: number): number => {
    const candidate = instantShowing(calendar.timeZone, day * MINUTES_A_DAY + time, 0);
    return settle(candidate, openMinutesOf(calendar, day));
  };
  if (days === 0 && isOpen && on(date) > start) return on(date);
  return on(laterBusinessDate(calendar, date, Math.max(1, days)));
}

/** Whether the hours of a date reach to a minute of the next; those of several calendars end with their date. */
function isOfEvening(calendar: Calendar, date: number, wall: number): boolean {
  if (calendar.anyOf) return false;
  return openWallMinutesOn(calendar, date)[wall - date * MINUTES_A_DAY] === 1;
}

/** The date to which an open minute belongs: the one that clocks show, or the one before. */
function dateOfOpening(calendar: Calendar, wall: number): number {
  const date = Math.floor(wall / MINUTES_A_DAY);
  if (calendar.anyOf) return date;
  const isOwn = openWallMinutesOn(calendar, date)[wall - date * MINUTES_A_DAY] === 1;
  return isOwn ? date : date - 1;
}

function laterBusinessDate(calendar: Calendar, date: number, days: number): number {
  let left = days;
  for (let later = date + 1; later < date + LONGEST_WALK; later += 1) {
    if (isBusinessDate(calendar, later)) left -= 1;
    if (left === 0) return later;
  }
  throw new Error('the walk found no end');
}

/** Whether there is a minute in which the wall clock shows the date and the calendar is open. */
function isBusinessDate(calendar: Calendar, date: number): boolean {
  if (calendar.anyOf) return openMinutesOf(calendar, date).length > 0;
  const open = openWallMinutesOn(calendar, date);
  const begin = date * MINUTES_A_DAY;
  if (!open.includes(1)) return false;
  return findAround(calendar.timeZone, date, (wall) => open[wall - begin] === 1) !== null;
}

/** The minutes of UTC, in order, that are open and in which the wall clock shows the date. */
function openMinutesOf(calendar: Calendar, date: number): readonly number[] {
  if (calendar.anyOf) return unionMinutesOf(calendar, date);
  const open = openWallMinutesOn(calendar, date);
  const begin = date * MINUTES_A_DAY;
  const found: number[] = [];
  findAround(calendar.timeZone, date, (wall, minute) => {
    if (open[wall - begin] === 1) found.push(minute);
    return false;
  });
  return found;
}

function unionMinutesOf(calendar: Calendar, date: number): readonly number[] {
  const found: number[] = [];
  findAround(calendar.timeZone, date, (wall, minute) => {
    if (Math.floor(wall / MINUTES_A_DAY) !== date) return false;
    if (bruteIsOpen(calendar, minute * MINUTE)) found.push(minute);
    return false;
  });
  return found;
}

/**
 * The first minute of UTC whose wall clock shows what is asked for, among all those in which wall
 * clocks may show a date, and more on both sides.
 */
function findAround(
  zone: string,
  date: number,
  isAsked: (wall: number, minute: number) => boolean,
): number | null {
  for (let day = date - 1; day < date + 4; day += 1) {
    const offsets = offsetsOn(zone, day);
    const begin = day * MINUTES_A_DAY;
    for (let minute = begin; minute < begin + MINUTES_A_DAY; minute += 1) {
      if (isAsked(minute + offsets[minute - begin]!, minute)) return minute;
    }
  }
  return null;
}

/** `open` are the open minutes of the date, in order. */
function settle(candidate: number, open: readonly number[]): number {
  const minute = Math.floor(candidate / MINUTE);
  if (open.includes(minute)) return candidate;
  const before = open.findLast((other) => other < minute);
  return before === undefined ? open[0]! * MINUTE : (before + 1) * MINUTE;
}
