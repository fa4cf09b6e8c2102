import { formatLocalDate } from '../../domain/time/local-date.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time/units.ts';
import { wallTimeText } from '../../domain/time/wall-hours.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Component, Property } from './component.ts';
import type { Day } from './day.ts';
import { Mistake } from './mistake.ts';
import { readMoment, type Moment } from './moment.ts';
import { valueOf } from './properties.ts';

/** A longer event is not a holiday but a mistake in the year. */
export const MAX_DAYS = 366;

/** From this time on, an end means the end of the day: many writers end days at 23:59. */
const LAST_MINUTE = DAY - MINUTE;

/** A part of a day, in milliseconds of wall time since its midnight; empty if no end is known. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
}

/** When an event is: whole days, or a part of one. */
export interface EventSpan {
  readonly start: Day;
  /** How many days each occurrence lasts. */
  readonly length: number;
  /** Null for whole days. */
  readonly part: DayPart | null;
  /** The time of day at which it begins, as written; null for a date without a time. */
  readonly time: number | null;
}

/** Marks of whole days, whatever times are written. */
const ALL_DAY = [
  ['x-microsoft-cdo-alldayevent', 'TRUE'],
  ['x-funambol-allday', '1'],
] as const;

/** The properties of an event that say when it is. */
export interface SpanProperties {
  readonly start: Property;
  readonly end: Property | null;
  readonly duration: Property | null;
}

/** Whether an event says that it lasts whole days, whatever its times. */
export function isMarkedAllDay(component: Component): boolean {
  return ALL_DAY.some(([name, value]) => valueOf(component, name).toUpperCase() === value);
}

/**
 * When an event is. Whole days are dates, times from midnight to midnight, and whatever is marked as
 * such; one without an end, or that ends as it begins, lasts one day. Throws `Mistake`.
 * @param zone makes dates of times in UTC
 */
export function readSpan(
  { start, end, duration }: SpanProperties,
  isAllDay: boolean,
  zone: Zone | null,
): EventSpan {
  const begin = readMoment(start, zone);
  if (end && duration)
    throw new Mistake(duration.line, 'has both DTEND and DURATION: keep one of them');
  const finish = end ? readMoment(end, zone) : duration && after(begin, duration);
  const { line } = end ?? duration ?? start;
  if (finish && localOf(finish) < localOf(begin)) {
    throw new Mistake(line, `${end ? 'DTEND' : 'DURATION'} is before DTSTART: correct one of them`);
  }
  const length = wholeDays(begin, finish, isAllDay);
  const span = { start: begin.day, time: begin.time };
  if (length !== null) return { ...span, length: checked(length, line), part: null };
  // Of whole days, times in UTC that are no midnights were meant in another zone.
  const part = isAllDay ? null : partOfDay(begin, finish);
  if (part === null) throw severalDays({ begin, finish: finish ?? begin, isAllDay }, start, zone);
  return { ...span, length: 1, part };
}

/** How many whole days lie between; null if the times are no midnights. */
function wholeDays(begin: Moment, finish: Moment | null, isAllDay: boolean): number | null {
  const isWhole = (begin.time ?? 0) === 0 || (isAllDay && !begin.wasUtc);
  if (!isWhole) return null;
  if (finish === null || localOf(finish) === localOf(begin)) return 1;
  const between = finish.day - begin.day;
  const time = finish.time ?? 0;
  // From 18:00 to 18:00: midnights of another zone, which are days of their own there.
  if (time > 0 && between > 0 && time <= (begin.time ?? 0)) return null;
  if (time === 0) return Math.max(between, 1);
  return time >= LAST_MINUTE || isAllDay ? between + 1 : null;
}

function partOfDay(begin: Moment, finish: Moment | null): DayPart | null {
  const from = begin.time ?? 0;
  const to = finish === null ? from : localOf(finish) - begin.day * DAY;
  return to <= DAY ? { from, to } : null;
}

interface Lasting {
  readonly begin: Moment;
  readonly finish: Moment;
  readonly isAllDay: boolean;
}

function severalDays(lasting: Lasting, { line }: Property, zone: Zone | null): Mistake {
  const { begin, finish } = lasting;
  const lasts = `lasts from ${momentText(begin)} to ${momentText(finish)}`;
  return new Mistake(line, `${lasts}${whyNoDays(lasting, zone)}`);
}

function whyNoDays({ begin, isAllDay }: Lasting, zone: Zone | null): string {
  if (begin.wasUtc && zone !== null) {
    return ` in ${zone.name}, no midnights there; which days these are depends on the zone: say --time-zone ZONE`;
  }
  return isAllDay
    ? ', although it is marked as whole days: write these as DTSTART;VALUE=DATE:YYYYMMDD, and the day after as DTEND'
    : ', neither whole days nor a part of one: write each as an event of its own';
}

function after(begin: Moment, duration: Property): Moment {
  const local = localOf(begin) + spanOf(duration);
  const day = Math.floor(local / DAY);
  return { day, time: local - day * DAY, wasUtc: begin.wasUtc };
}

function spanOf({ value, line }: Property): number {
  const match =
    /^\+?P(?=.)(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?)$/i.exec(
      value.trim(),
    );
  if (!match) {
    throw new Mistake(line, `DURATION "${value}" is none: write P1D, P2D, … or P1W, P2W, …`);
  }
  const units = [7 * DAY, DAY, HOUR, MINUTE, SECOND];
  return units.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit, 0);
}

function localOf({ day, time }: Moment): number {
  return day * DAY + (time ?? 0);
}

function checked(days: number, line: number): number {
  if (days <= MAX_DAYS) return days;
  throw new Mistake(
    line,
    `lasts ${days} days: a holiday lasts ${MAX_DAYS} at most; correct the end`,
  );
}

function momentText({ day, time }: Moment): string {
  return `${formatLocalDate(day)} ${wallTimeText(time ?? 0)}`;
}
