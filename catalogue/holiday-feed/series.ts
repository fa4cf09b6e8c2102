import { dayText, type Day } from './day.ts';
import type { FeedEvent, Removal } from './event.ts';
import { ruleDates, type Span } from './rule-dates.ts';

/** What changes an occurrence: another event in its place, or nothing. */
export type Change = ChangedEvent | Removal;

/** An event in the place of an occurrence. */
export interface ChangedEvent extends FeedEvent {
  readonly replaces: Day;
}

/** One occurrence of an event: the day on which it begins. */
export interface Occurrence {
  readonly event: FeedEvent;
  readonly day: Day;
  /** The series that the event is in; itself, unless it replaces an occurrence. */
  readonly series: FeedEvent;
}

type ReportOn = (event: { readonly line: number }, message: string) => void;

/**
 * The occurrences of all series within a span, or reaching into it, with those that were changed. A
 * change that fits no occurrence, and one that is made twice, is reported.
 */
export function occurrencesOf(
  mains: readonly FeedEvent[],
  changes: readonly Change[],
  span: Span,
  report: ReportOn,
): readonly Occurrence[] {
  const series = mains.map((main) => ({ main, begins: beginnings(main, span) }));
  const byUid = grouped(series, ({ main }) => main.uid);
  const changed = onceEach(changes, report).flatMap((change) => {
    const own = (change.uid !== null && byUid.get(change.uid)) || [];
    const isReplaced = own.some(({ begins }) => begins.delete(change.replaces));
    if (own.length === 0) {
      report(change, 'RECURRENCE-ID, but there is no series of this UID: remove it, or add the series');
    } else if (!isReplaced && isWithin(span, change.replaces)) {
      const day = dayText(change.replaces);
      report(change, `RECURRENCE-ID ${day}: its series has no occurrence on that day`);
    }
    const [first] = own;
    if (!first || !('start' in change)) return [];
    return [{ event: change, day: change.start, series: first.main }];
  });
  const unchanged = series.flatMap(({ main, begins }) =>
    [...begins].map((day) => ({ event: main, day, series: main })),
  );
  return [...unchanged, ...changed];
}

/** The days of an occurrence within a span. */
export function daysOf({ event, day }: Occurrence, { first, last }: Span): readonly Day[] {
  const days: Day[] = [];
  const end = Math.min(day + event.length - 1, last);
  for (let each = Math.max(day, first); each <= end; each += 1) days.push(each);
  return days;
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

/** The changes of which there is only one for their occurrence; the others are reported. */
function onceEach(changes: readonly Change[], report: ReportOn): readonly Change[] {
  const keyOf = ({ uid, replaces, line }: Change) => `${uid ?? line} ${replaces}`;
  return [...grouped(changes, keyOf).values()].flatMap((same) => {
    if (same.length === 1) return same;
    for (const [index, each] of same.entries()) {
      const { line } = same[index === 0 ? 1 : 0]!;
      report(each, `the same UID and RECURRENCE-ID as on line ${line}: remove all but one`);
    }
    return [];
  });
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}

function isWithin({ first, last }: Span, day: Day): boolean {
  return day >= first && day <= last;
}
