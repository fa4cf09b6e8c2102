import { toIso, type Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import { refusalFor, type JudgedAct } from './acts.ts';
import { VERDICT_TYPES, type CaseEvent, type VerdictType } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseCredit, CaseState, Clock } from './case-state.ts';
import type { Metric, Source } from './commitment.ts';
import { creditDraft, reservedCredit, type CreditMoved } from './credit.ts';
import { clockKey, keyAgain, SYSTEM, thresholdOf, type EventDraft } from './event-draft.ts';
import { KnownSchedules } from './known-schedules.ts';
import type { MachineSnapshot } from './machine.ts';
import type { ActRefusal } from './refusal.ts';
import { CaseReplay, live, type ReplayChanges } from './replay.ts';
import type { ScheduleTable } from './schedule.ts';
import { ScheduleMissingError } from './scheduler.ts';
import type { Wakeup } from './wakeup.ts';

/** What came of looking at the case at an instant. */
export interface Advance {
  /** Newly recorded, in order, to be published. */
  readonly events: readonly CaseEvent[];
  readonly wakeup: Wakeup | null;
  /** Nothing can happen to the case any more. */
  readonly over: boolean;
}

/** What a journal hands to the one that goes on in its place, small enough for a message. */
export interface CarriedJournal {
  /** In the order of their arrival; notes stand in the timeline. */
  readonly acts: readonly Act[];
  readonly schedules: ScheduleTable;
  /** The number of the last event. */
  readonly seq: number;
  /** What was recorded and still stands. */
  readonly recorded: readonly RecordedEvent[];
  /** How often each verdict was withdrawn that was withdrawn at all. */
  readonly withdrawn: Readonly<Record<string, number>>;
  /** Up to where it was advanced. */
  readonly advancedTo: Instant;
  /** Null where the case uses none. */
  readonly credit: CaseCredit | null;
}

/** An event that was recorded, with what a correction of it needs. */
interface RecordedEvent extends Pick<EventDraft, 'key' | 'type' | 'at' | 'actor' | 'quiet'> {
  /** Of a verdict: the metric of its clock, null for what silence has brought about. */
  readonly metric?: Metric | null;
  readonly source?: Source | null;
}

/** What has to be scheduled before an act can be recorded, for whoever has calendars and zones. */
export interface Unscheduled {
  /** The case before `acts`. */
  readonly snapshot: MachineSnapshot;
  /** The act, and those after it where it was reported late. */
  readonly acts: readonly Act[];
  /** What of all this is known: it stays as it is. */
  readonly known: ScheduleTable;
}

/**
 * Far more than people do to a case; together with their length it keeps what a journal carries over
 * below a message's 2 MiB. A case that something floods can still be closed.
 */
const MAX_ACTS = 1_000;
const MAX_CHARACTERS = 300_000;

/**
 * The journal of one case: its acts, and the timeline of what was recorded. Each time it is advanced
 * it compares what is true now with what was recorded before: what is new is recorded once, and
 * a recorded verdict that is no longer true is corrected, with both left in the timeline.
 */
export class CaseJournal {
  readonly file: CaseFile;
  readonly #replay: CaseReplay;
  readonly #schedules: KnownSchedules;
  #state: CaseState;
  #seq: number;
  #advancedTo: Instant;
  #credit: CaseCredit | null;
  /** Movements of the credit that the next advance records. */
  #moved: CreditMoved[] = [];
  readonly #acts: Act[];
  readonly #actIds: Set<string>;
  /** Of the acts as JSON, without their notes. */
  #characters: number;
  readonly #events: CaseEvent[] = [];
  /** By key. */
  readonly #recorded: Map<string, RecordedEvent>;
  /** What comes before what in the order of its recording, by key. */
  readonly #places: Map<string, number>;
  /** What another journal has recorded was not yet compared with what is true. */
  #isCarried: boolean;
  /** Keys of warnings that were sent and that the replay has no more, or as told to nobody. */
  readonly #undone = new Set<string>();
  readonly #withdrawn: Map<string, number>;

  /** @param carried what another journal of this case has handed over; absent for a new case */
  constructor(file: CaseFile, carried?: CarriedJournal) {
    this.file = file;
    this.#schedules = new KnownSchedules(file.schedules, carried?.schedules);
    this.#seq = carried?.seq ?? 0;
    this.#advancedTo = carried?.advancedTo ?? file.openedAt;
    this.#acts = [...(carried?.acts ?? [])];
    this.#actIds = new Set([...file.history, ...this.#acts].map(({ id }) => id));
    this.#characters = this.#acts.map(charactersOf).reduce((sum, each) => sum + each, 0);
    this.#recorded = new Map(carried?.recorded.map((one) => [one.key, one]));
    this.#places = new Map(carried?.recorded.map(({ key }, index) => [key, index]));
    this.#isCarried = carried !== undefined;
    this.#withdrawn = new Map(Object.entries(carried?.withdrawn ?? {}));
    this.#credit = carried?.credit ?? null;
    this.#replay = new CaseReplay(file, this.#schedules.scheduler, this.#acts);
    this.#state = this.#completed(this.#replay.runTo(this.#advancedTo).state);
    const { held } = file.credit ?? {};
    if (!carried && held) {
      this.moveCredit({ credit: reservedCredit(held), by: file.openedBy, outcome: 'moved' });
    }
  }

  get state(): CaseState {
    return this.#state;
  }

  /** The number of the last event. */
  get seq(): number {
    return this.#seq;
  }

  /** What this journal has recorded; events from before it was carried over are the ledger's. */
  get events(): readonly CaseEvent[] {
    return this.#events;
  }

  /** The same act twice is one act. */
  hasAct(id: string): boolean {
    return this.#actIds.has(id);
  }

  /**
   * Whether the case takes an act, judged at the act's own instant: a response from before the
   * close is taken after it. A case that is closed is not closed again. Never looks at the present.
   */
  refusalFor(act: JudgedAct): ActRefusal | null {
    const { openedAt } = this.file;
    if (act.at < openedAt) return { code: 'instant-before-opening', openedAt };
    const { closure } = this.#state;
    if (act.act === 'close' && closure !== null) {
      return { code: 'case-closed', closedAt: closure.at };
    }
    const refusal = refusalFor(this.#replay.at(act.at), act);
    if (refusal !== null) return refusal;
    const isFull = act.act !== 'close' && !this.#hasRoomFor(act);
    return isFull ? { code: 'too-many-acts', most: MAX_ACTS } : null;
  }

  /**
   * What is not scheduled yet of all that the case would call for with one more act, if nobody did
   * anything more; null where nothing is missing.
   */
  unscheduledWith(act: Act): Unscheduled | null {
    const { machine, acts, livedTo } = this.#replay.with(act);
    const snapshot = machine.snapshot();
    try {
      for (const one of acts) live(machine, one);
      machine.runThrough(Infinity);
      return null;
    } catch (error) {
      if (!(error instanceof ScheduleMissingError)) throw error;
      const known = this.#schedules.startingAt(startsOf(snapshot), livedTo);
      return { snapshot, acts: acts.map(withoutNote), known };
    }
  }

  /** Accepts an act that was not refused, with the schedules that it calls for. */
  accept(act: Act, schedules: ScheduleTable = {}): void {
    if (this.hasAct(act.id)) return;
    this.#schedules.add(schedules);
    this.#replay.add(act);
    this.#acts.push(act);
    this.#actIds.add(act.id);
    this.#characters += charactersOf(act);
  }

  /** The credit of the case has moved; the next advance records it. */
  moveCredit(moved: CreditMoved): void {
    this.#credit = moved.credit;
    this.#moved.push(moved);
    this.#state = this.#completed(this.#state);
  }

  /** What the next journal of this case starts with. Everything recorded has to be published before. */
  carry(): CarriedJournal {
    return {
      acts: this.#acts.map((act) => (act.act === 'close' ? act : withoutNote(act))),
      schedules: this.#schedules.since,
      seq: this.#seq,
      recorded: [...this.#recorded.values()],
      withdrawn: Object.fromEntries(this.#withdrawn),
      advancedTo: this.#advancedTo,
      credit: this.#credit,
    };
  }

  /** Records everything that is true at `now` and was not recorded yet. */
  advance(now: Instant): Advance {
    const { state, horizon, wakeup } = this.#replay.runTo(now);
    const changes = this.#replay.takeChanges();
    const before = this.#events.length;
    this.#advancedTo = now;
    const fresh = changes.fresh.filter((one) => this.#isNew(one));
    const corrections = this.#corrections(changes, now);
    for (const draft of [...fresh, ...corrections]) this.#record(draft);
    for (const moved of this.#moved.splice(0)) this.#recordCredit(moved);
    this.#state = this.#completed(state);
    return {
      events: this.#events.slice(before),
      wakeup,
      over: state.closure !== null && state.closure.reopenableUntil <= horizon,
    };
  }

  #hasRoomFor(act: JudgedAct): boolean {
    const characters = this.#characters + charactersOf(act);
    return this.#acts.length < MAX_ACTS && characters <= MAX_CHARACTERS;
  }

  /**
   * A verdict of another instant is another verdict. Whatever else a late act moves was told once,
   * and is not told again unless nobody was told then.
   */
  #isNew(draft: EventDraft): boolean {
    const known = this.#recorded.get(draft.key);
    if (!known) return true;
    if (verdictOf(draft) !== null) return known.at !== draft.at;
    return known.quiet && !draft.quiet;
  }

  #record(draft: EventDraft): void {
    const { key, type, at, actor, quiet } = draft;
    this.#seq += 1;
    if (!this.#recorded.has(key)) this.#places.set(key, this.#seq);
    this.#recorded.set(key, { key, type, at, actor, quiet, ...verdictFacts(draft) });
    this.#events.push({ ...draft, seq: this.#seq, key: this.#alertKey(key) });
  }

  /**
   * A verdict that was withdrawn and has come true again is told again: whoever was told of the
   * correction would take it for the last word otherwise.
   */
  #alertKey(key: string): string {
    return keyAgain(key, this.#withdrawn.get(key) ?? 0);
  }

  /** One correction for each metric, and for the silence, of which a recorded verdict is not true. */
  #corrections({ fresh, gone }: ReplayChanges, now: Instant): EventDraft[] {
    const holds = new Map(fresh.map((one) => [one.key, one.at]));
    const doubted = this.#doubted(gone);
    this.#noteUndone(doubted, fresh);
    const wrong = doubted.filter((one) => verdictOf(one) !== null && holds.get(one.key) !== one.at);
    for (const { key } of wrong) {
      this.#recorded.delete(key);
      this.#withdrawn.set(key, (this.#withdrawn.get(key) ?? 0) + 1);
    }
    const metrics = [...new Set(wrong.map(({ metric }) => metric ?? null))];
    return metrics.map((metric) =>
      this.#correction(
        metric,
        wrong.filter((one) => (one.metric ?? null) === metric),
        now,
      ),
    );
  }

  /** What was recorded and may not be true any more, in the order of its recording. */
  #doubted(gone: ReplayChanges['gone']): readonly RecordedEvent[] {
    const isCarried = this.#isCarried;
    this.#isCarried = false;
    if (isCarried) return [...this.#recorded.values()];
    // Only these are looked up: all that was ever recorded would be more with each act.
    return [...new Set(gone.map(({ key }) => key))]
      .flatMap((key) => this.#recorded.get(key) ?? [])
      .toSorted((a, b) => this.#places.get(a.key)! - this.#places.get(b.key)!);
  }

  #correction(
    metric: Metric | null,
    withdrawn: readonly RecordedEvent[],
    now: Instant,
  ): EventDraft {
    const cause = this.#acts.at(-1);
    return {
      key: `corrected:${this.#seq}:${metric ?? 'non-response'}`,
      type: 'case.sla.corrected',
      at: cause?.at ?? now,
      actor: cause?.by ?? SYSTEM,
      // Nobody is told that what they were never told no longer holds.
      quiet: withdrawn.every((one) => one.quiet),
      data: {
        metric,
        cause: cause?.act === 'withdraw-request' ? 'withdrawn-request' : 'late-report',
        withdrawn: withdrawn.flatMap((one) => {
          const type = verdictOf(one);
          return type === null ? [] : [{ type, at: toIso(one.at) }];
        }),
        source: withdrawn[0]?.source ?? null,
      },
    };
  }

  /** What a replay does not know: who was told, and what a pack has moved. */
  #completed(state: CaseState): CaseState {
    const clocks =
      this.#undone.size === 0
        ? state.clocks
        : state.clocks.map((clock) => this.#withSentWarnings(clock));
    return { ...state, clocks, credit: this.#credit };
  }

  /** Movements are not compared with what is true: each is recorded as it came. */
  #recordCredit(moved: CreditMoved): void {
    this.#seq += 1;
    const { quietBefore } = this.file;
    const draft = creditDraft(moved, { quietBefore, number: this.#seq });
    this.#events.push({ ...draft, seq: this.#seq });
  }

  /** A correction does not make an alert unhappen. */
  #noteUndone(doubted: readonly RecordedEvent[], fresh: readonly EventDraft[]): void {
    const told = new Set(fresh.filter(({ quiet }) => !quiet).map(({ key }) => key));
    for (const { type, key, quiet } of doubted) {
      if (type === 'case.sla.warning' && !quiet && !told.has(key)) this.#undone.add(key);
    }
  }

  #withSentWarnings(clock: Clock): Clock {
    const { metric, cycle } = clock;
    const warnings = clock.warnings.map((warning) => ({
      ...warning,
      sent: warning.sent || this.#undone.has(clockKey(metric, cycle, thresholdOf(warning))),
    }));
    return { ...clock, warnings };
  }
}

/** From when what a case goes on with is counted, and how many pauses it has had at least. */
function startsOf({ clocks, nonResponse }: MachineSnapshot): ReadonlyMap<Instant, number> {
  const starts = new Map<Instant, number>(nonResponse ? [[nonResponse.since, 0]] : []);
  for (const { startedAt, waits } of clocks) {
    const { length } = waits.list;
    starts.set(startedAt, Math.min(starts.get(startedAt) ?? length, length));
  }
  return starts;
}

/** Notes stand in the timeline, and decide nothing. */
function withoutNote(act: Act): Act {
  return { ...act, note: null };
}

/** Of an act as JSON, without its note. */
function charactersOf(act: JudgedAct): number {
  return JSON.stringify({ ...act, note: null }).length;
}

/** As which verdict an event counts; null for what is none. */
function verdictOf({ type, actor }: Pick<EventDraft, 'type' | 'actor'>): VerdictType | null {
  // Whoever closes a case is not the one to be corrected.
  if (type === 'case.closed' && actor !== SYSTEM) return null;
  return VERDICT_TYPES.find((one) => one === type) ?? null;
}

function verdictFacts(draft: EventDraft): Pick<RecordedEvent, 'metric' | 'source'> {
  if (verdictOf(draft) === null) return {};
  const { data } = draft;
  return {
    metric: 'metric' in data ? data.metric : null,
    source: 'source' in data ? data.source : null,
  };
}
