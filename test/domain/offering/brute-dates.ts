import type { CalendarPolicy } from '../../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';
import type { Place } from '../../../domain/offering/place.ts';

/**
 * The open minutes of a date on a calendar of the policies, by the words of docs/semantics.md,
 * "Holidays and exceptions": each rule is asked in turn, of the snapshots as they are. It shares no code
 * with `domain/offering`.
 */

type Hours = readonly (readonly [from: string, to: string])[];

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** @param date `YYYY-MM-DD` */
export function bruteOpenMinutes(
  catalogue: Catalogue,
  policy: CalendarPolicy,
  place: Place,
  date: string,
): ReadonlySet<number> {
  const usual = policy.weekly[NAMES[new Date(`${date}T00:00:00Z`).getUTCDay()]!];
  const dated = policy.exceptions[date];
  if (dated) return minutesOf(dated.hours);
  const yearly = policy.exceptions[date.slice(5)];
  if (yearly && (yearly.hours.length === 0 || usual.length > 0)) return minutesOf(yearly.hours);
  const open = new Set(minutesOf(feedsOrCountries(catalogue, policy, place, date, usual)));
  for (const { halfDays } of feedsOf(catalogue, policy)) {
    for (const minute of minutesOf(halfDays[date]?.closed ?? [])) open.delete(minute);
  }
  return open;
}

function feedsOrCountries(
  catalogue: Catalogue,
  policy: CalendarPolicy,
  place: Place,
  date: string,
  usual: Hours,
): Hours {
  const feeds = feedsOf(catalogue, policy);
  const onHolidays = usual.length > 0 ? (policy.holidayHours ?? []) : [];
  if (feeds.some(({ days }) => date in days)) return onHolidays;
  const { workedHours } = policy;
  const isWorked = feeds.some(({ worked }) => date in worked);
  if (isWorked && Array.isArray(workedHours)) return workedHours;
  const arrangement = arrangementOf(catalogue, policy, place);
  if (policy.makeUpDays && arrangement && date in arrangement.worked)
    return policy.makeUpDays.hours;
  const isOff = arrangement !== undefined && date in arrangement.off;
  return isOff || isPublicHoliday(catalogue, policy, place, date) ? onHolidays : usual;
}

function feedsOf(catalogue: Catalogue, policy: CalendarPolicy) {
  return catalogue.holidayFeeds.filter(({ id }) => policy.holidayFeeds.includes(id));
}

function arrangementOf(catalogue: Catalogue, { makeUpDays }: CalendarPolicy, place: Place) {
  const country = makeUpDays?.country === 'account' ? place.region : makeUpDays?.country;
  return catalogue.makeUpDays.find((each) => each.country === country);
}

/** Whether the date is a public holiday in any of the calendar's places. */
function isPublicHoliday(
  catalogue: Catalogue,
  { holidays }: CalendarPolicy,
  place: Place,
  date: string,
): boolean {
  const named = typeof holidays === 'string' ? [holidays] : holidays;
  return named.some((name) => {
    const there = name === 'account' ? (place.subdivision ?? place.region ?? 'none') : name;
    const snapshot = catalogue.holidays.find(({ country }) => country === there.slice(0, 2));
    const lists = (list: 'added' | 'removed') =>
      snapshot?.[list].some((each) => each.in.includes(there) && each.on.includes(date)) ?? false;
    if (!snapshot) return false;
    return lists('added') || (date in snapshot.days && !lists('removed'));
  });
}

function minutesOf(hours: Hours): ReadonlySet<number> {
  const minutes = new Set<number>();
  for (const [from, to] of hours) {
    for (let minute = minuteOf(from); minute < minuteOf(to); minute += 1) minutes.add(minute);
  }
  return minutes;
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
