import { calendarFile } from '../../../domain/ical/calendar-file.ts';
import type { PinnedCalendar } from '../../../domain/case/types.ts';
import type { SingleCalendar } from '../../../domain/time/calendar.ts';
import { parseLocalDate } from '../../../domain/time/local-date.ts';
import { newestZoneData } from '../../../domain/time/zone.ts';

/** The file of a calendar on the dates from one to another, as that of an office. */
export function fileOf(
  calendar: SingleCalendar | PinnedCalendar,
  from: string,
  to: string,
): string {
  return calendarFile({
    calendar: { id: 'office', version: 3, zoneData: newestZoneData(), ...calendar },
    title: 'An office',
    scope: 'office',
    notes: [],
    span: spanOf(from, to),
  });
}

export function spanOf(from: string, to: string) {
  return { from: parseLocalDate(from) ?? NaN, to: parseLocalDate(to) ?? NaN };
}
