import type { SingleCalendar, Calendar } from '../../../domain/time/calendar.ts';
import { plainCalendar, plainHolidays } from './plain-files.ts';

/** Where an account is. */
export interface PlainPlace {
  readonly region: string;
  readonly subdivision: string | null;
  readonly timeZone: string;
}

const known = new Map<string, Calendar>();

/** A calendar of the examples for accounts of a place; the same object each time, as walks keep its minutes. */
export function hoursIn(id: string, place: PlainPlace): Calendar {
  const key = JSON.stringify([id, place.region, place.subdivision, place.timeZone]);
  const found = known.get(key) ?? calendarIn(id, place);
  known.set(key, found);
  return found;
}

function calendarIn(id: string, place: PlainPlace): Calendar {
  const parts = plainCalendar(id).anyOf?.map((part) => hoursIn(part, place));
  const own = singleIn(id, place);
  return parts === undefined ? own : { ...own, anyOf: parts };
}

function singleIn(id: string, place: PlainPlace): SingleCalendar {
  const { timeZone, weekly = {}, holidays = 'none', exceptions = {} } = plainCalendar(id);
  const closed = Object.entries(exceptions).filter(([, { hours }]) => hours.length === 0);
  return {
    timeZone: timeZone === 'account' ? place.timeZone : timeZone,
    weekly,
    holidays: Object.fromEntries([
      ...datesIn(holidays, place).map((date) => [date, 'a holiday']),
      ...closed.map(([date]) => [date, 'closed']),
    ]),
    exceptions: Object.fromEntries(
      Object.entries(exceptions).map(([date, { hours }]) => [date, hours]),
    ),
  };
}

/** The public holidays of a country, or of a part of it: its own, without those that it does not have. */
export function datesIn(where: string, { region, subdivision }: PlainPlace): readonly string[] {
  const there = where === 'account' ? (subdivision ?? region) : where;
  const snapshot = where === 'none' ? null : plainHolidays(there.slice(0, 2));
  if (snapshot === null) return [];
  const of = (list: 'added' | 'removed') =>
    (snapshot[list] ?? []).flatMap((each) => (each.in.includes(there) ? each.on : []));
  const removed = of('removed');
  return [...Object.keys(snapshot.days).filter((date) => !removed.includes(date)), ...of('added')];
}
