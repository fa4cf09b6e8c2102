import moment from 'moment-timezone';

/**
 * What wall clocks show, minute by minute, by asking `moment-timezone`, which reads the same release of the zone
 * data. It shares no code with `domain/time`.
 *
 * The clock is read at both ends of each day of UTC. Where it is as far ahead at the one as at the
 * other it did not jump between them; else it is read every quarter of an hour, and each minute of
 * a quarter in which it jumped. `agreement.property.test.ts` holds this against plain readings.
 */

const MINUTE = 60_000;
const QUARTER = 15;
const MINUTES_A_DAY = 1_440;

/** How far ahead of UTC a clock is in each minute of a day of UTC, in minutes. */
type Offsets = Int16Array;

/** A zone's wall clock from 1972 on: earlier offsets are not of whole minutes. */
class WallClock {
  readonly #zone: moment.MomentZone;
  readonly #midnights = new Map<number, number>();
  readonly #days = new Map<number, Offsets>();

  constructor(timeZone: string) {
    this.#zone = moment.tz.zone(timeZone)!;
  }

  /** The offsets of a day of UTC, counted from 1970-01-01. */
  offsetsOn(day: number): Offsets {
    const found = this.#days.get(day) ?? this.#readDay(day);
    this.#days.set(day, found);
    return found;
  }

  /** How far ahead of UTC the clock is in a minute, in minutes. */
  read(minute: number): number {
    return -this.#zone.utcOffset(minute * MINUTE);
  }

  #readDay(day: number): Offsets {
    const offset = this.#midnight(day);
    if (offset === this.#midnight(day + 1)) return constant(offset);
    const offsets = new Int16Array(MINUTES_A_DAY);
    for (let quarter = 0; quarter < MINUTES_A_DAY; quarter += QUARTER) {
      offsets.set(this.#readQuarter(day * MINUTES_A_DAY + quarter), quarter);
    }
    return offsets;
  }

  #readQuarter(first: number): readonly number[] {
    const offset = this.read(first);
    const same = offset === this.read(first + QUARTER);
    return Array.from({ length: QUARTER }, (_, minute) =>
      same ? offset : this.read(first + minute),
    );
  }

  #midnight(day: number): number {
    const found = this.#midnights.get(day) ?? this.read(day * MINUTES_A_DAY);
    this.#midnights.set(day, found);
    return found;
  }
}

const constants = new Map<number, Offsets>();

function constant(offset: number): Offsets {
  const found = constants.get(offset) ?? new Int16Array(MINUTES_A_DAY).fill(offset);
  constants.set(offset, found);
  return found;
}

const clocks = new Map<string, WallClock>();

function clockOf(zone: string): WallClock {
  const found = clocks.get(zone) ?? new WallClock(zone);
  clocks.set(zone, found);
  return found;
}

export function offsetsOn(zone: string, day: number): Offsets {
  return clockOf(zone).offsetsOn(day);
}

/** What the wall clock shows during a minute of UTC, as minutes since 1970-01-01 00:00 local. */
export function wallMinute(zone: string, utcMinute: number): number {
  const day = Math.floor(utcMinute / MINUTES_A_DAY);
  return utcMinute + offsetsOn(zone, day)[utcMinute - day * MINUTES_A_DAY]!;
}

/** The same by a reading of this very minute. */
export function wallMinuteAsRead(zone: string, utcMinute: number): number {
  return utcMinute + clockOf(zone).read(utcMinute);
}

/** The instants between two years at which a zone's clocks jump. */
export function bruteTransitions(zone: string, fromYear: number, toYear: number): number[] {
  const found: number[] = [];
  const end = Date.UTC(toYear, 0) / MINUTE / MINUTES_A_DAY;
  for (let day = Date.UTC(fromYear, 0) / MINUTE / MINUTES_A_DAY; day < end; day += 1) {
    const offsets = offsetsOn(zone, day);
    if (offsets === offsetsOn(zone, day + 1)) continue;
    const first = day * MINUTES_A_DAY;
    for (let minute = first; minute < first + MINUTES_A_DAY; minute += 1) {
      const jumps = wallMinute(zone, minute) + 1 !== wallMinute(zone, minute + 1);
      if (jumps) found.push((minute + 1) * MINUTE);
    }
  }
  return found;
}
