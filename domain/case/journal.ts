import { toIso, type Instant } from '../time/instant.ts';
import { joinedSpans } from '../time/joined-spans.ts';
import type { Retractable } from './act-fields.ts';
import type { Act } from './act.ts';
import { refusalFor, type JudgedAct } from './acts.ts';
import type { CaseEvent, CorrectionCause } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseCredit, CaseState, Clock } from './case-state.ts';
import type { Metric } from './commitment.ts';
import { creditDraft, dueCreditMove, reservedCredit, type CreditMoved } from './credit.ts';
import { clockKey, keyAgain, SYSTEM, thresholdOf, type EventDraft } from './event-draft.ts';
import { jsonBytes } from './json-bytes.ts';
import { KnownSchedules, type ClockStart } from './known-schedules.ts';
import type { MachineSnapshot } from './machine.ts';
import { MAX_MESSAGE_BYTES, MAX_STATE_BYTES, RESERVED_BYTES } from './message-limits.ts';
import { recordedEvent, verdictOf, type RecordedEvent } from './recorded-event.ts';
import type { ActRefusal } from './refusal.ts';
import { CaseReplay, mistakeOf, replayAct, type ReplayChanges } from './replay.ts';
import type { ScheduleTable } from './schedule.ts';
import { ScheduleMissingError, scheduleKey, type Scheduler } from './scheduler.ts';
import { SizedMap } from './sized-map.ts';
import { StateMeasure } from './state-measure.ts';
import { pausesOn } from './stretches.ts';
import { pausesDuring } from './wait-policy.ts';
import type { Wakeup } from './wakeup.ts';

/** The result of advancing a case to an instant. */
export interface Advance {
  /** The newly recorded events, in order, to be published. */
  readonly events: readonly CaseEvent[];
  readonly wakeup: Wakeup | null;
  /** Nothing can happen to the case any more. */
  readonly over: boolean;
}

/** What a journal hands to its successor in the next run, small enough for a message. */
export interface CarriedJournal {
  /** In order of arrival, without notes except on closes: the timeline has the notes. */
  readonly acts: readonly Act[];
  readonly schedules: ScheduleTable;
  /** The number of the last event. */
  readonly seq: number;
  /** The recorded events that have not been withdrawn. */
  readonly recorded: readonly RecordedEvent[];
  /** How often each withdrawn verdict was withdrawn, by key. */
  readonly withdrawn: Readonly<Record<string, number>>;
  /** The instant to which the journal was advanced. */
  readonly advancedTo: Instant;
  /** Null if the case uses no credit or has none yet. */
  readonly credit: CaseCredit | null;
}

/** What must be scheduled before an act can be recorded, for code that has calendars and zones. */
export interface Unscheduled {
  /** The case before `acts`. */
  readonly snapshot: MachineSnapshot;
  /** The act and, if it was reported late, those after it. */
  readonly acts: readonly Act[];
  /** The schedules among these that exist already and stay as they are. */
  readonly known: ScheduleTable;
}

/** Far more acts than people perform on a case. A case that is full can still be closed. */
const MAX_ACTS = 1_000;

/**
 * The journal of one case: its acts and its timeline. Each advance compares what is true now with what
 * was recorded before. Anything new is recorded once, and a recorded verdict that is no longer true is
 * corrected, with both left in the timeline.
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
  /** The length of the acts as they are carried. */
  #actBytes: number;
  /** Measured when the first act asks for it. */
  #fileBytes: number | null = null;
  readonly #stateMeasure = new StateMeasure();
  readonly #events: CaseEvent[] = [];
  /** By key. */
  readonly #recorded: SizedMap<RecordedEvent>;
  /** Ranks that give the order in which events were first recorded, by key. */
  readonly #places: Map<string, number>;
  /** Whether the events that a previous journal recorded are still to be compared with what is true. */
  #isCarried: boolean;
  /** Keys of warnings that were sent but that the replay no longer has, or has as quiet. */
  readonly #undone = new Set<string>();
  readonly #withdrawn: SizedMap<number>;

  /** @param carried what the previous journal of this case carried over; absent for a new case */
  constructor(file: CaseFile, carried?: CarriedJournal) {
    this.file = file;
    this.#schedules = new KnownSchedules(file.schedules, carried?.schedules);
    this.#seq = carried?.seq ?? 0;
    this.#advancedTo = carried?.advancedTo ?? file.openedAt;
    this.#acts = [...(carried?.acts ?? [])];
    this.#actIds = new Set([...file.history, ...this.#acts].map(({ id }) => id));
    this.#actBytes = this.#acts.map(carriedBytes).reduce((sum, each) => sum + each, 0);
    this.#recorded = new SizedMap(carried?.recorded.map((event) => [event.key, event]));
    this.#places = new Map(carried?.recorded.map(({ key }, index) => [key, index]));
    this.#isCarried = carried !== undefined;
    this.#withdrawn = new SizedMap(Object.entries(carried?.withdrawn ?? {}));
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

  /** The events that this journal has recorded; those of earlier journals are in the ledger. */
  get events(): readonly CaseEvent[] {
    return this.#events;
  }

  /** Whether an act has been accepted before; repeating it then has no effect. */
  hasAct(id: string): boolean {
    return this.#actIds.has(id);
  }

  /** The last act of a kind that could be taken back at an instant; null if there is none. */
  retractableAt(at: Instant, of: Retractable): string | null {
    return this.#replay.at(at).retractable(of).at(-1) ?? null;
  }

  /**
   * Why the case refuses an act, judged at the act's own instant; null if it accepts it. A response
   * from before the close is accepted after it, but a closed case cannot be closed again. The present
   * time plays no part.
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
    return this.hasRoomFor(act) ? null : tooManyActs();
  }

  /**
   * Whether the case stays small enough for each message that it is sent in, given the schedules that
   * an act needs. A close always fits.
   */
  hasRoomFor(act: JudgedAct, schedules: ScheduleTable = {}): boolean {
    if (act.act === 'close') return true;
    if (this.#acts.length >= MAX_ACTS) return false;
    const bytes = this.#bytes + carriedBytes(act) + jsonBytes(schedules);
    const fits = bytes + RESERVED_BYTES <= MAX_MESSAGE_BYTES;
    return fits && this.#stateMeasure.bytesOf(this.#state) <= MAX_STATE_BYTES;
  }

  /**
   * What must still be scheduled for the case to continue with one more act and no further ones;
   * null if nothing is missing. Schedules that can no longer be needed are not sent, and are forgotten.
   */
  unscheduledWith(act: Act): Unscheduled | null {
    const { machine, acts, replayedTo } = this.#replay.with(act);
    const snapshot = machine.snapshot();
    try {
      for (const each of acts) replayAct(machine, each);
      machine.runThrough(Infinity);
      return null;
    } catch (error) {
      if (!(error instanceof ScheduleMissingError)) throw error;
      this.#forgetAbandoned();
      const known = this.#schedules.startingAt(startsOf(this.file, snapshot), replayedTo);
      return { snapshot, acts: acts.map(withoutNote), known };
    }
  }

  /** Accepts an act that was not refused, with the schedules that it needs. */
  accept(act: Act, schedules: ScheduleTable = {}): void {
    if (this.hasAct(act.id)) return;
    this.#schedules.add(schedules);
    this.#replay.add(act);
    this.#acts.push(act);
    this.#actIds.add(act.id);
    this.#actBytes += carriedBytes(act);
  }

  /** The movement of the credit that the case calls for; null if there is none. */
  get dueCreditMove(): ReturnType<typeof dueCreditMove> {
    const { wantedCredit: wanted } = this.#replay;
    return this.#credit && wanted && dueCreditMove(this.#credit, wanted);
  }

  /** Takes over a movement of the case's credit, which the next advance records. */
  moveCredit(moved: CreditMoved): void {
    this.#credit = moved.credit;
    this.#moved.push(moved);
    this.#state = this.#completed(this.#state);
  }

  /** What the next journal of this case starts with. Everything recorded must be published first. */
  carry(): CarriedJournal {
    return {
      acts: this.#acts.map(asCarried),
      schedules: this.#schedules.since,
      seq: this.#seq,
      recorded: [...this.#recorded.values()],
      withdrawn: Object.fromEntries(this.#withdrawn.entries()),
      advancedTo: this.#advancedTo,
      credit: this.#credit,
    };
  }

  /** Records everything that is true at `now` and not yet recorded, including corrections. */
  advance(now: Instant): Advance {
    const { state, horizon, wakeup } = this.#replay.runTo(now);
    const changes = this.#replay.takeChanges();
    const before = this.#events.length;
    this.#advancedTo = now;
    const fresh = changes.fresh.filter((draft) => this.#isNew(draft));
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

  /** What was to happen by itself, had the acts since not come first, need not be sent or carried. */
  #forgetAbandoned(): void {
    const { lastActAt } = this.#replay;
    const ahead = new Set<string>();
    const scheduler: Scheduler = (request) => {
      ahead.add(scheduleKey(request));
      return this.#schedules.scheduler(request);
    };
    this.#replay.at(lastActAt).copy(scheduler).runThrough(Infinity);
    this.#schedules.forgetAfter(lastActAt, ahead);
  }

  /** The length of the input of the next run. */
  get #bytes(): number {
    this.#fileBytes ??= jsonBytes(this.file);
    const carried = this.#actBytes + this.#schedules.bytes + this.#recorded.bytes;
    return this.#fileBytes + carried + this.#withdrawn.bytes;
  }

  /**
   * A verdict at another instant is a new verdict. Any other event that a late act moves is recorded
   * once, unless no alert was sent for it the first time.
   */
  #isNew(draft: EventDraft): boolean {
    const existing = this.#recorded.get(draft.key);
    if (!existing) return true;
    if (verdictOf(draft) !== null) return existing.at !== draft.at;
    return existing.quiet && !draft.quiet;
  }

  #record(draft: EventDraft): void {
    const { key } = draft;
    this.#seq += 1;
    if (!this.#recorded.has(key)) this.#places.set(key, this.#seq);
    this.#recorded.set(key, recordedEvent(draft));
    this.#events.push({ ...draft, seq: this.#seq, key: this.#alertKey(key) });
  }

  /**
   * A verdict that was withdrawn and has come true again needs a new key, so that its alert is sent
   * again. Otherwise readers of the correction would believe that it still applied.
   */
  #alertKey(key: string): string {
    return keyAgain(key, this.#withdrawn.get(key) ?? 0);
  }

  /** One correction for each metric, and one for non-response, whose recorded verdicts are not true. */
  #corrections({ fresh, gone }: ReplayChanges, now: Instant): EventDraft[] {
    const holds = new Map(fresh.map(({ key, at }) => [key, at]));
    const doubted = this.#doubted(gone);
    this.#noteUndone(doubted, fresh);
    const wrong = doubted.filter(
      ({ key, at, verdict }) => verdict !== undefined && holds.get(key) !== at,
    );
    for (const { key } of wrong) {
      this.#recorded.delete(key);
      this.#withdrawn.set(key, (this.#withdrawn.get(key) ?? 0) + 1);
    }
    const metrics = [...new Set(wrong.map(({ verdict }) => verdict?.metric ?? null))];
    return metrics.map((metric) =>
      this.#correction(
        metric,
        wrong.filter(({ verdict }) => (verdict?.metric ?? null) === metric),
        now,
      ),
    );
  }

  /** Recorded events that may no longer be true, in the order of their recording. */
  #doubted(gone: ReplayChanges['gone']): readonly RecordedEvent[] {
    const isCarried = this.#isCarried;
    this.#isCarried = false;
    if (isCarried) return [...this.#recorded.values()];
    // Look up only these: the list of everything ever recorded grows with each act.
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
      // No alert corrects verdicts for which no alert was sent.
      quiet: withdrawn.every((event) => event.quiet),
      data: {
        metric,
        cause: causeOf(cause),
        withdrawn: withdrawn.flatMap(({ at, verdict }) =>
          verdict ? [{ type: verdict.type, at: toIso(at) }] : [],
        ),
        source: withdrawn[0]?.verdict?.source ?? null,
      },
    };
  }

  /** Adds what a replay does not know: which warnings were sent, and the movements of the credit. */
  #completed(state: CaseState): CaseState {
    const clocks =
      this.#undone.size === 0
        ? state.clocks
        : state.clocks.map((clock) => this.#withSentWarnings(clock));
    return { ...state, clocks, credit: this.#credit };
  }

  /** Movements are recorded as they come and never compared with the replay. */
  #recordCredit(moved: CreditMoved): void {
    this.#seq += 1;
    const { quietBefore } = this.file;
    const draft = creditDraft(moved, { quietBefore, number: this.#seq });
    this.#events.push({ ...draft, seq: this.#seq });
  }

  /** Remembers warnings that were sent but have been undone, because an alert cannot be taken back. */
  #noteUndone(doubted: readonly RecordedEvent[], fresh: readonly EventDraft[]): void {
    const alerted = new Set(fresh.filter(({ quiet }) => !quiet).map(({ key }) => key));
    for (const { type, key, quiet } of doubted) {
      if (type === 'case.sla.warning' && !quiet && !alerted.has(key)) this.#undone.add(key);
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

/** The starts of the clocks and of the wait for the customer that a case continues with. */
function startsOf(file: CaseFile, snapshot: MachineSnapshot): readonly ClockStart[] {
  const { clocks, nonResponse } = snapshot;
  const wait = nonResponse ? [{ startedAt: nonResponse.since, pauses: [0] }] : [];
  const starts = clocks.map(({ metric, startedAt, stretches: { list }, past }) => {
    const during = (kind: string) => pausesDuring(file, { kind, metric });
    const counted = (onCustomer: boolean) =>
      list.filter(({ reason }) => pausesOn(reason, { onCustomer, during }));
    const all =
      past?.onCustomer === true ? past.pauses.list.length : joinedSpans(counted(true)).length;
    return { startedAt, pauses: [joinedSpans(counted(false)).length, all] };
  });
  return [...wait, ...starts];
}

/** What an act is to the verdicts that it has shown to be wrong. */
function causeOf(act: Act | undefined): CorrectionCause {
  if (act?.act === 'withdraw-request') return 'withdrawn-request';
  return act !== undefined && mistakeOf(act) !== null ? 'retraction' : 'late-report';
}

/** Notes are in the timeline and do not affect the replay. */
function withoutNote<A extends JudgedAct>(act: A): A {
  return { ...act, note: null };
}

export function tooManyActs(): ActRefusal {
  return { code: 'too-many-acts', most: MAX_ACTS };
}

/** The reopened case shows the note of its close, so that travels. */
function asCarried<A extends JudgedAct>(act: A): A {
  return act.act === 'close' ? act : withoutNote(act);
}

/** With a comma. */
function carriedBytes(act: JudgedAct): number {
  return jsonBytes(asCarried(act)) + 1;
}
