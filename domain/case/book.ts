import type { Instant } from '../time/instant.ts';
import { toIso } from '../time/instant.ts';
import { creditOccurrence, reservedCredit, type CreditMoved } from './credit.ts';
import { foldCase, lifeAt } from './fold.ts';
import { judgeAct, type JudgedAct, type Refusal } from './judge.ts';
import { keyAgain, clockKey, SYSTEM, thresholdOf, type Occurrence } from './occurrence.ts';
import { PlanMissingError, tablePlanner, type Planner } from './planner.ts';
import type {
  Act,
  CaseCredit,
  CaseEvent,
  CaseFile,
  CaseState,
  Clock,
  PlannedWarning,
  PlanTable,
} from './types.ts';
import type { Wake } from './wake.ts';

/** What came of looking at the case at an instant. */
export interface Advance {
  /** Newly recorded, in order, to be published. */
  readonly events: readonly CaseEvent[];
  readonly wake: Wake | null;
  /** Nothing can happen to the case any more. */
  readonly over: boolean;
}

/** What a book hands to the one that goes on in its place, small enough for a message. */
export interface CarriedBook {
  /** In the order of their arrival; notes stand in the timeline. */
  readonly acts: readonly Act[];
  readonly plans: PlanTable;
  /** The number of the last event. */
  readonly seq: number;
  /** What was recorded and still stands. */
  readonly standing: readonly Standing[];
  /** Warnings whose alert went out. */
  readonly warned: readonly string[];
  /** How often each verdict was withdrawn that was withdrawn at all. */
  readonly withdrawn: Readonly<Record<string, number>>;
  /** Up to where it was advanced. */
  readonly advancedTo: Instant;
  /** Null where the case uses none. */
  readonly credit: CaseCredit | null;
}

/** An event that was recorded, with what a correction of it needs. */
interface Standing extends Pick<Occurrence, 'key' | 'type' | 'at' | 'actor' | 'metric' | 'quiet'> {
  readonly source?: unknown;
}

/**
 * Far more than people do to a case; together with their length it keeps what a book carries over
 * below a message's 2 MiB. A case that something floods can still be closed.
 */
const MOST_ACTS = 1_000;
const MOST_CHARACTERS = 300_000;

/** Events that say how a clock stands, and must be corrected when that turns out otherwise. */
const VERDICTS: ReadonlySet<string> = new Set([
  'case.sla.breached',
  'case.sla.met',
  'case.sla.met_late',
  'case.severity.downgraded',
  'case.flagged',
  'case.escalated',
]);

/**
 * The book of one case: its acts, and the timeline of what was recorded. Each time it is advanced
 * it compares what is true now with what was recorded before: what is new is recorded once, and
 * a recorded verdict that is no longer true is corrected, with both left in the timeline.
 */
export class CaseBook {
  readonly file: CaseFile;
  #state: CaseState;
  #plans: PlanTable;
  #seq: number;
  #advancedTo: Instant;
  #credit: CaseCredit | null;
  /** Movements of the credit that the next advance records. */
  #credited: CreditMoved[] = [];
  readonly #acts: Act[];
  readonly #events: CaseEvent[] = [];
  /** By key. */
  readonly #standing: Map<string, Standing>;
  /** A correction does not make an alert unhappen. */
  readonly #warned: Set<string>;
  readonly #withdrawn: Map<string, number>;

  /** @param carried what another book of this case has handed over; absent for a new case */
  constructor(file: CaseFile, carried?: CarriedBook) {
    this.file = file;
    this.#plans = carried?.plans ?? {};
    this.#seq = carried?.seq ?? 0;
    this.#advancedTo = carried?.advancedTo ?? file.openedAt;
    this.#acts = [...(carried?.acts ?? [])];
    this.#standing = new Map(carried?.standing.map((one) => [one.key, one]));
    this.#warned = new Set(carried?.warned);
    this.#withdrawn = new Map(Object.entries(carried?.withdrawn ?? {}));
    this.#credit = carried?.credit ?? null;
    this.#state = this.#completed(
      foldCase(file, this.#acts, this.#advancedTo, this.#planner()).state,
    );
    const { held } = file.credit ?? {};
    if (!carried && held) {
      this.moveCredit({ credit: reservedCredit(held), by: file.openedBy, told: 'moved' });
    }
  }

  get state(): CaseState {
    return this.#state;
  }

  /** The number of the last event. */
  get seq(): number {
    return this.#seq;
  }

  get acts(): readonly Act[] {
    return this.#acts;
  }

  /** What this book has recorded; events from before it was carried over are the ledger's. */
  get events(): readonly CaseEvent[] {
    return this.#events;
  }

  /** The same act twice is one act. */
  has(actId: string): boolean {
    return [...this.file.history, ...this.#acts].some(({ id }) => id === actId);
  }

  /** Whether everything is planned that the case would call for with one more act. */
  isPlannedWith(act: Act): boolean {
    try {
      foldCase(this.file, [...this.#acts, act], Infinity, this.#planner());
      return true;
    } catch (error) {
      if (error instanceof PlanMissingError) return false;
      throw error;
    }
  }

  /** The plans that the book has beside those of its file. */
  get plans(): PlanTable {
    return this.#plans;
  }

  /**
   * Whether the case takes an act, judged at the act's own instant: a response from before the
   * close is taken after it. A case that is closed is not closed again. Never looks at the present.
   */
  refusalOf(act: JudgedAct): Refusal | null {
    const { openedAt } = this.file;
    if (act.at < openedAt) return { code: 'instant-before-opening', openedAt };
    const { closure } = this.#state;
    if (act.act === 'close' && closure !== null)
      return { code: 'case-closed', closedAt: closure.at };
    const refusal = judgeAct(
      this.file,
      lifeAt(this.file, this.#acts, act.at, this.#planner()),
      act,
    );
    if (refusal !== null) return refusal;
    const isFull = act.act !== 'close' && !this.#hasRoomFor(act);
    return isFull ? { code: 'too-many-acts', most: MOST_ACTS } : null;
  }

  /** Takes an act that was not refused, with the plans that it calls for. */
  take(act: Act, plans: PlanTable = {}): void {
    if (this.has(act.id)) return;
    this.#plans = { ...this.#plans, ...plans };
    this.#acts.push(act);
  }

  /** The credit of the case has moved; the next advance records it. */
  moveCredit(moved: CreditMoved): void {
    this.#credit = moved.credit;
    this.#credited.push(moved);
    this.#state = this.#completed(this.#state);
  }

  /** What the next book of this case starts with. Everything recorded has to be published before. */
  carry(): CarriedBook {
    return {
      acts: this.#acts.map((act) => (act.act === 'close' ? act : { ...act, note: null })),
      plans: this.#plans,
      seq: this.#seq,
      standing: [...this.#standing.values()],
      warned: [...this.#warned],
      withdrawn: Object.fromEntries(this.#withdrawn),
      advancedTo: this.#advancedTo,
      credit: this.#credit,
    };
  }

  #planner(): Planner {
    return tablePlanner(this.file, this.#plans);
  }

  #hasRoomFor(act: JudgedAct): boolean {
    const characters = JSON.stringify([
      this.#acts.map((one) => ({ ...one, note: null })),
      act,
    ]).length;
    return this.#acts.length < MOST_ACTS && characters <= MOST_CHARACTERS;
  }

  /** Records everything that is true at `now` and was not recorded yet. */
  advance(now: Instant): Advance {
    const planner = this.#planner();
    const { state, occurrences, horizon, wake } = foldCase(this.file, this.#acts, now, planner);
    const before = this.#events.length;
    this.#advancedTo = now;
    const fresh = occurrences.filter((one) => this.#isNew(one));
    const corrections = this.#corrections(occurrences, now);
    for (const occurrence of [...fresh, ...corrections]) this.#record(occurrence);
    for (const moved of this.#credited.splice(0)) this.#recordCredit(moved);
    this.#state = this.#completed(state);
    return {
      events: this.#events.slice(before),
      wake,
      over: state.closure !== null && state.closure.reopenableUntil <= horizon,
    };
  }

  /**
   * A verdict of another instant is another verdict. Whatever else a late act moves was told once,
   * and is not told again unless nobody was told then.
   */
  #isNew(occurrence: Occurrence): boolean {
    const known = this.#standing.get(occurrence.key);
    if (!known) return true;
    if (isVerdict(occurrence)) return known.at !== occurrence.at;
    return known.quiet && !occurrence.quiet;
  }

  #record(occurrence: Occurrence): void {
    const { key, type, at, actor, metric, quiet, data } = occurrence;
    const source = isVerdict(occurrence) ? { source: data['source'] } : {};
    this.#standing.set(key, { key, type, at, actor, metric, quiet, ...source });
    if (type === 'case.sla.warning' && !quiet) this.#warned.add(key);
    this.#seq += 1;
    this.#events.push({ seq: this.#seq, ...occurrence, key: this.#alertKey(key) });
  }

  /**
   * A verdict that was withdrawn and has come true again is told again: whoever was told of the
   * correction would take it for the last word otherwise.
   */
  #alertKey(key: string): string {
    return keyAgain(key, this.#withdrawn.get(key) ?? 0);
  }

  /** One correction for each metric, and for the silence, of which a recorded verdict is not true. */
  #corrections(now: readonly Occurrence[], at: Instant): Occurrence[] {
    const holds = new Map(now.map((one) => [one.key, one.at]));
    const wrong = [...this.#standing.values()].filter(
      (one) => isVerdict(one) && holds.get(one.key) !== one.at,
    );
    for (const { key } of wrong) {
      this.#standing.delete(key);
      this.#withdrawn.set(key, (this.#withdrawn.get(key) ?? 0) + 1);
    }
    return [...new Set(wrong.map(({ metric }) => metric))].map((metric) =>
      this.#correction(
        metric,
        wrong.filter((one) => one.metric === metric),
        at,
      ),
    );
  }

  #correction(
    metric: Occurrence['metric'],
    withdrawn: readonly Standing[],
    now: Instant,
  ): Occurrence {
    const cause = this.#acts.at(-1);
    const list = withdrawn.map((one) => `${one.type} of ${toIso(one.at)}`).join(', ');
    return {
      key: `corrected:${this.#seq}:${metric ?? 'silence'}`,
      type: 'case.sla.corrected',
      at: cause?.at ?? now,
      actor: cause?.by ?? SYSTEM,
      metric,
      // Nobody is told that what they were never told no longer holds.
      quiet: withdrawn.every((one) => one.quiet),
      data: {
        reason: `${causeOf(cause)}: ${list} no longer holds.`,
        source: withdrawn[0]?.source,
        withdrawn: withdrawn.map((one) => ({ type: one.type, at: toIso(one.at) })),
      },
    };
  }

  /** What a fold does not know: who was told, and what a pack has moved. */
  #completed(state: CaseState): CaseState {
    const clocks = state.clocks.map((clock) => this.#withSentWarnings(clock));
    return { ...state, clocks, credit: this.#credit };
  }

  /** Movements are not compared with what is true: each is recorded as it came. */
  #recordCredit(moved: CreditMoved): void {
    this.#seq += 1;
    const { quietBefore } = this.file;
    const occurrence = creditOccurrence(moved, { quietBefore, number: this.#seq });
    this.#events.push({ seq: this.#seq, ...occurrence });
  }

  #withSentWarnings(clock: Clock): Clock {
    const warnings = clock.warnings.map((warning) => ({
      ...warning,
      sent: warning.sent || this.#warned.has(keyOfWarning(clock, warning)),
    }));
    return { ...clock, warnings };
  }
}

function causeOf(act: Act | undefined): string {
  return act?.act === 'withdraw-request'
    ? 'A request that was a mistake changes the record'
    : 'An act that was reported late changes the record';
}

function isVerdict({ type, actor }: Pick<Occurrence, 'type' | 'actor'>): boolean {
  return VERDICTS.has(type) || (type === 'case.closed' && actor === SYSTEM);
}

function keyOfWarning({ metric, cycle }: Clock, warning: PlannedWarning): string {
  return clockKey(metric, cycle, thresholdOf(warning));
}
