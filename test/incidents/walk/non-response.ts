import type { Severity } from '../incident.ts';
import type { Counts } from './hours.ts';
import { TallyOfMinutes } from './tally-of-minutes.ts';
import type { Spans } from './terms.ts';

/** A wait for the customer, from the request on. */
export class NonResponse {
  readonly #spans: Spans | null;
  readonly #counts: Counts;
  #tally: TallyOfMinutes;
  #isEndless = false;

  constructor(spans: Spans | null, askedAt: number, counts: Counts) {
    this.#spans = spans;
    this.#counts = counts;
    this.#tally = new TallyOfMinutes(askedAt, counts);
  }

  isOver(at: number, severity: Severity): boolean {
    if (this.#spans === null || this.#isEndless) return false;
    const end = this.#tally.endOf(this.#spans[severity]);
    return end !== null && end <= at;
  }

  /** Passes the minute that begins now. */
  pass(): void {
    if (!this.#isEndless) this.#tally.pass(false);
  }

  /** The severity was lowered: each step is timed from the one before. */
  beginAgain(at: number): void {
    this.#tally = new TallyOfMinutes(at, this.#counts);
  }

  /** The case is flagged, and waits on. */
  waitOn(): void {
    this.#isEndless = true;
  }
}
