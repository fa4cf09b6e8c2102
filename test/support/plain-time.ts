import type { CaseFile } from '../../domain/case/types.ts';
import type { Calendar, SingleCalendar } from '../../domain/time/calendar.ts';
import type { Target } from '../../domain/time/target.ts';
import {
  bruteAddBusinessDays,
  bruteAddDays,
  bruteAddMonths,
  bruteBy,
} from '../domain/time/brute-force.ts';
import { openMinutesOn } from '../domain/time/brute-hours.ts';
import { DAY, MINUTE } from './case-file.ts';

/** Half open, in instants. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Random lives begin in March 2026 and go on for some weeks. */
const FIRST = Date.parse('2026-02-20T00:00:00.000Z') / DAY;
const LAST = Date.parse('2027-02-20T00:00:00.000Z') / DAY;
const ALWAYS: readonly Stretch[] = [{ from: -Infinity, to: Infinity }];

const known = new Map<Calendar, readonly Stretch[]>();

/** When a calendar is open, by asking for each minute. */
function openings(calendar: Calendar): readonly Stretch[] {
  const found = known.get(calendar) ?? walked(calendar);
  known.set(calendar, found);
  return found;
}

function walked(calendar: Calendar): readonly Stretch[] {
  const found: Stretch[] = [];
  let from: number | null = null;
  for (let day = FIRST; day < LAST; day += 1) {
    const minutes = openMinutesOn(calendar, day);
    for (let minute = 0; minute < minutes.length; minute += 1) {
      const instant = day * DAY + minute * MINUTE;
      if (minutes[minute] === 1) from ??= instant;
      else if (from !== null) {
        found.push({ from, to: instant });
        from = null;
      }
    }
  }
  return found;
}

/** What of some stretches lies outside of a pause. */
function without(stretches: readonly Stretch[], pause: Stretch): readonly Stretch[] {
  return stretches
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, pause.from) },
      { from: Math.max(from, pause.to), to },
    ])
    .filter(({ from, to }) => from < to);
}

function measured(stretches: readonly Stretch[], from: number, to: number): number {
  return stretches.reduce(
    (sum, each) => sum + Math.max(0, Math.min(to, each.to) - Math.max(from, each.from)),
    0,
  );
}

/**
 * When so much time has been counted: the end of a stretch is in time, unless a pause begins there,
 * which leaves the last of it for later.
 */
function reached(
  stretches: readonly Stretch[],
  start: number,
  amount: number,
  pauses: readonly Stretch[],
): number {
  let left = amount;
  for (const { from, to } of stretches) {
    const begin = Math.max(from, start);
    if (begin >= to) continue;
    const isCut = pauses.some((pause) => pause.from === to);
    if (left < to - begin || (left === to - begin && !isCut)) return begin + left;
    left -= to - begin;
  }
  throw new Error('the walk found no end');
}

/** The instants of one clock, in the plainest way. */
export interface PlainPlan {
  readonly dueAt: number;
  /** When so many percent of the target are used. */
  readonly percent: (percent: number) => number;
  readonly before: (minutes: number) => number;
  /** So long after an instant, in the clock's own time; pauses no longer count. */
  readonly after: (minutes: number, from: number) => number;
}

const read = new WeakMap<object, SingleCalendar>();

/** A calendar as a case keeps it, read date by date. */
function plainCalendar({ calendars }: Pick<CaseFile, 'calendars'>, id: string): SingleCalendar {
  const kept = calendars[id]!;
  if ('sameAs' in kept) return plainCalendar({ calendars }, kept.sameAs);
  const before = read.get(kept);
  if (before) return before;
  const holidays: Record<string, string> = {};
  for (const [name, dates] of Object.entries(kept.holidays)) {
    for (const date of dates) holidays[date] = name;
  }
  const { anyOf: _none, ...own } = kept;
  const calendar = { ...own, holidays };
  read.set(kept, calendar);
  return calendar;
}

/** A pause in which nothing would have been counted is none. */
export function plainPlan(
  file: CaseFile,
  timed: { readonly target: Target; readonly calendar: string | null },
  start: number,
  allPauses: readonly Stretch[],
): PlainPlan {
  const { target } = timed;
  const calendar = timed.calendar === null ? null : plainCalendar(file, timed.calendar);
  const isElapsed = ['minutes', 'days', 'months'].some((unit) => unit in target);
  const open = calendar === null || isElapsed ? ALWAYS : openings(calendar);
  const unpaused = deadlineWithoutPauses(target, calendar, start, file.account.timeZone);
  const total = measured(open, start, unpaused);
  const pauses = allPauses.filter(({ from, to }) => measured(open, from, to) > 0);
  const isMoved = pauses.some(({ from }) => from <= unpaused);
  const counted = isMoved ? pauses.reduce(without, open) : open;
  const reach = (ms: number) => reached(counted, start, ms, isMoved ? pauses : []);
  const dueAt = isMoved ? reach(total) : unpaused;
  return {
    dueAt,
    percent: (percent) => reach(Math.round((total * percent) / 100)),
    before: (minutes) => reach(Math.max(0, total - minutes * MINUTE)),
    after: (minutes, from) => (minutes === 0 ? from : reached(open, from, minutes * MINUTE, [])),
  };
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

const deadlines = new Map<string, number>();

function deadlineWithoutPauses(
  target: Target,
  calendar: Calendar | null,
  start: number,
  timeZone: string,
): number {
  if ('minutes' in target) return start + target.minutes * MINUTE;
  if ('days' in target) return bruteAddDays(timeZone, start, target.days);
  if ('months' in target) return bruteAddMonths(timeZone, start, target.months);
  if ('businessHours' in target) {
    const businessMinutes = target.businessHours * 60;
    return deadlineWithoutPauses({ businessMinutes }, calendar, start, timeZone);
  }
  if ('by' in target) {
    const { time, businessDays, cutOff } = target.by;
    const key = `${calendar!.timeZone}:${start}:${JSON.stringify(target.by)}`;
    const late = cutOff && { at: minuteOf(cutOff.at), after: cutOff.after };
    const by = { time: minuteOf(time), businessDays, cutOff: late };
    const found = deadlines.get(key) ?? bruteBy(calendar!, start, by);
    deadlines.set(key, found);
    return found;
  }
  if ('businessMinutes' in target) {
    const open = calendar === null ? ALWAYS : openings(calendar);
    return reached(open, start, target.businessMinutes * MINUTE, []);
  }
  if (calendar === null) return start + target.businessDays * DAY;
  const key = `${calendar.timeZone}:${start}:${target.businessDays}`;
  const found = deadlines.get(key) ?? bruteAddBusinessDays(calendar, start, target.businessDays);
  deadlines.set(key, found);
  return found;
}
