import { formatLocalDate } from '../../domain/time/local-date.ts';
import type { Day } from './day.ts';
import type { FeedEvent } from './event.ts';
import { daysLookedAt, ruleDates, type Span } from './rule-dates.ts';

/** An occurrence that is taken back: the feed cancels it, or the importer leaves its change out. */
interface Removal {
  readonly line: number;
  readonly uid: string | null;
  readonly replaces: Day;
  /** The importer says it, so that it may change nothing. */
  readonly isSaid: boolean;
}

/** What changes an occurrence: another event in its place, or nothing. */
export type Change = ChangedEvent | Removal;

/** An event in the place of an occurrence. */
interface ChangedEvent extends FeedEvent {
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
  const series = begun(mains, span, report);
  const byUid = grouped(series, ({ main }) => main.uid);
  const changed = onceEach(changes, report).flatMap((change) => {
    const own = (change.uid !== null && byUid.get(change.uid)) || [];
    const isReplaced = own.some(({ begins }) => begins.delete(change.replaces));
    if (own.length === 0) {
      report(
        change,
        'RECURRENCE-ID, but there is no series of this UID: remove it, or add the series',
      );
    } else if (!isReplaced && !isSaid(change) && isWithin(span, change.replaces)) {
      const day = formatLocalDate(change.replaces);
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

/** An event with its days. */
export interface EventDays {
  readonly event: FeedEvent;
  /** The series that the event is in; itself, unless it replaces an occurrence. */
  readonly series: FeedEvent;
  /** In order, each once. */
  readonly days: readonly Day[];
}

/** The days of each event within a span. Occurrences may overlap. */
export function daysOf(occurrences: readonly Occurrence[], span: Span): readonly EventDays[] {
  const byEvent = [...grouped(occurrences, ({ event }) => event)];
  return byEvent
    .map(([event, own]) => ({
      event,
      series: own[0]!.series,
      days: covered(
        own.map(({ day }) => day),
        event.length,
        span,
      ),
    }))
    .filter(({ days }) => days.length > 0);
}

function covered(begins: readonly Day[], length: number, { first, last }: Span): readonly Day[] {
  const days: Day[] = [];
  let next = first;
  for (const begin of begins.toSorted((a, b) => a - b)) {
    const end = Math.min(begin + length - 1, last);
    for (let day = Math.max(begin, next); day <= end; day += 1) days.push(day);
    next = Math.max(next, end + 1);
  }
  return days;
}

/**
 * How many days are looked at for the rules of a file, and closed by its events: some 4,000 holidays
 * by rules, or a minute's work.
 */
const MAX_WORK = 30_000_000;

/** A day that is closed takes more memory than one that is looked at. */
const WORK_OF_A_DAY = 60;

/** Series with the days on which they begin. Reports the one from which on they are too many. */
function begun(mains: readonly FeedEvent[], span: Span, report: ReportOn) {
  let work = 0;
  const series: { readonly main: FeedEvent; readonly begins: Set<Day> }[] = [];
  for (const main of mains) {
    for (const rule of main.rules) work += daysLookedAt(rule, main.start, span);
    const begins = work > MAX_WORK ? new Set<Day>() : beginnings(main, span);
    work += Math.min(begins.size * main.length, span.last - span.first) * WORK_OF_A_DAY;
    if (work > MAX_WORK) {
      report(
        main,
        'from here on, events recur on more days than a feed of holidays has: split the file, or leave events out',
      );
      break;
    }
    series.push({ main, begins });
  }
  return series;
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

function isSaid(change: Change): boolean {
  return 'isSaid' in change && change.isSaid;
}

function isWithin({ first, last }: Span, day: Day): boolean {
  return day >= first && day <= last;
}
