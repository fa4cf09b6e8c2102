import { whyRefused } from '../../domain/typed-text/typed-text.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Component, Property } from './component.ts';
import type { Day } from './day.ts';
import { isMarkedAllDay, readSpan, type EventSpan } from './event-span.ts';
import type { EventKind } from './kind.ts';
import { Mistake, ZoneQuestion } from './mistake.ts';
import type { Report } from './problem.ts';
import { propertiesOf, textOf, valueOf } from './properties.ts';
import { readRecurrence, readReplaced, type Recurrence } from './recurrence.ts';
import type { Span } from './rule-dates.ts';

/** An event of a feed: whole days, or a part of one. */
export interface FeedEvent extends EventSpan, Recurrence {
  readonly line: number;
  /** Null if it has none. */
  readonly uid: string | null;
  readonly name: string;
  readonly kind: EventKind;
  /** What in the event, or which switch, says its kind; null if nothing does. */
  readonly because: string | null;
  /** The day of the occurrence that this event replaces; null for the series itself. */
  readonly replaces: Day | null;
}

/** What is known of an event before it is read. */
export interface EventContext {
  readonly kind: EventKind;
  readonly because: string | null;
  /** By which times in UTC are dates; null if nobody has said it. */
  readonly zone: Zone | null;
  /** The days that are read. */
  readonly years: Span;
}

/** Reads a VEVENT. Reports all its mistakes, and returns null if there are any. */
export function readEvent(
  component: Component,
  context: EventContext,
  report: Report,
): FeedEvent | null {
  const mistakes: Mistake[] = [];
  const catching = <T>(read: () => readonly T[]): readonly T[] => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      mistakes.push(error);
      return [];
    }
  };
  const name = catching(() => [readName(component)])[0];
  const series = catching(() => [readStart(component, context)])[0];
  const recurrence = series && readRecurrence(component, { ...series, ...context }, catching);
  const replaces = catching(() => [readChange(component, context)])[0];
  for (const { line, message } of oneQuestion(mistakes)) report(line, message);
  if (mistakes.length > 0) return null;
  return {
    line: component.line,
    uid: uidOf(component),
    name: name!,
    kind: context.kind,
    because: context.because,
    ...series!.span,
    ...recurrence!,
    replaces: replaces!,
  };
}

/** The UID of an event; null if it has none. */
export function uidOf(component: Component): string | null {
  return valueOf(component, 'uid') || null;
}

/** Whether an event changes an occurrence of a series. */
export function isChange(component: Component): boolean {
  return propertiesOf(component, 'recurrence-id').length > 0;
}

/** The label of an event that may have neither a name nor a UID. */
export function eventLabel(component: Component): string {
  return labelOf(textOf(component, 'summary'), uidOf(component));
}

/** A label by which people find an event: its name and its UID, if it has them. */
export function labelOf(name: string, uid: string | null): string {
  const called = name === '' ? 'an event without a name' : `"${name}"`;
  return uid === null ? called : `${called} (UID ${uid})`;
}

/** Asks for the zone once, however many times of an event depend on it. */
function oneQuestion(mistakes: readonly Mistake[]): readonly Mistake[] {
  const first = mistakes.find((each) => each instanceof ZoneQuestion);
  return mistakes.filter((each) => each === first || !(each instanceof ZoneQuestion));
}

function readName(component: Component): string {
  const line = single(component, 'summary')?.line ?? component.line;
  const name = textOf(component, 'summary');
  if (name === '') {
    throw new Mistake(line, 'SUMMARY is missing or empty: write the name of the holiday');
  }
  const why = whyRefused(name);
  if (why !== null) throw new Mistake(line, `SUMMARY ${why}`);
  return name;
}

function readStart(component: Component, { zone }: EventContext) {
  const start = single(component, 'dtstart');
  const end = single(component, 'dtend');
  const duration = single(component, 'duration');
  const isAllDay = isMarkedAllDay(component);
  if (start === null) {
    throw new Mistake(
      component.line,
      'DTSTART is missing: write the first day, as DTSTART;VALUE=DATE:YYYYMMDD',
    );
  }
  return { start, isAllDay, span: readSpan({ start, end, duration }, isAllDay, zone) };
}

function readChange(component: Component, { zone }: EventContext): Day | null {
  single(component, 'recurrence-id');
  const replaces = readReplaced(component, zone);
  const repeats = ['rrule', 'rdate', 'exdate'].some(
    (name) => propertiesOf(component, name).length > 0,
  );
  if (replaces === null || !repeats) return replaces;
  throw new Mistake(
    component.line,
    'RECURRENCE-ID replaces one day: write RRULE, RDATE and EXDATE in its series',
  );
}

function single(component: Component, name: string): Property | null {
  const [first = null, second] = propertiesOf(component, name);
  if (second === undefined) return first;
  throw new Mistake(second.line, `${name.toUpperCase()} occurs twice: keep one of them`);
}
