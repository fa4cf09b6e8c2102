import ICAL from 'ical.js';
import { readLine, whyRefused } from '../../domain/typed-text/typed-text.ts';
import type { Component, Property } from './component.ts';
import type { Day } from './day.ts';
import { dayList, daysLasting, readDay } from './event-days.ts';
import type { Report } from './problem.ts';
import { ruleDates } from './rule-dates.ts';
import { parseRule, RuleError, type Rule } from './rule.ts';

/** An all-day event of a feed. */
export interface FeedEvent {
  readonly line: number;
  /** Null if it has none. */
  readonly uid: string | null;
  readonly name: string;
  readonly start: Day;
  /** How many days each occurrence lasts. */
  readonly length: number;
  readonly rules: readonly Rule[];
  /** Further days on which it begins. */
  readonly added: readonly Day[];
  /** Days on which it does not begin, although a rule includes them. */
  readonly removed: readonly Day[];
  /** The day of the occurrence that this event replaces; null for the series itself. */
  readonly replaces: Day | null;
  readonly cancelled: boolean;
}

/** Reads a VEVENT. Reports all its mistakes, and returns null if there are any. */
export function readEvent(component: Component, report: Report): FeedEvent | null {
  let broken = false;
  const say: Report = (line, message) => {
    broken = true;
    report(line, message);
  };
  const one = (name: string) => single(component, name, say);
  const all = (name: string) => propertiesOf(component, name);

  const summary = one('summary');
  const name = textOf(summary?.value ?? '');
  if (name === '') {
    say(
      summary?.line ?? component.line,
      'SUMMARY is missing or empty: write the name of the holiday',
    );
  }
  const why = whyRefused(name);
  if (why !== null) say(summary?.line ?? component.line, `SUMMARY ${why}`);
  const startProperty = one('dtstart');
  const start = startProperty && readDay(startProperty, say);
  if (!startProperty) {
    say(component.line, 'DTSTART is missing: write the first day, as DTSTART;VALUE=DATE:YYYYMMDD');
  }
  const length = daysLasting(start, one('dtend'), one('duration'), say);
  const rules = all('rrule').flatMap((property) => readRule(property, start, say));
  for (const { line } of all('exrule')) {
    say(line, 'EXRULE is no part of iCalendar any more: write the days as EXDATE;VALUE=DATE:…');
  }
  const added = all('rdate').flatMap((property) => dayList(property, say));
  const removed = all('exdate').flatMap((property) => dayList(property, say));
  const replaces = readReplaced(one('recurrence-id'), say);
  if (replaces !== null && [...rules, ...added, ...removed].length > 0) {
    say(
      component.line,
      'RECURRENCE-ID replaces one day: write RRULE, RDATE and EXDATE in its series',
    );
  }
  if (start === null || broken) return null;
  const uid = one('uid')?.value.trim() || null;
  const cancelled = one('status')?.value.trim().toUpperCase() === 'CANCELLED';
  const { line } = component;
  return { line, uid, name, start, length, rules, added, removed, replaces, cancelled };
}

/** The UID of a single event or a series; null if it has none or replaces a day. */
export function seriesUid(component: Component): string | null {
  if (propertiesOf(component, 'recurrence-id').length > 0) return null;
  return propertiesOf(component, 'uid')[0]?.value.trim() || null;
}

/** A label by which people find an event: its name and its UID, if it has them. */
export function eventLabel(component: Component): string {
  const name = textOf(propertiesOf(component, 'summary')[0]?.value ?? '');
  const uid = propertiesOf(component, 'uid')[0]?.value.trim() ?? '';
  return [name === '' ? 'an event without a name' : `"${name}"`, uid && `(UID ${uid})`]
    .filter(Boolean)
    .join(' ');
}

function propertiesOf({ properties }: Component, name: string): readonly Property[] {
  return properties.filter((each) => each.name === name);
}

function single(component: Component, name: string, report: Report): Property | null {
  const [first = null, second] = propertiesOf(component, name);
  if (second) report(second.line, `${name.toUpperCase()} occurs twice: keep one of them`);
  return first;
}

/** A name for people, on one line. */
function textOf(value: string): string {
  const text: unknown = ICAL.design.icalendar.value.text.fromICAL(value);
  return readLine(String(text).replaceAll(/\s+/g, ' '));
}

/**
 * RFC 5545 does not define a rule that does not include the first day, so such a rule is reported.
 */
function readRule({ line, value }: Property, start: Day | null, report: Report): readonly Rule[] {
  try {
    const rule = parseRule(value.trim());
    if (start === null || ruleDates(rule, start, { first: start, last: start }).length > 0) {
      return [rule];
    }
    report(
      line,
      'RRULE does not fall on DTSTART, so its meaning is undefined: move DTSTART to the first day of the rule',
    );
    return [];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    report(line, error.message);
    return [];
  }
}

function readReplaced(property: Property | null, report: Report): Day | null {
  if (property === null) return null;
  if (property.params['range'] !== undefined) {
    report(
      property.line,
      'RECURRENCE-ID with RANGE is not supported: end the series by UNTIL, and write the rest as another event',
    );
  }
  return readDay(property, report);
}
