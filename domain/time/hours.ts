import type { Calendar, WallInterval } from './calendar.ts';
import { WEEKDAYS } from './calendar.ts';
import type { CalendarProblem } from './errors.ts';
import { CalendarError } from './errors.ts';
import type { LocalDate } from './local-date.ts';
import { parseLocalDate, weekdayOf } from './local-date.ts';
import { DAY } from './units.ts';
import type { WallHours } from './wall-hours.ts';
import { readIntervals } from './wall-hours.ts';
import { zoneOf, type Zone } from './zone.ts';

const CLOSED: readonly WallHours[] = [];

const BYTES_OF_A_DATE = 100;
const BYTES_OF_AN_INTERVAL = 60;

/** A checked calendar, with its dates and times as numbers. */
export class Hours {
  readonly zone: Zone;
  /** Whether the hours of any date reach into the next one. */
  readonly isOvernight: boolean;
  /** What it takes in memory, roughly. */
  readonly bytes: number;
  readonly #weekly: readonly (readonly WallHours[])[];
  readonly #dates: ReadonlyMap<LocalDate, readonly WallHours[]>;

  /** Throws `CalendarError` with all problems, and `ZoneDataError`. */
  constructor(calendar: Calendar) {
    const problems: CalendarProblem[] = [];
    const zone = readZone(calendar, problems);
    this.#weekly = readWeekly(calendar.weekly, problems);
    this.#dates = readDates(calendar, problems);
    if (zone === null || problems.length > 0) throw new CalendarError(problems);
    this.zone = zone;
    const intervals = [...this.#weekly, ...this.#dates.values()].flat();
    this.isOvernight = intervals.some(({ to }) => to > DAY);
    this.bytes = this.#dates.size * BYTES_OF_A_DATE + intervals.length * BYTES_OF_AN_INTERVAL;
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
    return this.#dates.get(date) ?? this.#weekly[weekdayOf(date)] ?? CLOSED;
  }

  /** Whether any weekday has hours, so that there is always another opening. */
  opensWeekly(): boolean {
    return this.#weekly.some((hours) => hours.length > 0);
  }

  /** The first exception date that has open hours; null if there is none. */
  firstException(): LocalDate | null {
    return this.#openDates().reduce<LocalDate | null>(
      (first, date) => (first === null ? date : Math.min(first, date)),
      null,
    );
  }

  /** The last exception date that has open hours; null if there is none. */
  lastException(): LocalDate | null {
    return this.#openDates().reduce<LocalDate | null>(
      (last, date) => (last === null ? date : Math.max(last, date)),
      null,
    );
  }

  #openDates(): readonly LocalDate[] {
    return [...this.#dates].filter(([, hours]) => hours.length > 0).map(([date]) => date);
  }
}

/** How far the hours of a day reach into the next one, in milliseconds of wall time. */
function reachOf(hours: readonly WallHours[]): number {
  return Math.max(0, ...hours.map(({ to }) => to - DAY));
}

function readZone({ timeZone, zoneData }: Calendar, problems: CalendarProblem[]): Zone | null {
  const zone = zoneOf(timeZone, zoneData);
  if (zone === null) {
    const message = `"${timeZone}" is not an IANA time zone, such as Europe/Berlin`;
    problems.push({ path: 'timeZone', code: 'zone-unknown', message });
  }
  return zone;
}

function readWeekly(
  weekly: Calendar['weekly'],
  problems: CalendarProblem[],
): readonly (readonly WallHours[])[] {
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

function readDates(
  { holidays, exceptions }: Calendar,
  problems: CalendarProblem[],
): Map<LocalDate, readonly WallHours[]> {
  const read = new Map<LocalDate, readonly WallHours[]>();
  const add = (text: string, path: string, intervals: readonly WallInterval[]): void => {
    const date = parseLocalDate(text);
    const hours = intervals.length > 0 ? readIntervals(intervals, path, problems) : CLOSED;
    if (date !== null) {
      read.set(date, hours);
    } else {
      const message = `"${text}" is not a date: write an existing one as YYYY-MM-DD`;
      problems.push({ path, code: 'date-invalid', message });
    }
  };
  for (const text of Object.keys(holidays)) add(text, `holidays.${text}`, []);
  for (const [text, intervals] of Object.entries(exceptions)) {
    add(text, `exceptions.${text}`, intervals);
  }
  return read;
}
