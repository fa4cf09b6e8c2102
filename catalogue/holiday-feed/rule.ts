import { parseDay, type Day } from './day.ts';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A weekday, with its place in the month or year if it has one: `-1FR` is the last Friday. */
export interface PlacedWeekday {
  /** 0 is Monday. */
  readonly weekday: number;
  /** Counted from 1, or backwards from -1; null is every one. */
  readonly nth: number | null;
}

/** A recurrence rule of whole days. An empty list means that the part is absent. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** The last day on which it may fall. */
  readonly until: Day | null;
  /** 0 is Monday. */
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly PlacedWeekday[];
  readonly positions: readonly number[];
}

/** A rule that cannot be used; the message says why and what to do. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

const PARTS = new Set(
  'FREQ INTERVAL COUNT UNTIL WKST BYMONTH BYWEEKNO BYYEARDAY BYMONTHDAY BYDAY BYSETPOS'.split(' '),
);
const TIMES = new Set(['SECONDLY', 'MINUTELY', 'HOURLY', 'BYSECOND', 'BYMINUTE', 'BYHOUR']);
/** The limit of INTERVAL and COUNT, which no holiday needs. */
const MAX_NUMBER = 10_000;

/**
 * Reads the value of an RRULE. Throws `RuleError`.
 * @param untilOf reads the value of UNTIL; null for one that is no date
 */
export function parseRule(
  text: string,
  untilOf: (until: string) => Day | null = dayAsWritten,
): Rule {
  const parts = partsOf(text);
  const frequency = frequencyOf(parts.get('FREQ'));
  if (parts.has('COUNT') && parts.has('UNTIL')) fail('has both COUNT and UNTIL: keep one of them');
  const until = parts.get('UNTIL');
  const rule = {
    frequency,
    interval: numberOf(parts, 'INTERVAL') ?? 1,
    count: numberOf(parts, 'COUNT'),
    until: until === undefined ? null : (untilOf(until) ?? failOfUntil(until)),
    weekStart: weekStartOf(parts.get('WKST') ?? 'MO'),
    months: numbersOf(parts, 'BYMONTH', 1, 12),
    weekNumbers: numbersOf(parts, 'BYWEEKNO', -53, 53),
    yearDays: numbersOf(parts, 'BYYEARDAY', -366, 366),
    monthDays: numbersOf(parts, 'BYMONTHDAY', -31, 31),
    weekdays: listOf(parts, 'BYDAY').map(weekdayOf),
    positions: numbersOf(parts, 'BYSETPOS', -366, 366),
  };
  checkParts(rule);
  return rule;
}

function partsOf(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().replace(/;$/, '').split(';')) {
    const [, name = '', value = ''] = /^([A-Z-]+)=(.+)$/.exec(part) ?? [];
    if (name === '') fail(`"${part}" is not NAME=value: correct it`);
    if (TIMES.has(name)) failOfTimes(name);
    if (!PARTS.has(name)) fail(`the part ${name} is unknown: remove it`);
    if (parts.has(name)) fail(`has ${name} twice: keep one of them`);
    parts.set(name, value);
  }
  return parts;
}

function frequencyOf(text = ''): Frequency {
  if (TIMES.has(text)) failOfTimes(text);
  const frequency = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find(
    (each) => each === text,
  );
  return frequency ?? fail('FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY');
}

function numberOf(parts: ReadonlyMap<string, string>, name: string): number | null {
  const [number = null, ...more] = numbersOf(parts, name, 1, MAX_NUMBER);
  return more.length > 0 ? fail(`${name} is one number`) : number;
}

function numbersOf(
  parts: ReadonlyMap<string, string>,
  name: string,
  min: number,
  max: number,
): readonly number[] {
  const numbers = listOf(parts, name).map((text) => {
    const number = /^[+-]?\d{1,5}$/.test(text) ? Number(text) : 0;
    if (number !== 0 && number >= min && number <= max) return number;
    const range = min < 0 ? `1 to ${max} or -1 to ${min}` : `${min} to ${max}`;
    return fail(`${name}=${text} must be a number from ${range}`);
  });
  return [...new Set(numbers)];
}

/** Each entry once, as every day is compared with all of them. */
function listOf(parts: ReadonlyMap<string, string>, name: string): readonly string[] {
  return [...new Set(parts.get(name)?.split(','))];
}

/** Accepts the midnight that many writers add. */
function dayAsWritten(text: string): Day | null {
  return parseDay(/^(\d{8})(?:T\d{6}|T000000Z)?$/.exec(text)?.[1] ?? '');
}

function failOfUntil(text: string): never {
  return fail(`UNTIL=${text} must be a date that exists, as YYYYMMDD, without a time`);
}

function weekStartOf(text: string): number {
  const index = WEEKDAYS.indexOf(text);
  return index < 0 ? fail(`WKST=${text} must be one of ${WEEKDAYS.join(', ')}`) : index;
}

function weekdayOf(text: string): PlacedWeekday {
  const [, nth, name = ''] = /^([+-]?[1-9]\d?)?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = WEEKDAYS.indexOf(name);
  const place = nth === undefined ? null : Number(nth);
  if (weekday >= 0 && Math.abs(place ?? 1) <= 53) return { weekday, nth: place };
  return fail(`BYDAY=${text} must be a weekday such as MO, 2MO or -1MO`);
}

/** Combinations that RFC 5545 forbids. */
function checkParts({ frequency, ...rule }: Rule): void {
  const only = (list: readonly unknown[], name: string, allowed: readonly Frequency[]) => {
    if (list.length > 0 && !allowed.includes(frequency)) {
      fail(`${name} is not allowed in a ${frequency} rule: only with ${allowed.join(' and ')}`);
    }
  };
  const placed = rule.weekdays.filter(({ nth }) => nth !== null);
  only(rule.weekNumbers, 'BYWEEKNO', ['YEARLY']);
  only(rule.yearDays, 'BYYEARDAY', ['YEARLY']);
  only(rule.monthDays, 'BYMONTHDAY', ['DAILY', 'MONTHLY', 'YEARLY']);
  only(placed, 'BYDAY with a number', ['MONTHLY', 'YEARLY']);
  if (placed.length > 0 && rule.weekNumbers.length > 0) {
    fail('BYDAY with a number cannot stand beside BYWEEKNO: leave one of them out');
  }
  const others = [rule.months, rule.weekNumbers, rule.yearDays, rule.monthDays, rule.weekdays];
  if (rule.positions.length > 0 && others.every((list) => list.length === 0)) {
    fail('BYSETPOS chooses among the days of another BY part: add one, or leave it out');
  }
}

function failOfTimes(what: string): never {
  return fail(
    `${what} is by hours, minutes or seconds: a holiday recurs by days, weeks, months or years`,
  );
}

function fail(message: string): never {
  throw new RuleError(`RRULE: ${message}`);
}
