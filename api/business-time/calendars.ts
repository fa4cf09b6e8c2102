import { z } from 'zod';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { CalendarNote } from '../../domain/offering/calendar-note.ts';
import { localCalendar, type LocalCalendar } from '../../domain/offering/calendar.ts';
import { notesBetween } from '../../domain/offering/notes-between.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { compileCalendar, type CompiledCalendar } from '../../domain/time/compile.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { validate, type FieldError } from '../../catalogue/schema/validate.ts';
import { calendarSchema, type InlineCalendar, type ItemPlace } from './calendar-schema.ts';

/** The calendar of a place spans many years and is large; this limits how many a request holds at once. */
const MAX_PLACES = 16;

/** Inline calendars may be large too, and neighbouring items mostly share a few. */
const MAX_CALENDARS = 8;

/** The calendar on which an item is counted. */
export interface ItemCalendar {
  /** Known to be valid; null means 24×7. */
  readonly hours: Calendar | null;
  /** The same, compiled. */
  readonly time: CompiledCalendar | null;
  /** An IANA zone. */
  readonly timeZone: string;
  /** What a reader should know about a count between two instants. */
  readonly notesBetween: (one: Instant, other: Instant) => readonly CalendarNote[];
}

const ROUND_THE_CLOCK: ItemCalendar = {
  hours: null,
  time: null,
  timeZone: 'UTC',
  notesBetween: () => [],
};

/** The calendar that an item names, still to be found in its place; or what is wrong with its shape. */
type ReadCalendar =
  { readonly at: (place: ItemPlace) => ItemCalendar } | { readonly errors: readonly FieldError[] };

/**
 * Reads the calendars that the items of one request name; equal ones that are near each other are read
 * once. The `at` of a result throws `UnknownCalendarError`, `PlaceNeededError`, `CalendarError`.
 */
export function calendarReader(catalogue: Catalogue): (sent: unknown) => ReadCalendar {
  const inCatalogue = catalogueCalendars(catalogue);
  const read = new Map<string, ReadCalendar>();
  return (sent) => {
    const content = JSON.stringify(sent) ?? '';
    const found = read.get(content) ?? readCalendar(sent, inCatalogue);
    if (read.size === MAX_CALENDARS) read.clear();
    read.set(content, found);
    return found;
  };
}

/** Wraps the calendar, so that the paths of errors begin with its field, as those of the item do. */
const NAMED = z.object({ calendar: calendarSchema });

type InCatalogue = (id: string, place: ItemPlace) => ItemCalendar;

function readCalendar(sent: unknown, inCatalogue: InCatalogue): ReadCalendar {
  const result = validate(NAMED, { calendar: sent });
  if ('errors' in result) return result;
  const value = result.value.calendar;
  if (value === null) return { at: () => ROUND_THE_CLOCK };
  if (typeof value === 'string') return { at: (place) => inCatalogue(value, place) };
  let inline: ItemCalendar | null = null;
  return { at: () => (inline ??= ofInline(value)) };
}

/** Builds calendars of the catalogue, and keeps them by place. */
function catalogueCalendars(catalogue: Catalogue): InCatalogue {
  const places = new Map<string, ItemCalendar>();
  return (id, place) => {
    const key = JSON.stringify([id, place.region, place.subdivision, place.timeZone]);
    const found = places.get(key);
    if (found) return found;
    if (places.size === MAX_PLACES) places.clear();
    const placed = ofCatalogue(localCalendar(catalogue, id, place));
    places.set(key, placed);
    return placed;
  };
}

function ofInline(inline: InlineCalendar): ItemCalendar {
  const { timeZone, weekly, holidays, holidayHours, exceptions } = inline;
  const calendar: Calendar = {
    timeZone,
    weekly: weekly ?? {},
    holidays: Object.fromEntries((holidays ?? []).map((date) => [date, ''])),
    ...(holidayHours && { holidayHours }),
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
