import {
  keptCalendar,
  type KeptCalendar,
  type KeptCalendars,
  type KeptHours,
} from '../case/kept-calendar.ts';
import { remembered } from '../case/remembered.ts';
import type { CaseFile, PinnedCalendar } from '../case/types.ts';

/** Calendars as a case keeps them: what several say once, and in each the names of holidays once. */
export function keepCalendars(pinned: Readonly<Record<string, PinnedCalendar>>): KeptCalendars {
  const firsts = new Map<string, string>();
  const kept = Object.entries(pinned).map(([id, calendar]) => {
    const { id: _id, version, ...said } = calendar;
    const content = JSON.stringify(said);
    const sameAs = firsts.get(content);
    if (sameAs !== undefined) return [id, { id, version, sameAs }] as const;
    firsts.set(content, id);
    return [id, keepCalendar(calendar)] as const;
  });
  return Object.fromEntries(kept);
}

function keepCalendar({ anyOf, ...own }: PinnedCalendar): KeptCalendar {
  return { ...keepHours(own), ...(anyOf && { anyOf: anyOf.map(keepHours) }) };
}

function keepHours({ holidays, ...hours }: Omit<PinnedCalendar, 'anyOf'>): KeptHours {
  const dates = new Map<string, string[]>();
  for (const [date, name] of Object.entries(holidays).toSorted(byDate)) {
    dates.set(name, [...(dates.get(name) ?? []), date]);
  }
  return { ...hours, holidays: Object.fromEntries(dates) };
}

function byDate([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

/** A case is scheduled and shown by the same calendars again and again, under each of their ids. */
const counted = new WeakMap<KeptCalendars[string], PinnedCalendar>();

/** A calendar of a case, to count by; null for elapsed time, and if the case does not have it. */
export function calendarIn(
  { calendars }: Pick<CaseFile, 'calendars'>,
  id: string | null,
): PinnedCalendar | null {
  if (id === null) return null;
  const said = keptCalendar(calendars, id);
  const entry = calendars[id];
  if (said === null || entry === undefined) return null;
  return remembered(counted, entry, () => ({ ...countable(said), id, version: entry.version }));
}

function countable({ anyOf, ...own }: KeptCalendar): PinnedCalendar {
  return { ...countableHours(own), ...(anyOf && { anyOf: anyOf.map(countableHours) }) };
}

function countableHours({ holidays, ...hours }: KeptHours): Omit<PinnedCalendar, 'anyOf'> {
  const named = Object.entries(holidays).flatMap(([name, dates]) =>
    dates.map((date) => [date, name] as const),
  );
  return { ...hours, holidays: Object.fromEntries(named) };
}
