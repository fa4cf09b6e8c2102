import type { Counts } from './hours.ts';
import type { Severity } from '../incident.ts';
import { TallyOfMinutes } from './tally-of-minutes.ts';
import type { Metric, Span, Spans } from './terms.ts';

/** What became of a clock, in the words of the API. */
export interface ClockRecord {
  readonly metric: string;
  readonly cycle: number;
  readonly state: string;
  readonly startedAt: number;
  readonly dueAt: number | null;
  readonly metAt: number | null;
  readonly breachedAt: number | null;
  readonly pauses: readonly WalkedPause[];
}

/** An incident waits for its customer alone. */
interface WalkedPause {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** What stands still while the customer is asked. */
const PAUSING: readonly Metric[] = ['follow_up', 'resolution'];

/** A clock that is told of every minute, of every wait for the customer, and of its end. */
export class WalkedClock {
  readonly metric: Metric;
  readonly #cycle: number;
  readonly #spans: Spans;
  readonly #startedAt: number;
  readonly #tally: TallyOfMinutes;
  readonly #pauses: WalkedPause[] = [];
  #severity: Severity;
  #waitingSince: number | null = null;
  #dueAt: number | null = null;
  #metAt: number | null = null;
  #breachedAt: number | null = null;
  #over = false;

  constructor(clock: {
    metric: Metric;
    cycle: number;
    spans: Spans;
    severity: Severity;
    startedAt: number;
    counts: Counts;
  }) {
    this.metric = clock.metric;
    this.#cycle = clock.cycle;
    this.#spans = clock.spans;
    this.#severity = clock.severity;
    this.#startedAt = clock.startedAt;
    this.#tally = new TallyOfMinutes(clock.startedAt, clock.counts);
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Support waits for the customer: what is breached already does not stand still. */
  wait(at: number): void {
    if (!this.#isOpen() || !PAUSING.includes(this.metric)) return;
    this.#waitingSince ??= at;
  }

  goOn(at: number): void {
    if (this.#waitingSince !== null && this.#waitingSince < at) {
      this.#pauses.push({ from: this.#waitingSince, to: at, reason: 'customer' });
    }
    this.#waitingSince = null;
  }

  /** Another severity allows another span, of the time that has passed too. */
  change(severity: Severity, at: number): void {
    if (!this.#isOpen()) return;
    this.#severity = severity;
    const end = this.#tally.endOf(this.#span());
    const since = this.#waitingSince;
    if (since !== null && end !== null && end < since) this.#breach(at, end);
  }

  /** Whether it is due, as an instant comes. */
  look(at: number): void {
    if (!this.#isOpen() || this.#waitingSince !== null) return;
    const end = this.#tally.endOf(this.#span());
    if (end !== null && end <= at) this.#breach(at, end);
  }

  /** Passes the minute that begins now. */
  pass(): void {
    if (this.#isOpen()) this.#tally.pass(this.#waitingSince !== null);
  }

  meet(at: number): void {
    if (this.#over) return;
    this.#metAt = at;
    this.end(at);
  }

  /** Its case has ended. When it would have been due is walked to. */
  end(at: number): void {
    if (this.#over) return;
    this.goOn(at);
    this.#over = true;
    this.#dueAt ??= this.#tally.passUntilEndOf(this.#span());
  }

  /** How many minutes of its own hours it took to be met; null where it was not, or late. */
  get minutes(): number | null {
    if (this.#metAt === null || this.#breachedAt !== null) return null;
    return this.#tally.minutesUntil(this.#span().hours, this.#metAt);
  }

  record(): ClockRecord {
    return {
      metric: this.metric,
      cycle: this.#cycle,
      state: this.#state(),
      startedAt: this.#startedAt,
      dueAt: this.#dueAt,
      metAt: this.#metAt,
      breachedAt: this.#breachedAt,
      pauses: this.#pauses,
    };
  }

  #state(): string {
    if (this.#breachedAt !== null) return 'breached';
    if (this.#metAt !== null) return 'met';
    return this.#over ? 'cancelled' : 'running';
  }

  #isOpen(): boolean {
    return !this.#over && this.#breachedAt === null;
  }

  #breach(at: number, dueAt: number): void {
    this.#breachedAt = at;
    this.#dueAt = dueAt;
    this.#waitingSince = null;
  }

  #span(): Span {
    return this.#spans[this.#severity];
  }
}
