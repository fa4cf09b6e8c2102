import { dayText, type Day } from './day.ts';
import type { FeedEvent } from './event.ts';
import { ruleDates, type Span } from './rule-dates.ts';

/** A series, and the events that replace some of its occurrences. */
export interface Series {
  readonly main: FeedEvent;
  readonly replacements: readonly FeedEvent[];
}

type ReportOn = (event: FeedEvent, message: string) => void;

/**
 * Groups events by series; events without a series, and duplicates, are reported.
 * @param seriesUids includes series that were refused, so that their replacements are not reported
 * too
 */
export function seriesOf(
  events: readonly FeedEvent[],
  seriesUids: ReadonlySet<string>,
  report: ReportOn,
): readonly Series[] {
  const mains = events.filter(({ replaces }) => replaces === null);
  const others = events.filter(({ replaces }) => replaces !== null);
  reportRepeated(mains, ({ uid }) => uid, report);
  reportRepeated(others, ({ uid, replaces }) => `${uid} ${replaces}`, report);
  for (const event of others) {
    if (event.uid !== null && seriesUids.has(event.uid)) continue;
    report(
      event,
      'RECURRENCE-ID, but there is no series of this UID: remove it, or add the series',
    );
  }
  return mains.map((main) => ({
    main,
    replacements: others.filter(({ uid }) => uid !== null && uid === main.uid),
  }));
}

/**
 * The days of a series within a span, with their names. A day occurs once for each occurrence that
 * covers it.
 */
export function seriesDays(
  { main, replacements }: Series,
  span: Span,
  report: ReportOn,
): readonly (readonly [Day, string])[] {
  if (main.cancelled) return [];
  const begins = beginnings(main, span);
  for (const event of replacements) {
    const day = event.replaces ?? event.start;
    const isKnown = begins.delete(day) || day < span.first || day > span.last;
    if (!isKnown)
      report(event, `RECURRENCE-ID ${dayText(day)}: its series has no occurrence on that day`);
  }
  return [
    ...[...begins].flatMap((day) => daysFrom(day, main, span)),
    ...replacements
      .filter(({ cancelled }) => !cancelled)
      .flatMap((event) => daysFrom(event.start, event, span)),
  ];
}

/**
 * The days on which an event begins, including those before the span from which it extends into it.
 */
function beginnings(event: FeedEvent, { first, last }: Span): Set<Day> {
  const { start, rules, added, removed } = event;
  const span = { first: first - event.length + 1, last };
  const begins = new Set([start, ...added]);
  for (const rule of rules) ruleDates(rule, start, span).forEach((day) => begins.add(day));
  for (const day of removed) begins.delete(day);
  return begins;
}

function daysFrom(begin: Day, { name, length }: FeedEvent, { first, last }: Span) {
  const days: [Day, string][] = [];
  const end = Math.min(begin + length - 1, last);
  for (let day = Math.max(begin, first); day <= end; day += 1) days.push([day, name]);
  return days;
}

/** Reports events that share a key. */
function reportRepeated(
  events: readonly FeedEvent[],
  keyOf: (event: FeedEvent) => string | null,
  report: ReportOn,
): void {
  const lines = new Map<string, number[]>();
  for (const event of events) {
    const key = keyOf(event);
    if (event.uid !== null && key !== null) lines.set(key, [...(lines.get(key) ?? []), event.line]);
  }
  for (const event of events) {
    const same = (lines.get(keyOf(event) ?? '') ?? []).filter((line) => line !== event.line);
    if (event.uid === null || same.length === 0) continue;
    report(
      event,
      `the same UID${event.replaces === null ? '' : ' and RECURRENCE-ID'} as on line ${same.join(', ')}: give each event its own, or remove all but one`,
    );
  }
}
