import type { Instant } from '../time/instant.ts';
import type { Schedule, ScheduleTable } from './schedule.ts';
import { ScheduleMissingError, scheduleKey, startOf, type Scheduler } from './scheduler.ts';

/**
 * What was scheduled for a case when it opened, and since. What is known stays: another worker's
 * zone data may say otherwise, and nobody's deadline moves for that.
 */
export class KnownSchedules {
  readonly #opening: ScheduleTable;
  readonly #since: Record<string, Schedule> = {};
  /** Keys by the instant that they start from. */
  readonly #starting = new Map<Instant, string[]>();

  constructor(opening: ScheduleTable, since: ScheduleTable = {}) {
    this.#opening = opening;
    for (const key of Object.keys(opening)) this.#index(key);
    this.add(since);
  }

  /** Looks up and computes nothing, so that workflow code can use it. Throws `ScheduleMissingError`. */
  readonly scheduler: Scheduler = (request) => {
    const found = this.#get(scheduleKey(request));
    if (found) return found;
    throw new ScheduleMissingError(request);
  };

  /** What was scheduled after the opening. */
  get since(): ScheduleTable {
    return this.#since;
  }

  add(table: ScheduleTable): void {
    for (const [key, schedule] of Object.entries(table)) {
      if (this.#get(key)) continue;
      this.#since[key] = schedule;
      this.#index(key);
    }
  }

  /** Those that start at one of some instants, or from another one on. */
  startingAt(starts: ReadonlySet<Instant>, from: Instant): ScheduleTable {
    const keys = [...this.#starting].flatMap(([start, some]) =>
      start >= from || starts.has(start) ? some : [],
    );
    return Object.fromEntries(keys.map((key) => [key, this.#get(key)!]));
  }

  #get(key: string): Schedule | undefined {
    return this.#opening[key] ?? this.#since[key];
  }

  #index(key: string): void {
    const start = startOf(key);
    this.#starting.set(start, [...(this.#starting.get(start) ?? []), key]);
  }
}
