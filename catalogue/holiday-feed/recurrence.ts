import { formatLocalDate } from '../../domain/time/local-date.ts';
import { wallTimeText } from '../../domain/time/wall-hours.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Component, Property } from './component.ts';
import type { Day } from './day.ts';
import type { EventSpan } from './event-span.ts';
import { Mistake, ZoneQuestion } from './mistake.ts';
import { readMoment, readMoments, type Moment } from './moment.ts';
import { propertiesOf } from './properties.ts';
import { ruleDates, type Span } from './rule-dates.ts';
import { parseRule, RuleError, type Rule } from './rule.ts';
import { untilReadings } from './until.ts';

/** On which further days an event begins, and on which it does not. */
export interface Recurrence {
  readonly rules: readonly Rule[];
  readonly added: readonly Day[];
  /** Although a rule includes them. */
  readonly removed: readonly Day[];
}

/** What is known of a series before its rules are read. */
export interface SeriesStart {
  readonly start: Property;
  readonly span: EventSpan;
  readonly isAllDay: boolean;
  readonly zone: Zone | null;
  /** The days that are read, within which two readings of a rule may not differ. */
  readonly years: Span;
}

/** Reads RRULE, RDATE and EXDATE; gives each mistake to `catching`, which goes on after it. */
export function readRecurrence(
  component: Component,
  series: SeriesStart,
  catching: <T>(read: () => readonly T[]) => readonly T[],
): Recurrence {
  const all = <T>(name: string, read: (property: Property) => readonly T[]) =>
    propertiesOf(component, name).flatMap((each) => catching(() => read(each)));
  all('exrule', refuseExrule);
  return {
    rules: all('rrule', (each) => [readRule(each, series)]),
    added: all('rdate', (each) => readDays(each, series)),
    removed: all('exdate', (each) => readDays(each, series)),
  };
}

/** The day of the occurrence that an event replaces; null if it replaces none. Throws `Mistake`. */
export function readReplaced(component: Component, zone: Zone | null): Day | null {
  const [property] = propertiesOf(component, 'recurrence-id');
  if (property === undefined) return null;
  if (property.params['range'] === undefined) return readMoment(property, zone).day;
  throw new Mistake(
    property.line,
    'RECURRENCE-ID with RANGE is not supported: end the series by UNTIL, and write the rest as another event',
  );
}

function refuseExrule({ line }: Property): readonly never[] {
  throw new Mistake(
    line,
    'EXRULE is no part of iCalendar any more: write the days as EXDATE;VALUE=DATE:…',
  );
}

/**
 * RFC 5545 does not define a rule that does not include the first day, so such a rule is refused.
 */
function readRule({ line, value }: Property, { start, span, zone, years }: SeriesStart): Rule {
  try {
    const readings = untilReadings(span, start, zone).map((each) => parseRule(value.trim(), each));
    const rule = readings[0]!;
    if (differ(readings, span.start, years)) {
      throw new ZoneQuestion(line, `UNTIL is in UTC (${value})`);
    }
    const first = { first: span.start, last: span.start };
    if (ruleDates(rule, span.start, first).length > 0) return rule;
  } catch (error) {
    if (error instanceof RuleError) throw new Mistake(line, error.message);
    throw error;
  }
  throw new Mistake(
    line,
    'RRULE does not fall on DTSTART, so its meaning is undefined: move DTSTART to the first day of the rule',
  );
}

/** Whether readings of one rule, which differ in the day of UNTIL, give different days. */
function differ(readings: readonly Rule[], start: Day, years: Span): boolean {
  const ends = readings.map(({ until }) => until ?? Infinity);
  const [first, last] = [Math.min(...ends) + 1, Math.max(...ends)];
  if (first > last || first > years.last || last < years.first) return false;
  const longest = readings[ends.indexOf(last)]!;
  return ruleDates(longest, start, { first, last }).length > 0;
}

/** The days of an RDATE or EXDATE, which begin as their series does. */
function readDays(property: Property, { span, isAllDay, zone }: SeriesStart): readonly Day[] {
  return readMoments(property, zone).map((moment) => {
    if (isAllDay || beginsAs(span, moment)) return moment.day;
    const name = property.name.toUpperCase();
    const at = `${name} is ${formatLocalDate(moment.day)} at ${wallTimeText(moment.time ?? 0)}`;
    if (moment.wasUtc) throw new ZoneQuestion(property.line, `${at} in ${zone?.name ?? 'UTC'}`);
    const message = `${at}, when nothing of its series begins: write ${name};VALUE=DATE:… for the day that is meant`;
    throw new Mistake(property.line, message);
  });
}

function beginsAs({ time }: EventSpan, moment: Moment): boolean {
  return moment.time === null || moment.time === 0 || moment.time === time;
}
