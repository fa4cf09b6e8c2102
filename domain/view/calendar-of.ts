import type { CaseFile, PinnedCalendar } from '../case/types.ts';
import { calendarIn } from '../offering/kept-calendars.ts';
import { hasZoneData, isTimeZone, knownZone, zoneOf, type Zone } from '../time/zone.ts';

/**
 * A calendar of a case, to be shown by; null for elapsed time. Where this process lacks the zone data that
 * the case was scheduled with, it is read with the newest, and in UTC if those do not have its zone:
 * notes say so. Deadlines stay as they were scheduled.
 */
export function calendarOf(
  file: Pick<CaseFile, 'calendars'>,
  id: string | null,
): PinnedCalendar | null {
  const pinned = calendarIn(file, id);
  if (pinned === null) return null;
  const { anyOf, ...own } = pinned;
  const all = [own, ...(anyOf ?? [])];
  if (all.every(hasZone)) return pinned;
  return { ...inKnownZone(own), ...(anyOf && { anyOf: anyOf.map(inKnownZone) }) };
}

function inKnownZone<T extends ZonedCalendar>(calendar: T): T {
  if (hasZone(calendar)) return calendar;
  const { name, release } = knownZone(calendar.timeZone);
  return { ...calendar, timeZone: name, zoneData: release };
}

/** The zone of a case's account, by the zone data of the case where this process has them. */
export function accountZone({
  account,
  zoneDataVersion,
}: Pick<CaseFile, 'account' | 'zoneDataVersion'>): Zone {
  const pinned = hasZoneData(zoneDataVersion) ? zoneOf(account.timeZone, zoneDataVersion) : null;
  return pinned ?? knownZone(account.timeZone);
}

type ZonedCalendar = Pick<PinnedCalendar, 'timeZone' | 'zoneData'>;

function hasZone({ timeZone, zoneData }: ZonedCalendar): boolean {
  return hasZoneData(zoneData) && zoneOf(timeZone, zoneData) !== null;
}

/** A note on each zone of a case that the zone data do not have. */
export function zoneNotes(file: Pick<CaseFile, 'account' | 'calendars'>): CaseFile['notes'] {
  const { account } = file;
  const inCalendars = Object.keys(file.calendars)
    .flatMap((id) => calendarIn(file, id) ?? [])
    .flatMap((calendar) => [calendar, ...(calendar.anyOf ?? [])])
    .filter((calendar) => !hasZone(calendar) && !isTimeZone(calendar.timeZone))
    .map(({ id, timeZone }) => ({
      code: 'zone-unknown',
      calendar: id,
      detail: `The zone data do not have the time zone ${timeZone} of the calendar ${id}: hours are shown as if they were in UTC, and deadlines stay as they were computed.`,
    }));
  if (isTimeZone(account.timeZone)) return inCalendars;
  const detail = `The zone data do not have the account's time zone ${account.timeZone}: local times are shown in UTC.`;
  return [{ code: 'zone-unknown', detail }, ...inCalendars];
}
