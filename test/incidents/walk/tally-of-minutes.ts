import { HOURS, type Counts, type Hours } from './hours.ts';
import type { Span } from './terms.ts';

const MINUTE = 60_000;

/**
 * Every minute since a start that counted, by the hours it is counted in. It walks through all
 * minutes, and is asked afterwards where an amount of them ended.
 */
export class TallyOfMinutes {
  readonly #counts: Counts;
  readonly #counted: Record<Hours, number[]> = { always: [], office: [], watch: [] };
  readonly #lost: Record<Hours, boolean> = { always: false, office: false, watch: false };
  #now: number;

  constructor(startedAt: number, counts: Counts) {
    this.#now = startedAt;
    this.#counts = counts;
  }

  /** Passes the minute that begins now; one in which the clock stands still is lost. */
  pass(standsStill: boolean): void {
    for (const hours of HOURS) {
      if (!this.#counts(hours, this.#now)) continue;
      if (standsStill) this.#lost[hours] = true;
      else this.#counted[hours].push(this.#now);
    }
    this.#now += MINUTE;
  }

  /** Goes on until a span has passed, and answers when that was. */
  passUntilEndOf(span: Span): number {
    for (;;) {
      const end = this.endOf(span);
      if (end !== null) return end;
      this.pass(false);
    }
  }

  /** When a span had passed; null where it has not. What was lost makes days an amount of time. */
  endOf({ hours, minutes, wholeDays = false }: Span): number | null {
    const counted = this.#counted[hours];
    if (wholeDays && !this.#lost[hours]) {
      const isOpeningNow = counted.length === minutes && this.#counts(hours, this.#now);
      return isOpeningNow ? this.#now : (counted[minutes] ?? null);
    }
    const last = counted[minutes - 1];
    return last === undefined ? null : last + MINUTE;
  }

  /** How many minutes had counted before an instant. */
  minutesUntil(hours: Hours, instant: number): number {
    return this.#counted[hours].filter((minute) => minute < instant).length;
  }
}
