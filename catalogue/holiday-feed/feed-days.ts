import { formatLocalDate } from '../../domain/time/local-date.ts';
import { wallTimeText } from '../../domain/time/wall-hours.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { HalfDay } from '../schema/holiday-feed-schema.ts';
import { happenedOnce, type FeedChoices } from './choices.ts';
import { dated, type Day } from './day.ts';
import type { FeedEvent } from './event.ts';
import type { DayPart } from './event-span.ts';
import { knownUntil, type Listing } from './known.ts';
import type { EventDays } from './series.ts';

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

/**
 * The dates of events.
 * @param lastYear up to which events without an end were followed
 */
export function feedDays(
  all: readonly EventDays[],
  lastYear: number,
  choices: FeedChoices,
): FeedDays {
  const closing = all.filter(({ event }) => event.kind === 'closed');
  const whole = closing.filter(({ event }) => event.part === null);
  const parts = closing.filter(({ event }) => event.part !== null);
  const days = namesByDate(whole);
  const worked = namesByDate(all.filter(({ event }) => event.kind === 'worked'));
  const halfDays = partsByDate(parts);
  const dates = [days, worked, halfDays].flatMap(Object.keys).map(yearIn);
  if (dates.length === 0) return { years: null, days, worked, halfDays, known: {} };
  // A feed says nothing about years before its first day and after its last, unless it goes on.
  const isOpen = closing.some(({ series }) => isEndless(series));
  const years = [lowest(dates), isOpen ? lastYear : highest(dates)] as const;
  const recurring = closing.filter(({ series }) => !happenedOnce(series.name, choices));
  return { years, days, worked, halfDays, known: knownUntil(recurring.map(listingOf), years[1]) };
}

/** Events that are worked on a date that the same feed closes, with what to do about it. */
export function contradictions(
  all: readonly EventDays[],
): readonly { readonly event: FeedEvent; readonly message: string }[] {
  const closed = new Map<Day, FeedEvent>();
  for (const { event, days } of all) {
    if (event.kind !== 'closed' || event.part !== null) continue;
    for (const day of days) closed.set(day, event);
  }
  return all.flatMap(({ event, days }) => {
    const day = event.kind === 'worked' ? days.find((each) => closed.has(each)) : undefined;
    const other = day === undefined ? undefined : closed.get(day);
    if (day === undefined || other === undefined) return [];
    const message = `is worked on ${formatLocalDate(day)}, which "${other.name}" on line ${other.line} closes: leave one of them out, by --leave-out NAME`;
    return [{ event, message }];
  });
}

function listingOf({ series, days }: EventDays): Listing {
  const years = [...new Set(days.map((day) => dated(day).year))];
  return { name: series.name, years, isEndless: isEndless(series) };
}

function isEndless({ rules }: FeedEvent): boolean {
  return rules.some(({ count, until }) => count === null && until === null);
}

function yearIn(date: string): number {
  return Number(date.slice(0, 4));
}

function lowest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function highest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** The names of each date, joined if they differ. */
function namesByDate(all: readonly EventDays[]): Record<string, string> {
  const names = new Map<Day, Set<string>>();
  for (const { event, days } of all) {
    for (const day of days) names.set(day, (names.get(day) ?? new Set()).add(event.name));
  }
  const dates = [...names].toSorted(([a], [b]) => a - b);
  return Object.fromEntries(
    dates.map(([day, own]) => [formatLocalDate(day), [...own].join(' / ')]),
  );
}

function partsByDate(all: readonly EventDays[]): Record<string, HalfDay> {
  const closed = new Map<string, DayPart[]>();
  for (const { event, days } of all) {
    for (const date of days.map(formatLocalDate)) {
      closed.set(date, [...(closed.get(date) ?? []), event.part!]);
    }
  }
  return Object.fromEntries(
    Object.entries(namesByDate(all)).map(([date, name]) => [
      date,
      { name, closed: merged((closed.get(date) ?? []).map(inMinutes)).map(partText) },
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
function inMinutes({ from, to }: DayPart): DayPart {
  return { from: Math.floor(from / MINUTE) * MINUTE, to: Math.ceil(to / MINUTE) * MINUTE };
}

function partText({ from, to }: DayPart): [string, string] {
  return [wallTimeText(from), wallTimeText(to)];
}
