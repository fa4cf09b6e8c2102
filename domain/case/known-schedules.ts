import type { Instant } from '../time/instant.ts';
import type { Schedule, ScheduleTable } from './schedule.ts';
import { lookingUp, partsOf, type Scheduler } from './scheduler.ts';

/**
 * What was scheduled for a case when it opened, and since. What is known stays: another worker's
 * zone data may say otherwise, and nobody's deadline moves for that.
 */
export class KnownSchedules {
  readonly #opening: ScheduleTable;
  readonly #since: Record<string, Schedule> = {};
  /** By the instant that they start from. */
  readonly #starting = new Map<Instant, { readonly key: string; readonly pauses: number }[]>();

  constructor(opening: ScheduleTable, since: ScheduleTable = {}) {
    this.#opening = opening;
    for (const key of Object.keys(opening)) this.#index(key);
    this.add(since);
  }

  /** Looks up all of it. */
  readonly scheduler: Scheduler = lookingUp((key) => this.#get(key));

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

  /**
   * Those that start from an instant on, and of those that start before it what clocks can still ask for.
   * @param starts when such clocks have started, and how many pauses they have had
   */
  startingAt(starts: ReadonlyMap<Instant, number>, from: Instant): ScheduleTable {
    const found: Record<string, Schedule> = {};
    for (const [start, keys] of this.#starting) {
      const had = start >= from ? 0 : starts.get(start);
      if (had === undefined) continue;
      for (const { key, pauses } of keys) {
        // Another severity may not pause at all.
        if (pauses === 0 || pauses >= had) found[key] = this.#get(key)!;
      }
    }
    return found;
  }

  #get(key: string): Schedule | undefined {
    return this.#opening[key] ?? this.#since[key];
  }

  #index(key: string): void {
    const { startedAt, pauses } = partsOf(key);
    const others = this.#starting.get(startedAt);
    if (others) others.push({ key, pauses });
    else this.#starting.set(startedAt, [{ key, pauses }]);
  }
}
