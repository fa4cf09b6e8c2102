import type { CalendarNote } from '../../domain/offering/calendar-note.ts';
import { localCalendar, type LocalCalendar } from '../../domain/offering/calendar.ts';
import { notesBetween } from '../../domain/offering/notes-between.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { compileCalendar, type CompiledCalendar } from '../../domain/time/compile.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Catalogue } from '../../policies/catalogue.ts';
import type { CalendarFields, InlineCalendar } from './calendar-schema.ts';

/** A place's calendar is as large as its years; this bounds how many a request holds at once. */
const MANY_PLACES = 16;

/** What an item is counted on. */
export interface ItemCalendar {
  /** Checked; null is 24×7. */
  readonly hours: Calendar | null;
  /** The same, compiled. */
  readonly time: CompiledCalendar | null;
  /** IANA. */
  readonly timeZone: string;
  /** What to know of a count between two instants. */
  readonly notesBetween: (one: Instant, other: Instant) => readonly CalendarNote[];
}

const ROUND_THE_CLOCK: ItemCalendar = {
  hours: null,
  time: null,
  timeZone: 'UTC',
  notesBetween: () => [],
};

/**
 * Finds what the items of one request are counted on; a calendar of the catalogue is put together
 * once for each place. What it returns throws `UnknownCalendarError`, `PlaceNeededError`,
 * `CalendarError`.
 */
export function itemCalendars(catalogue: Catalogue): (item: CalendarFields) => ItemCalendar {
  const places = new Map<string, ItemCalendar>();
  return ({ calendar, ...place }) => {
    if (calendar === null) return ROUND_THE_CLOCK;
    if (typeof calendar !== 'string') return ofInline(calendar);
    const key = JSON.stringify([calendar, place.region, place.subdivision, place.timeZone]);
    const found = places.get(key);
    if (found) return found;
    if (places.size === MANY_PLACES) places.clear();
    const placed = ofCatalogue(localCalendar(catalogue, calendar, place));
    places.set(key, placed);
    return placed;
  };
}

function ofInline({ timeZone, weekly, holidays, exceptions }: InlineCalendar): ItemCalendar {
  const calendar: Calendar = {
    timeZone,
    weekly: weekly ?? {},
    holidays: Object.fromEntries((holidays ?? []).map((date) => [date, ''])),
    exceptions: exceptions ?? {},
  };
  return { hours: calendar, time: compileCalendar(calendar), timeZone, notesBetween: () => [] };
}

function ofCatalogue(local: LocalCalendar): ItemCalendar {
  return {
    hours: local.calendar,
    time: compileCalendar(local.calendar),
    timeZone: local.calendar.timeZone,
    notesBetween: (one, other) => notesBetween(local, one, other),
  };
}
