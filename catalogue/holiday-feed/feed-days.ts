import type { HalfDay } from '../schema/holiday-feed-schema.ts';
import { MINUTE } from '../../domain/time/units.ts';
import { dated, dayText, type Day } from './day.ts';
import type { FeedEvent } from './event.ts';
import { timeText, type DayPart } from './event-span.ts';
import { knownUntil } from './known.ts';
import type { Span } from './rule-dates.ts';
import { daysOf, type Occurrence } from './series.ts';

/** What a feed says of its dates. */
export interface FeedDays {
  /** The years for which it was read; null if it closes and opens no day. */
  readonly years: readonly [number, number] | null;
  /** By closed date, in order: the name, or the different names of one date joined by ` / `. */
  readonly days: Readonly<Record<string, string>>;
  /** Likewise by date that is worked though others are not. */
  readonly worked: Readonly<Record<string, string>>;
  /** By date of which a part is closed. */
  readonly halfDays: Readonly<Record<string, HalfDay>>;
  /** By name of a holiday: the last year for which it is known. */
  readonly known: Readonly<Record<string, number>>;
}

type Named = readonly [Day, string];

/** The dates of occurrences, within a span of whole years. */
export function feedDays(occurrences: readonly Occurrence[], span: Span): FeedDays {
  const of = (kind: string, isPart: boolean) =>
    occurrences.filter(({ event }) => event.kind === kind && (event.part !== null) === isPart);
  const named = (some: readonly Occurrence[]) =>
    namesByDate(some.flatMap((each) => daysOf(each, span).map((day): Named => [day, each.event.name])));
  const whole = of('closed', false);
  const parts = of('closed', true);
  const days = named(whole);
  const worked = named([...of('worked', false), ...of('worked', true)]);
  const halfDays = partsByDate(parts, span);
  const closing = [...whole, ...parts];
  const years = yearsOf([days, worked, halfDays].flatMap(Object.keys), closing, span);
  return { years, days, worked, halfDays, known: knownOf(closing, span, years?.[1] ?? 0) };
}

/** Events that are worked on a date that the same feed closes, with what to do about it. */
export function contradictions(
  occurrences: readonly Occurrence[],
  span: Span,
): readonly { readonly event: FeedEvent; readonly message: string }[] {
  const closed = new Map<Day, FeedEvent>();
  for (const each of occurrences) {
    if (each.event.kind !== 'closed' || each.event.part !== null) continue;
    for (const day of daysOf(each, span)) closed.set(day, each.event);
  }
  const found = new Map<FeedEvent, string>();
  for (const each of occurrences) {
    if (each.event.kind !== 'worked') continue;
    const day = daysOf(each, span).find((one) => closed.has(one));
    const other = day !== undefined && closed.get(day);
    if (!other || found.has(each.event)) continue;
    const message = `is worked on ${dayText(day)}, which "${other.name}" on line ${other.line} closes: leave one of them out, by --leave-out NAME`;
    found.set(each.event, message);
  }
  return [...found].map(([event, message]) => ({ event, message }));
}

/**
 * From the first to the last date, as a feed says nothing about other years; up to the end if
 * anything recurs without one.
 */
function yearsOf(
  dates: readonly string[],
  closing: readonly Occurrence[],
  span: Span,
): readonly [number, number] | null {
  const [first, last] = [dates.toSorted().at(0), dates.toSorted().at(-1)];
  if (first === undefined || last === undefined) return null;
  const end = closing.some(({ series }) => isEndless(series)) ? dated(span.last).year : null;
  return [Number(first.slice(0, 4)), end ?? Number(last.slice(0, 4))];
}

function knownOf(closing: readonly Occurrence[], span: Span, lastYear: number) {
  const listings = closing.map((each) => ({
    name: each.series.name,
    years: daysOf(each, span).map((day) => dated(day).year),
    isEndless: isEndless(each.series),
  }));
  return knownUntil(listings, lastYear);
}

function isEndless({ rules }: Occurrence['series']): boolean {
  return rules.some(({ count, until }) => count === null && until === null);
}

/** The names of each date, joined if they differ. */
function namesByDate(days: readonly Named[]): Record<string, string> {
  const names = new Map<Day, Set<string>>();
  for (const [day, name] of days) names.set(day, (names.get(day) ?? new Set()).add(name));
  const dates = [...names].toSorted(([a], [b]) => a - b);
  return Object.fromEntries(dates.map(([day, all]) => [dayText(day), [...all].join(' / ')]));
}

function partsByDate(parts: readonly Occurrence[], span: Span): Record<string, HalfDay> {
  const closed = new Map<string, DayPart[]>();
  const named: Named[] = [];
  for (const each of parts) {
    for (const day of daysOf(each, span)) {
      named.push([day, each.event.name]);
      const date = dayText(day);
      closed.set(date, [...(closed.get(date) ?? []), each.event.part!]);
    }
  }
  return Object.fromEntries(
    Object.entries(namesByDate(named)).map(([date, name]) => [
      date,
      { name, closed: merged(closed.get(date) ?? []).map(partText) },
    ]),
  );
}

/** Parts of a day in order, with those that overlap or meet joined. */
function merged(parts: readonly DayPart[]): readonly DayPart[] {
  const whole: { from: number; to: number }[] = [];
  for (const { from, to } of parts.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** A calendar's hours are whole minutes; one that is begun is closed. */
function partText({ from, to }: DayPart): [string, string] {
  return [timeText(from), timeText(Math.ceil(to / MINUTE) * MINUTE)];
}
