import type { SingleCalendar } from './calendar.ts';
import { WEEKDAYS } from './calendar.ts';
import type { CalendarProblem } from './errors.ts';
import { CalendarError } from './errors.ts';
import type { LocalDate } from './local-date.ts';
import { weekdayOf } from './local-date.ts';
import { SpecialDates } from './special-dates.ts';
import { DAY } from './units.ts';
import type { WallHours } from './wall-hours.ts';
import { readIntervals } from './wall-hours.ts';
import { zoneOf, type Zone } from './zone.ts';

const BYTES_OF_AN_INTERVAL = 60;

/** The hours of each weekday, Monday first. */
type WeeklyHours = readonly (readonly WallHours[])[];

/** A checked calendar, with its dates and times as numbers. */
export class Hours {
  readonly zone: Zone;
  /** Whether the hours of any date reach into the next one. */
  readonly isOvernight: boolean;
  /** What it takes in memory, roughly. */
  readonly bytes: number;
  readonly #weekly: WeeklyHours;
  readonly #special: SpecialDates;

  /** Throws `CalendarError` with all problems, and `ZoneDataError`. */
  constructor(calendar: SingleCalendar) {
    const problems: CalendarProblem[] = [];
    const zone = readZone(calendar, problems);
    this.#weekly = readWeekly(calendar.weekly, problems);
    this.#special = new SpecialDates(calendar, problems);
    if (zone === null || problems.length > 0) throw new CalendarError(problems);
    this.zone = zone;
    const intervals = [...this.#weekly.flat(), ...this.#special.intervals];
    this.isOvernight = intervals.some(({ to }) => to > DAY);
    this.bytes = this.#special.bytes + intervals.length * BYTES_OF_AN_INTERVAL;
  }

  /**
   * A date's hours in order, to which a shift over midnight belongs whole. Exceptions take precedence over
   * holidays, holidays over the weekday; a shift of the date before, over what it covers of this one.
   */
  on(date: LocalDate): readonly WallHours[] {
    if (!this.isOvernight) return this.#own(date);
    const begin = this.reachInto(date);
    return this.#own(date).flatMap(({ from, to }) =>
      to > begin ? [{ from: Math.max(from, begin), to }] : [],
    );
  }

  /** How far the hours of the date before reach into a date, in milliseconds of wall time. */
  reachInto(date: LocalDate): number {
    if (!this.isOvernight) return 0;
    return reachOf(this.#own(date - 1));
  }

  #own(date: LocalDate): readonly WallHours[] {
    return this.#special.on(date, this.#weekly[weekdayOf(date)]!);
  }

  /** Whether any weekday has hours, and not every date is closed each year, so that there is always another opening. */
  opensWeekly(): boolean {
    return this.#weekly.some((hours) => hours.length > 0) && this.#special.leaveOpenings;
  }

  /** The first exception date that has open hours; null if there is none. */
  firstException(): LocalDate | null {
    return this.#special.openDates.reduce<LocalDate | null>(
      (first, date) => (first === null ? date : Math.min(first, date)),
      null,
    );
  }

  /** The last exception date that has open hours; null if there is none. */
  lastException(): LocalDate | null {
    return this.#special.openDates.reduce<LocalDate | null>(
      (last, date) => (last === null ? date : Math.max(last, date)),
      null,
    );
  }
}

/** How far the hours of a day reach into the next one, in milliseconds of wall time. */
function reachOf(hours: readonly WallHours[]): number {
  return Math.max(0, ...hours.map(({ to }) => to - DAY));
}

/** The zone of a calendar; null, with a problem, if there is none of its name. Throws `ZoneDataError`. */
export function readZone(
  { timeZone, zoneData }: Pick<SingleCalendar, 'timeZone' | 'zoneData'>,
  problems: CalendarProblem[],
): Zone | null {
  const zone = zoneOf(timeZone, zoneData);
  if (zone === null) {
    const message = `"${timeZone}" is not an IANA time zone, such as Europe/Berlin`;
    problems.push({ path: 'timeZone', code: 'zone-unknown', message });
  }
  return zone;
}

function readWeekly(weekly: SingleCalendar['weekly'], problems: CalendarProblem[]): WeeklyHours {
  for (const day of Object.keys(weekly)) {
    if (WEEKDAYS.some((weekday) => weekday === day)) continue;
    const message = `"${day}" is not a weekday: use ${WEEKDAYS.join(', ')}`;
    problems.push({ path: `weekly.${day}`, code: 'weekday-unknown', message });
  }
  const read = WEEKDAYS.map((day) => readIntervals(weekly[day] ?? [], `weekly.${day}`, problems));
  for (const [index, hours] of read.entries()) {
    const reach = reachOf(hours);
    const next = (index + 1) % WEEKDAYS.length;
    if (!read[next]?.some(({ from }) => from < reach)) continue;
    const message = `overlaps the shift that begins on ${WEEKDAYS[index]}: end that before, or begin these after it`;
    problems.push({ path: `weekly.${WEEKDAYS[next]}`, code: 'intervals-overlap', message });
  }
  return read;
}
