import type { CaseFile, PinnedCalendar } from '../case/types.ts';
import { isTimeZone, knownZone } from '../time/zone.ts';

/**
 * A calendar of a case, to be shown by; null for elapsed time. If this release does not know the
 * calendar's zone, as a later release of the zone data may have dropped it, the calendar is read in
 * UTC: `zoneNotes` says so. Deadlines stay as they were scheduled.
 */
export function calendarOf(
  { calendars }: Pick<CaseFile, 'calendars'>,
  id: string | null,
): PinnedCalendar | null {
  const pinned = id === null ? undefined : calendars[id];
  if (!pinned) return null;
  return isTimeZone(pinned.timeZone) ? pinned : { ...pinned, timeZone: knownZone(pinned.timeZone) };
}

/** A note on each zone of a case that this release does not know. */
export function zoneNotes({
  account,
  calendars,
}: Pick<CaseFile, 'account' | 'calendars'>): CaseFile['notes'] {
  const inCalendars = Object.values(calendars)
    .filter(({ timeZone }) => !isTimeZone(timeZone))
    .map(({ id, timeZone }) => ({
      code: 'zone-unknown',
      calendar: id,
      detail: `This release does not know the time zone ${timeZone} of the calendar ${id}: hours are shown as if they were in UTC, and deadlines stay as they were computed.`,
    }));
  if (isTimeZone(account.timeZone)) return inCalendars;
  const detail = `This release does not know the account's time zone ${account.timeZone}: local times are shown in UTC.`;
  return [{ code: 'zone-unknown', detail }, ...inCalendars];
}
