import type { z } from 'zod';
import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { calendarNotes } from '../../domain/offering/calendar-note.ts';
import { placeNeeds, type LocalCalendar } from '../../domain/offering/calendar.ts';
import { choicesIn } from '../../domain/offering/view.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { newestZoneData } from '../../domain/time/zone.ts';
import { versionsOf } from '../http/policies.ts';
import type { AskedPlace } from './place.ts';
import type { calendarPlace } from './schema.ts';

/** A calendar's policy, with the calendar that results in one place if the place is known. */
export function calendarView(
  catalogue: Catalogue,
  policy: CalendarPolicy,
  place: z.input<typeof calendarPlace> | null,
) {
  const needs = placeNeeds(policy);
  return {
    ...policy,
    floats: needs.length > 0,
    needs,
    choices: choicesIn(policy),
    versions: versionsOf(catalogue.calendars, policy.id),
    place,
  };
}

/** A calendar as it is in one place, with the notes for the year (UTC) of an instant. */
export function placeView(
  local: LocalCalendar,
  { region, subdivision }: AskedPlace,
  now: Instant,
): z.input<typeof calendarPlace> {
  return {
    region: region ?? null,
    subdivision: subdivision ?? null,
    zoneDataVersion: newestZoneData(),
    ...hoursView(local),
    anyOf: local.parts.map((part) => {
      const { id, version } = part.calendar;
      return { id, version, ...hoursView(part) };
    }),
    notes: calendarNotes(local, now),
  };
}

/** The hours and dates of a calendar of its own, and how far its dates are known. */
function hoursView({ calendar, places, makeUpDays, holidayFeeds }: LocalCalendar) {
  const known = places.map(({ country, years }) => [country, years] as const);
  const feeds = holidayFeeds.map((feed) => [feed.id, [...feed.years]] as const);
  return {
    timeZone: calendar.timeZone,
    weekly: calendar.weekly,
    holidays: calendar.holidays,
    holidayHours: calendar.holidayHours ?? [],
    exceptions: calendar.exceptions,
    knownYears: {
      holidays: Object.fromEntries(known),
      makeUpDays: makeUpDays?.years ?? null,
      holidayFeeds: Object.fromEntries(feeds),
    },
  };
}
