import type { Calendar } from '../../domain/time/calendar.ts';
import { Hours } from '../../domain/time/hours.ts';
import { segmentsBetween } from '../../domain/time/segments.ts';
import { instantOfWallTime } from '../../domain/time/wall-time.ts';
import { fileOf, spanOf } from '../domain/ical/file-of.ts';
import { dateText, exceptionOn, holidayNameOn } from '../domain/time/brute-hours.ts';
import { DAY } from '../domain/time/calendars.ts';
import type { IcalReader, ReadEvent } from './ical-reader.ts';
import { knownZone } from '../../domain/time/zone.ts';

/** Half open, in instants. */
type Span = readonly [from: number, to: number];

/** When a calendar is open and which holidays it has. */
export interface Answer {
  readonly open: readonly Span[];
  readonly holidays: Readonly<Record<string, string>>;
}

/** What the file of a calendar says on the dates from one to another, as Python reads it. */
export async function saidByFile(
  reader: IcalReader,
  calendar: Calendar,
  from: string,
  to: string,
): Promise<Answer> {
  const span = spanOf(from, to);
  const [first, last] = [iso((span.from - 3) * DAY), iso((span.to + 3) * DAY)];
  const events = await reader.read(fileOf(calendar, from, to), first, last);
  const holidays = events.filter(({ allDay }) => allDay);
  return {
    open: merged(
      events
        .filter(({ allDay }) => !allDay)
        .flatMap(spansOf)
        .flatMap((each) => cut(each, comparedIn(calendar, from, to))),
    ),
    holidays: Object.fromEntries(
      holidays.flatMap(({ name, occurrences }) => occurrences.map((each) => [each.from, name])),
    ),
  };
}

/** What the domain says of the same dates. */
export function domainAnswer(calendar: Calendar, from: string, to: string): Answer {
  const [start, end] = comparedIn(calendar, from, to);
  return {
    open: segmentsBetween(calendar, start, end)
      .filter(({ kind }) => kind === 'counted')
      .map((segment): Span => [segment.from, segment.to]),
    holidays: holidaysOf(calendar, from, to),
  };
}

/** The holidays that no exception opens. */
function holidaysOf(calendar: Calendar, from: string, to: string): Answer['holidays'] {
  const span = spanOf(from, to);
  const found: Record<string, string> = {};
  for (let date = span.from; date < span.to; date += 1) {
    const name = holidayNameOn(calendar, date);
    const opened = exceptionOn(calendar, date) ?? [];
    if (name !== undefined && opened.length === 0) found[dateText(date)] = name || 'Holiday';
  }
  return found;
}

/**
 * The file has the shifts that begin on its dates. The end of one that began the evening before is not in it, and
 * that of its last goes on after it: neither is compared.
 */
function comparedIn(calendar: Calendar, from: string, to: string): Span {
  const span = spanOf(from, to);
  const zone = knownZone(calendar.timeZone);
  const first = new Hours(calendar).isOvernight ? span.from + 1 : span.from;
  return [instantOfWallTime(first * DAY, zone), instantOfWallTime(span.to * DAY, zone)];
}

function cut([from, to]: Span, [start, end]: Span): readonly Span[] {
  const [begin, finish] = [Math.max(from, start), Math.min(to, end)];
  return begin < finish ? [[begin, finish]] : [];
}

function spansOf({ occurrences }: ReadEvent): readonly Span[] {
  return occurrences.map(({ from, to }): Span => [Date.parse(from), Date.parse(to)]);
}

/** In order, those that touch as one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const result: [number, number][] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last?.[1] === from) last[1] = to;
    else result.push([from, to]);
  }
  return result;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
