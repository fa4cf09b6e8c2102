import type { Component } from './component.ts';
import { parseDay, type Day } from './day.ts';
import { MAX_DAYS } from './event-span.ts';
import { propertiesOf, valueOf } from './properties.ts';
import type { Span } from './rule-dates.ts';

/**
 * The most days between two occurrences of a plain rule, for each unit of its INTERVAL; 29 February may be missing
 * for eight years, which are eight steps of twelve months.
 */
const MAX_STEP: Readonly<Record<string, number>> = {
  SECONDLY: 1,
  MINUTELY: 1,
  HOURLY: 1,
  DAILY: 1,
  WEEKLY: 7,
  MONTHLY: 8 * 31,
  YEARLY: 8 * 366,
};

/** A date in UTC may be the day before or after in a zone. */
const ZONE_DAYS = 1;

/**
 * Whether an event can have no day within the years that are read, however broken the rest of it is:
 * it begins after them, or its end and the ends of its rules lie before. A change of an occurrence
 * counts for the day that it replaces, too.
 */
export function isOutside(component: Component, { first, last }: Span): boolean {
  const starts = ['dtstart', 'recurrence-id', 'rdate'].flatMap((name) => daysIn(component, name));
  const [start] = daysIn(component, 'dtstart');
  if (start === undefined || start === null || starts.includes(null)) return false;
  const days = starts.flatMap((day) => day ?? []);
  if (days.every((day) => day - ZONE_DAYS > last)) return true;
  const lengthened = lastDayOf(component, start) - start;
  const ends = propertiesOf(component, 'rrule').map(({ value }) => lastBeginning(value, start));
  return [...days, ...ends].every((day) => day + lengthened + ZONE_DAYS < first);
}

/** The dates with which the values of a property begin; null for a value without one. */
function daysIn(component: Component, name: string): readonly (Day | null)[] {
  return propertiesOf(component, name)
    .flatMap(({ value }) => value.split(','))
    .map((text) => parseDay(text.trim().slice(0, 8)));
}

/** The last day that an occurrence on `start` can reach. */
function lastDayOf(component: Component, start: Day): Day {
  if (valueOf(component, 'duration') !== '') return start + MAX_DAYS;
  const [end = start] = daysIn(component, 'dtend');
  return end === null || end < start ? start + MAX_DAYS : end;
}

/** The last day on which a rule can begin an occurrence; Infinity if it does not say it. */
function lastBeginning(rule: string, start: Day): number {
  const part = (name: string) => new RegExp(`(?:^|;)${name}=([^;]*)`, 'i').exec(rule)?.[1];
  const until = parseDay((part('UNTIL') ?? '').slice(0, 8));
  if (until !== null) return until;
  const step = MAX_STEP[(part('FREQ') ?? '').toUpperCase()];
  const [count, interval] = [part('COUNT') ?? '', part('INTERVAL') ?? '1'];
  const isPlain = step !== undefined && !/(?:^|;)BY/i.test(rule);
  if (!isPlain || !/^\d{1,5}$/.test(count) || !/^\d{1,5}$/.test(interval)) return Infinity;
  return start + Number(count) * Number(interval) * step;
}
