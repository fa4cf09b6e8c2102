import { wallMinute } from '../../domain/time/brute-clock.ts';
import { plainCalendar, plainOffering, type PlainCalendar } from './plain-files.ts';
import { datesIn, type PlainPlace } from './plain-hours.ts';

/** Instants and dates around which an offering promises something else. */

const MINUTE = 60_000;

/** The calendars that the rows of an offering name, and those that open one of them. */
function calendarsOf(id: string): readonly PlainCalendar[] {
  const { commitments, clocks = [] } = plainOffering(id);
  const named = new Set([...commitments, ...clocks].flatMap(({ calendar }) => calendar ?? []));
  const whole = [...named].map(plainCalendar);
  return [...whole, ...whole.flatMap(({ anyOf = [] }) => anyOf.map(plainCalendar))];
}

/** The holidays that close them for an account. */
export function holidaysOf(id: string, place: PlainPlace): readonly string[] {
  return calendarsOf(id).flatMap(({ holidays = 'none' }) => datesIn(holidays, place));
}

/** Those that a part of a country has, and the country has not, or the other way round. */
export function regionalHolidaysOf(id: string, place: PlainPlace): readonly string[] {
  return calendarsOf(id).flatMap(({ holidays = 'none' }) => {
    const where = holidays === 'account' ? (place.subdivision ?? place.region) : holidays;
    const own = datesIn(where, place);
    const country = datesIn(where === 'none' ? where : where.slice(0, 2), place);
    const [ofPart, ofCountry] = [new Set(own), new Set(country)];
    return [
      ...own.filter((date) => !ofCountry.has(date)),
      ...country.filter((date) => !ofPart.has(date)),
    ];
  });
}

/** A wall time, in minutes since midnight, at which a calendar opens or closes, or something begins to be late. */
export interface Edge {
  readonly timeZone: string;
  readonly minutes: number;
}

export function edgesOf(id: string, place: PlainPlace): readonly Edge[] {
  const { commitments } = plainOffering(id);
  const late = commitments.flatMap(({ target }) => target?.by?.cutOff?.at ?? []);
  return calendarsOf(id).flatMap(({ timeZone: zone, weekly = {} }) => {
    const timeZone = zone === 'account' ? place.timeZone : zone;
    const times = Object.values(weekly).flatMap((hours) => hours.flat());
    return [...new Set([...times, ...late])].map((text) => ({ timeZone, minutes: minuteOf(text) }));
  });
}

/** About when clocks show an edge on a date (in UTC): an hour off on the days on which they change. */
export function instantOf(day: number, { timeZone, minutes }: Edge): number {
  const minute = day / MINUTE + minutes;
  return (2 * minute - wallMinute(timeZone, minute)) * MINUTE;
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
