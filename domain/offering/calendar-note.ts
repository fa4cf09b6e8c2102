import type { Instant } from '../time/instant.ts';
import { missingNames, type KnownName } from '../../catalogue/schema/known-names.ts';
import type { KnownFeed, LocalCalendar } from './calendar.ts';
import type { KnownPlace } from './holiday-places.ts';

/** The subjects of notes. */
export const CALENDAR_NOTE_CODES = [
  'holidays-unknown',
  'holidays-partial',
  'regional-holidays-unknown',
  'make-up-days-unknown',
  'holiday-feed-unknown',
] as const;
type CalendarNoteCode = (typeof CALENDAR_NOTE_CODES)[number];

/** Notes travel with every answer about a case, so a feed that stops is not listed whole. */
const MAX_NAMES = 5;

/** A caveat for readers about a calendar whose data is incomplete. */
export interface CalendarNote {
  readonly code: CalendarNoteCode;
  readonly calendar: string;
  readonly detail: string;
}

/**
 * What readers should know about a calendar in the year (UTC) of an instant: that the holidays of a
 * place are unknown or only partly known, that those of its subdivision or the make-up days are
 * unknown, or that a feed does not cover the year, or no longer all of its holidays. Empty if
 * everything that the calendar uses is known.
 */
export function calendarNotes(local: LocalCalendar, instant: Instant): readonly CalendarNote[] {
  return [...notesOfYear(local, new Date(instant).getUTCFullYear()).values()];
}

/** Notes by their subjects: the code of each, with the place that it is about. */
type Notes = ReadonlyMap<string, CalendarNote>;

/** Of each year of calendars in use, as each item of a large request asks again. */
const notesOfYears = new WeakMap<LocalCalendar, Map<number, Notes>>();

/** The same for a whole year (UTC), by their subjects. */
export function notesOfYear(local: LocalCalendar, year: number): Notes {
  const years = notesOfYears.get(local) ?? new Map<number, Notes>();
  const notes = years.get(year) ?? findNotes(local, year);
  notesOfYears.set(local, years.set(year, notes));
  return notes;
}

function findNotes(local: LocalCalendar, year: number): Notes {
  const calendar = local.calendar.id;
  const ofParts = local.parts.flatMap((part) =>
    [...findNotes(part, year)].map(
      ([subject, note]) => [`${part.calendar.id}: ${subject}`, note] as const,
    ),
  );
  const ofPlaces = local.places.flatMap((place) => {
    const name = place.subdivision ?? place.country;
    return placeNotes(place, calendar, year).map(
      (note) => [`${note.code} of ${name}`, note] as const,
    );
  });
  const others = [
    ...noteOf('make-up-days-unknown', calendar, makeUpDetail(local, year)),
    ...noteOf('holiday-feed-unknown', calendar, feedsDetail(local, year)),
  ];
  const own = others.map((note) => [note.code, note] as const);
  return saidOnce([...ofPlaces, ...own, ...ofParts]);
}

/** Parts of one country share what there is to say of the country. */
function saidOnce(notes: readonly (readonly [subject: string, note: CalendarNote])[]): Notes {
  const said = notes.map(([, { detail }]) => detail);
  return new Map(notes.filter(([, { detail }], index) => said.indexOf(detail) === index));
}

function placeNotes(place: KnownPlace, calendar: string, year: number): readonly CalendarNote[] {
  // If the holidays themselves are unknown, notes on their details would add nothing.
  if (!isWithin(place.years, year)) {
    return noteOf('holidays-unknown', calendar, unknownDetail(place, year));
  }
  return [
    ...noteOf('holidays-partial', calendar, partialDetail(place, year)),
    ...noteOf('regional-holidays-unknown', calendar, regionalDetail(place)),
  ];
}

function noteOf(
  code: CalendarNote['code'],
  calendar: string,
  detail: string | null,
): readonly CalendarNote[] {
  return detail === null ? [] : [{ code, calendar, detail }];
}

function unknownDetail({ country, years }: KnownPlace, year: number): string {
  const missing = years ? `in ${year}` : 'at all';
  return `The public holidays of ${country} are not known ${missing}: this calendar is open on them.`;
}

function partialDetail({ caveats, knowsSubdivision }: KnownPlace, year: number): string | null {
  const details = caveats
    .filter(({ regional = false }) => !regional || knowsSubdivision)
    .filter(({ from = year }) => year >= from)
    .map(({ detail }) => detail);
  return details.length === 0 ? null : details.join(' ');
}

function regionalDetail({ country, subdivision, knowsSubdivision }: KnownPlace): string | null {
  if (subdivision === null || knowsSubdivision) return null;
  return `The regional holidays of ${subdivision} are not known: this calendar uses those of ${country} as a whole.`;
}

function makeUpDetail({ makeUpDays, places }: LocalCalendar, year: number): string | null {
  if (makeUpDays === null || isWithin(makeUpDays.years, year)) return null;
  const own = places.filter(({ country }) => country === makeUpDays.country);
  // Nobody asks for make-up days where not even the holidays are known.
  if (!own.every(({ years }) => isWithin(years, year))) return null;
  return `The make-up working days of ${makeUpDays.country} and the days off in exchange are not known yet for ${year}: this calendar uses the public holidays alone.`;
}

function feedsDetail({ holidayFeeds }: LocalCalendar, year: number): string | null {
  const short = holidayFeeds.filter(({ years }) => !isWithin(years, year));
  const stopped = holidayFeeds
    .filter(({ years }) => isWithin(years, year))
    .map(({ id, known }) => ({ id, names: missingNames(known, year) }))
    .filter(({ names }) => names.length > 0);
  const details = [
    ...(short.length > 0 ? [`Imported feeds do not cover ${year}: ${yearsText(short)}.`] : []),
    ...stopped.map(
      ({ id, names }) => `The imported feed ${id} does not list ${namesText(names)} for ${year}.`,
    ),
  ];
  if (details.length === 0) return null;
  return `${details.join(' ')} This calendar is open on the days that they would close.`;
}

function yearsText(feeds: readonly KnownFeed[]): string {
  return feeds.map(({ id, years }) => `${id} (${years.join(' to ')})`).join(', ');
}

/** `"Good Friday" (known to 2026), "Easter Monday" (known to 2026) and 3 more` */
function namesText(names: readonly KnownName[]): string {
  const shown = names.slice(0, MAX_NAMES).map(({ name, until }) => `"${name}" (known to ${until})`);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function isWithin(years: readonly [number, number] | null, year: number): boolean {
  return years !== null && year >= years[0] && year <= years[1];
}
