import type { Instant } from '../time/instant.ts';
import type { Schedule, ScheduleTable } from './schedule.ts';
import { lookingUp, partsOf, type Scheduler } from './scheduler.ts';
import { SizedMap } from './sized-map.ts';

/** When a clock started, and how many pauses it has had. */
export interface ClockStart {
  readonly startedAt: Instant;
  /** One number for those of its promises that pause on the customer, one for the others. */
  readonly pauses: readonly number[];
}

/**
 * The schedules computed for a case when it opened and since. Existing schedules never change, so that
 * a worker with other zone data does not move a deadline.
 */
export class KnownSchedules {
  readonly #opening: ScheduleTable;
  readonly #since = new SizedMap<Schedule>();
  /** Keys of the schedules, by the instant from which each is counted. */
  readonly #starting = new Map<Instant, { readonly key: string; readonly pauses: number }[]>();

  constructor(opening: ScheduleTable, since: ScheduleTable = {}) {
    this.#opening = opening;
    for (const key of Object.keys(opening)) this.#index(key);
    this.add(since);
  }

  /** A scheduler that looks up these schedules. */
  readonly scheduler: Scheduler = lookingUp((key) => this.#get(key));

  /** The schedules computed after the opening. */
  get since(): ScheduleTable {
    return Object.fromEntries(this.#since.entries());
  }

  /** The length of `since` as JSON in UTF-8. */
  get bytes(): number {
    return this.#since.bytes;
  }

  add(table: ScheduleTable): void {
    for (const [key, schedule] of Object.entries(table)) {
      if (this.#get(key)) continue;
      this.#since.set(key, schedule);
      this.#index(key);
    }
  }

  /**
   * Forgets the schedules of what would have started by itself after an instant, and no longer will.
   * @param kept the keys of what still starts by itself
   */
  forgetAfter(instant: Instant, kept: ReadonlySet<string>): void {
    for (const [start, keys] of this.#starting) {
      if (start <= instant) continue;
      for (const { key } of keys) {
        if (!kept.has(key)) this.#since.delete(key);
      }
      const left = keys.filter(({ key }) => this.#get(key));
      if (left.length > 0) this.#starting.set(start, left);
      else this.#starting.delete(start);
    }
  }

  /**
   * The schedules that start at or after an instant, and the earlier ones that clocks may still need.
   * @param starts those clocks
   */
  startingAt(starts: readonly ClockStart[], from: Instant): ScheduleTable {
    const needed: string[] = [];
    for (const [start, keys] of this.#starting) {
      if (start >= from) needed.push(...keys.map(({ key }) => key));
    }
    for (const { startedAt, pauses } of starts) {
      if (startedAt >= from) continue;
      const all = Math.max(...pauses);
      for (const { key, pauses: count } of this.#starting.get(startedAt) ?? []) {
        // Another severity may not pause on the customer, and then counts the other pauses alone.
        if (count >= all || pauses.includes(count)) needed.push(key);
      }
    }
    return Object.fromEntries(needed.map((key) => [key, this.#get(key)!]));
  }

  #get(key: string): Schedule | undefined {
    return this.#opening[key] ?? this.#since.get(key);
  }

  #index(key: string): void {
    const { startedAt, pauses } = partsOf(key);
    const others = this.#starting.get(startedAt);
    if (others) others.push({ key, pauses });
    else this.#starting.set(startedAt, [{ key, pauses }]);
  }
}
