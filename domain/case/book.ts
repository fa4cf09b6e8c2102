import type { Instant } from '../time/instant.ts';
import { toIso } from '../time/instant.ts';
import { foldCase } from './fold.ts';
import { clockKey, SYSTEM, type Occurrence } from './occurrence.ts';
import type { Act, CaseEvent, CaseFile, CaseState, Clock } from './types.ts';
import { nextWake, type Wake } from './wake.ts';

/** Why an act is not taken. */
export type Refusal =
  | { readonly code: 'case-closed'; readonly closedAt: Instant }
  | { readonly code: 'instant-before-opening'; readonly openedAt: Instant }
  | { readonly code: 'too-many-acts'; readonly most: number };

/** What came of looking at the case at an instant. */
export interface Advance {
  /** Newly recorded, in order, to be published. */
  readonly events: readonly CaseEvent[];
  readonly wake: Wake | null;
  /** Nothing can happen to the case any more. */
  readonly over: boolean;
}

/**
 * Far more than people do to a case, and half of the updates that Temporal takes in one run, so
 * that a case that something floods can still be closed.
 */
const MOST_ACTS = 1_000;

/** Events that say how a clock stands, and must be corrected when that turns out otherwise. */
const VERDICTS: ReadonlySet<string> = new Set([
  'case.sla.breached',
  'case.sla.met',
  'case.sla.met_late',
]);

/**
 * The book of one case: its acts, and the timeline of what was recorded. Each time it is advanced
 * it compares what is true now with what was recorded before: what is new is recorded once, and
 * a recorded verdict that is no longer true is corrected, with both left in the timeline.
 */
export class CaseBook {
  readonly file: CaseFile;
  #state: CaseState;
  readonly #acts: Act[] = [];
  readonly #events: CaseEvent[] = [];
  /** What was recorded and still stands, by key. */
  readonly #standing = new Map<string, Occurrence>();
  /** Thresholds whose alert went out; a correction does not make that unhappen. */
  readonly #alerted = new Set<string>();

  constructor(file: CaseFile) {
    this.file = file;
    this.#state = foldCase(file, [], file.openedAt).state;
  }

  get state(): CaseState {
    return this.#state;
  }

  get events(): readonly CaseEvent[] {
    return this.#events;
  }

  /**
   * Whether the case takes an act, judged at the act's own instant: a response from before the
   * close is taken after it. A case is closed once, so a second close is not. Never looks at the
   * present.
   */
  refusalOf({ act, at }: Pick<Act, 'act' | 'at'>): Refusal | null {
    if (at < this.file.openedAt) {
      return { code: 'instant-before-opening', openedAt: this.file.openedAt };
    }
    const closedAt = this.#state.closure?.at;
    if (closedAt !== undefined && (act === 'close' || at >= closedAt)) {
      return { code: 'case-closed', closedAt };
    }
    const isFull = act !== 'close' && this.#acts.length >= MOST_ACTS;
    return isFull ? { code: 'too-many-acts', most: MOST_ACTS } : null;
  }

  /** Takes an act that was not refused. The same act twice is one act. */
  add(act: Act): void {
    if (!this.#acts.some((one) => one.id === act.id)) this.#acts.push(act);
  }

  /** Records everything that is true at `now` and was not recorded yet. */
  advance(now: Instant): Advance {
    const { state, occurrences, horizon } = foldCase(this.file, this.#acts, now);
    const before = this.#events.length;
    const isNew = (one: Occurrence) => this.#standing.get(one.key)?.at !== one.at;
    const fresh = occurrences.filter(isNew);
    const corrections = this.#corrections(state, occurrences, now);
    for (const occurrence of [...fresh, ...corrections]) this.#record(occurrence);
    this.#state = { ...state, clocks: state.clocks.map((clock) => this.#withSentWarnings(clock)) };
    return {
      events: this.#events.slice(before),
      wake: nextWake(state, horizon),
      over: state.closure !== null && state.closure.reopenableUntil <= horizon,
    };
  }

  #record(occurrence: Occurrence): void {
    this.#standing.set(occurrence.key, occurrence);
    if (!occurrence.quiet) this.#alerted.add(occurrence.key);
    this.#events.push({ seq: this.#events.length + 1, ...occurrence });
  }

  /** One correction for each clock of which a recorded verdict is not true any more. */
  #corrections(state: CaseState, now: readonly Occurrence[], at: Instant): Occurrence[] {
    const holds = new Map(now.map((one) => [one.key, one.at]));
    const wrong = [...this.#standing.values()].filter(
      (one) => VERDICTS.has(one.type) && holds.get(one.key) !== one.at,
    );
    for (const one of wrong) this.#standing.delete(one.key);
    return state.clocks
      .map((clock) => ({ clock, withdrawn: wrong.filter((one) => one.metric === clock.metric) }))
      .filter(({ withdrawn }) => withdrawn.length > 0)
      .map(({ clock, withdrawn }) => this.#correction(clock, withdrawn, at));
  }

  #correction(clock: Clock, withdrawn: readonly Occurrence[], now: Instant): Occurrence {
    const cause = this.#acts.at(-1);
    const list = withdrawn.map((one) => `${one.type} of ${toIso(one.at)}`).join(', ');
    return {
      key: clockKey(clock.metric, clock.cycle, `corrected:${this.#events.length}`),
      type: 'case.sla.corrected',
      at: cause?.at ?? now,
      actor: cause?.by ?? SYSTEM,
      metric: clock.metric,
      // Nobody is told that what they were never told no longer holds.
      quiet: withdrawn.every((one) => one.quiet),
      data: {
        reason: `An act that was reported late changes the record: ${list} no longer holds.`,
        source: clock.source,
        withdrawn: withdrawn.map((one) => ({ type: one.type, at: toIso(one.at) })),
      },
    };
  }

  #withSentWarnings(clock: Clock): Clock {
    const warnings = clock.warnings.map((warning) => ({
      ...warning,
      sent: warning.sent || this.#alerted.has(clockKey(clock.metric, clock.cycle, warning.percent)),
    }));
    return { ...clock, warnings };
  }
}
