import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import { calendarFile } from '../../domain/ical/calendar-file.ts';
import type { DateSpan } from '../../domain/ical/events.ts';
import type { LocalCalendar } from '../../domain/offering/calendar.ts';
import { notesBetween } from '../../domain/offering/notes-between.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { dateOfLocal, type LocalDate } from '../../domain/time/local-date.ts';
import { yearOf, yearStart } from '../../domain/time/range.ts';
import { DAY } from '../../domain/time/units.ts';
import type { AskedPlace } from './place.ts';

/**
 * The dates asked for; by default from the start of this year (UTC) to the end of the year after `from`.
 * `to` is exclusive.
 */
export function datesAsked(
  {
    from: first,
    to: last,
  }: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined },
  now: Instant,
): DateSpan {
  const from = first ?? dateOfLocal(yearStart(yearOf(now)));
  return { from, to: last ?? dateOfLocal(yearStart(yearOf(from * DAY) + 2)) };
}

/** A calendar in one place as an iCalendar file. Its events have other UIDs than those of other places. */
export function fileOf(
  { name }: CalendarPolicy,
  local: LocalCalendar,
  { region, subdivision }: AskedPlace,
  span: DateSpan,
): string {
  const { id, timeZone } = local.calendar;
  const parts = [id, subdivision ?? region, timeZone.replaceAll('/', '-')];
  const notes = notesBetween(local, span.from * DAY, span.to * DAY - 1);
  return calendarFile({
    calendar: local.calendar,
    title: name,
    scope: parts.filter((part) => part !== undefined).join('.'),
    notes: notes.map(({ detail }) => detail),
    span,
  });
}
