import type { FieldValues, Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { Retractable } from './act-fields.ts';
import type { Act, ActOf, CaseChanges } from './act.ts';
import { audienceOf, isForCustomer } from './audience.ts';
import type { CaseFacts } from './case-facts.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseState, CaseStatus, Changed, Clock, Closure, PendingClock } from './case-state.ts';
import { changedCase, changesSubject, type CaseNow } from './changed-case.ts';
import { wantedCredit, type WantedCredit } from './credit.ts';
import { CaseClock, type ClockContext, type ClockData } from './clock.ts';
import type { CommitmentRow, Metric, NonResponseStep } from './commitment.ts';
import { coverageFor } from './coverage.ts';
import { isQuiet, SYSTEM, type EmitEvent, type EventDraft } from './event-draft.ts';
import { isEndedBy, startedBy, type Happening } from './metric.ts';
import { nextEventOf } from './next-event.ts';
import { CustomerWait, type NonResponseData } from './non-response.ts';
import { WaitForOther, type OtherWaitData } from './other-wait.ts';
import { CommitmentsNow } from './commitments-now.ts';
import type { Scheduler } from './scheduler.ts';
import { FOR_CUSTOMER } from './stretches.ts';
import { pausesDuring, waitPolicy, type WaitPolicy } from './wait-policy.ts';
import { earliest, type ScheduledEvent } from './wakeup.ts';

/** The part of a machine that determines what follows: no clocks that are over, and no notes. */
export interface MachineSnapshot {
  readonly severity: Severity;
  /** Rows and conditions ask for what the case says now. */
  readonly changes: Changed;
  readonly closure: Closure | null;
  readonly answered: boolean;
  readonly cycles: Readonly<Record<Metric, number>>;
  /** The clocks that are not over, or that a reopening may resume. */
  readonly clocks: readonly ClockData[];
  readonly nonResponse: NonResponseData | null;
  /** The wait for another than the customer. */
  readonly wait: OtherWaitData | null;
  /** Before this instant, silence had only the consequences that the file's history names. */
  readonly silenceFrom: Instant;
}

/**
 * The state machine of one case. It applies acts and scheduled events in the order of their instants;
 * callers must keep that order, because nothing here reads the present time. Events are emitted as
 * facts.
 */
export class CaseMachine {
  readonly file: CaseFile;
  /** Events emitted since the caller last took them. */
  emitted: EventDraft[] = [];
  /** The instant of the last event that happened by itself. */
  lastEventAt: Instant = -Infinity;
  readonly #scheduler: Scheduler;
  #clocks: readonly CaseClock[] = [];
  /** The clocks that are not over, or that a reopening may resume. */
  #live: readonly CaseClock[] = [];
  #cycles: Readonly<Record<Metric, number>> = {};
  #children: readonly string[] = [];
  #commitments: CommitmentsNow;
  #customerWait: CustomerWait | null = null;
  /** The wait for another than the customer. */
  #otherWait: WaitForOther | null = null;
  #closure: Closure | null = null;
  /** Whether the case has ever been answered or closed. */
  #attended = false;
  /** Whether support has ever said something to the customer; closing as solved counts. */
  #answered = false;
  /** Whether a close that was followed by a reopening charged the credit. */
  #wasCharged = false;
  /** The last act of each kind that can be taken back, except the requests, which the wait has. */
  #latest: Readonly<Partial<Record<Retractable, string>>> = {};
  readonly #silenceFrom: Instant;
  /** What the clocks share. */
  readonly #context: ClockContext;

  private constructor(
    file: CaseFile,
    scheduler: Scheduler,
    {
      commitments,
      silenceFrom,
    }: { readonly commitments: CommitmentsNow; readonly silenceFrom: Instant },
  ) {
    this.file = file;
    this.#scheduler = scheduler;
    this.#commitments = commitments;
    this.#silenceFrom = silenceFrom;
    this.#context = {
      scheduler,
      emit: this.emit,
      pausesDuring: (kind, metric) => pausesDuring(file, { kind, metric }),
      audienceOf: (metric) => audienceOf(file, metric),
      quietBefore: file.quietBefore,
    };
  }

  /** A case at its opening. */
  static open(file: CaseFile, scheduler: Scheduler): CaseMachine {
    const now = { severity: file.request.severity, changes: {} };
    const commitments = new CommitmentsNow(file, now);
    const machine = new CaseMachine(file, scheduler, {
      commitments,
      silenceFrom: takenOverAt(file),
    });
    machine.emit({
      key: 'opened',
      type: 'case.opened',
      at: file.openedAt,
      actor: file.openedBy,
      data: { severity: file.request.severity },
    });
    machine.#startClocks([{ on: 'opened' }], file.openedAt);
    return machine;
  }

  /** A case that continues from a snapshot with another scheduler. */
  static from(file: CaseFile, scheduler: Scheduler, snapshot: MachineSnapshot): CaseMachine {
    const { severity, changes, silenceFrom } = snapshot;
    const commitments = new CommitmentsNow(file, { severity, changes });
    const machine = new CaseMachine(file, scheduler, { commitments, silenceFrom });
    machine.#closure = snapshot.closure;
    machine.#answered = snapshot.answered;
    machine.#cycles = snapshot.cycles;
    machine.#clocks = snapshot.clocks.map((data) => new CaseClock(machine.#context, data));
    machine.#live = machine.#clocks;
    machine.#customerWait = snapshot.nonResponse && machine.#customerWaitOf(snapshot.nonResponse);
    machine.#otherWait = snapshot.wait && machine.#otherWaitOf(snapshot.wait);
    return machine;
  }

  /**
   * A copy in the same state, with no emitted events.
   * @param scheduler what times the copy from now on; by default what has timed this one
   */
  copy(scheduler: Scheduler = this.#scheduler): CaseMachine {
    const copy = new CaseMachine(this.file, scheduler, {
      commitments: this.#commitments,
      silenceFrom: this.#silenceFrom,
    });
    copy.lastEventAt = this.lastEventAt;
    // A clock that is over never changes, so both machines can share it.
    const clocks = [...this.#clocks];
    copy.#live = this.#live.map((clock) => {
      const own = clock.copy(copy.#context);
      clocks[clocks.lastIndexOf(clock)] = own;
      return own;
    });
    copy.#clocks = clocks;
    copy.#cycles = this.#cycles;
    copy.#children = this.#children;
    copy.#customerWait = this.#customerWait && copy.#customerWaitOf(this.#customerWait.data);
    copy.#otherWait = this.#otherWait && copy.#otherWaitOf(this.#otherWait.data);
    copy.#closure = this.#closure;
    copy.#attended = this.#attended;
    copy.#answered = this.#answered;
    copy.#latest = this.#latest;
    copy.#wasCharged = this.#wasCharged;
    return copy;
  }

  snapshot(): MachineSnapshot {
    return {
      severity: this.severity,
      changes: this.changes,
      closure: this.#closure && { ...this.#closure, note: null },
      answered: this.#answered,
      cycles: this.#cycles,
      clocks: this.#live.map(({ data }) => data),
      nonResponse: this.#customerWait?.data ?? null,
      wait: this.#otherWait?.data ?? null,
      silenceFrom: this.#silenceFrom,
    };
  }

  get closure(): Closure | null {
    return this.#closure;
  }

  get severity(): Severity {
    return this.#commitments.now.severity;
  }

  get changes(): Changed {
    return this.#commitments.now.changes;
  }

  /** The commitment to a first response under which the case runs. Throws `RangeError` if there is none. */
  get commitment(): CommitmentRow {
    return this.#commitments.firstResponse;
  }

  /** The case as rows and conditions of its offering look at it now. */
  get facts(): CaseFacts {
    return this.#commitments.facts;
  }

  /** The values of the offering's own fields now. */
  get #fields(): FieldValues {
    return this.changes.fields ?? this.file.request.fields;
  }

  /** Where the credit belongs; null if the case uses none. */
  get wantedCredit(): WantedCredit | null {
    const { credit } = this.file;
    return credit && wantedCredit(credit, this.#closure, this.#wasCharged);
  }

  /** The ids of the acts of a kind that can be taken back as mistakes. */
  retractable(of: Retractable): readonly string[] {
    if (of === 'customer-request') return this.openRequests;
    const last = this.#latest[of];
    return last === undefined ? [] : [last];
  }

  /** Remembers an act that can be taken back. Call it after its effect. */
  remember({ act, id, at, by }: Pick<Act, 'act' | 'id' | 'at' | 'by'>): void {
    const isClose = act === 'close' && this.#closure?.at === at && this.#closure.by === by;
    if (act === 'response' || act === 'customer-reply' || isClose) {
      this.#latest = { ...this.#latest, [act]: id };
    }
  }

  /** The ids of requests that the customer has not answered. */
  get openRequests(): readonly string[] {
    return this.#customerWait?.data.requests ?? [];
  }

  /** The wait for another than the customer; null if there is none. */
  get wait(): Pick<OtherWaitData, 'kind' | 'since'> | null {
    return this.#otherWait;
  }

  /** The highest escalation level that nobody has acknowledged; 0 if there is none. */
  get openLevel(): number {
    return Math.max(0, ...this.#live.map(({ openLevel }) => openLevel));
  }

  /** Whether somebody who takes the case ends a clock by that, or starts one. */
  get isAcknowledgeable(): boolean {
    const taken: readonly Happening[] = [{ on: 'acknowledged' }];
    const running = this.#runningMetrics();
    const isAwaited = this.#live.some(
      ({ metric, isOver, hasTarget }) =>
        !isOver && hasTarget && isEndedBy(this.file, metric, taken),
    );
    return (
      isAwaited ||
      startedBy(this.file, taken, running).some((id) => this.#commitments.isPromised(id))
    );
  }

  /** The next scheduled event. At the same instant, clocks come first, and what may end the case last. */
  next(): ScheduledEvent | null {
    if (this.#closure !== null) return null;
    return earliest([
      ...this.#live.map((clock) => clock.next()),
      this.#otherWait?.next() ?? null,
      this.#customerWait?.next() ?? null,
    ]);
  }

  /** Runs everything that falls due before an instant. */
  runBefore(at: Instant): void {
    for (let due = this.next(); due !== null && due.at < at; due = this.next()) this.#happen(due);
  }

  /** Runs everything that falls due at or before an instant. */
  runThrough(at: Instant): void {
    for (let due = this.next(); due !== null && due.at <= at; due = this.next()) this.#happen(due);
  }

  /** Runs what falls due at or before an instant but for what silence of the customer brings. */
  runClocksThrough(at: Instant): void {
    const next = () =>
      earliest([...this.#live.map((clock) => clock.next()), this.#otherWait?.next() ?? null]);
    for (let due = next(); due !== null && due.at <= at; due = next()) this.#happen(due);
  }

  state(): CaseState {
    const { clocks, breached } = this.#shown();
    const due = this.#live
      .map((clock) => clock.view())
      .filter(isForCustomer)
      .flatMap(({ state, dueAt }) => (state === 'running' && dueAt !== null ? [dueAt] : []));
    const next = this.next();
    return {
      status: this.#status(),
      severity: this.severity,
      coverage: coverageFor(this.commitment.coverage, this.facts),
      clocks,
      pending: this.#pending(),
      breached,
      nextDueAt: due.length === 0 ? null : Math.min(...due),
      next: next && nextEventOf(next),
      closure: this.#closure,
      nonResponse: this.#customerWait?.view() ?? null,
      wait: this.#otherWait?.view() ?? null,
      waitingFor: this.#customerWait === null ? (this.#otherWait?.kind ?? null) : FOR_CUSTOMER,
      changes: this.changes,
      credit: null,
      children: this.#children,
    };
  }

  readonly emit: EmitEvent = (event) => {
    const quiet = isQuiet(event.at, this.file.quietBefore);
    this.emitted.push({ ...event, quiet });
  };

  /** Support answered the customer. */
  answer(act: Pick<Act, 'at' | 'by'>): void {
    this.#answer([{ on: 'answered' }], act);
  }

  /** Support asked the customer for something, which also counts as an answer. */
  askCustomer(act: Pick<Act, 'id' | 'at' | 'by'>): void {
    const { id: request, at } = act;
    this.#answer([{ on: 'answered' }, { on: 'asked-customer' }], act);
    for (const clock of this.#live) clock.pause(FOR_CUSTOMER, at);
    if (this.#customerWait) this.#customerWait.askAgain(request);
    else {
      const severity = this.severity;
      this.#customerWait = CustomerWait.start(this.#customerWaitContext, { request, at, severity });
    }
  }

  /** The customer answered, which starts a clock for the next response unless one times it already. */
  customerReplied(act: Pick<Act, 'at' | 'by'>): void {
    this.#customerWait = null;
    for (const clock of this.#live) clock.resume(FOR_CUSTOMER, act.at);
    this.#happened([{ on: 'customer-wrote' }], act);
  }

  /** Support waits for another than the customer, and no longer for whom it waited before. */
  waitFor({ id: act, kind, at, by }: Pick<ActOf<'wait'>, 'id' | 'kind' | 'at' | 'by'>): void {
    const policy = waitPolicy(this.file, kind);
    if (policy === null) return;
    const before = this.#otherWait;
    for (const clock of this.#live) {
      if (before === null) clock.pause(kind, at);
      else clock.pauseInstead(kind, before.kind, at);
    }
    this.#otherWait = WaitForOther.start(this.#otherWaitContext(policy), { act, at, by });
    const ended = before === null ? [] : [{ on: 'wait-ended' } as const];
    this.#happened([...ended, { on: 'wait-started' }], { at, by });
  }

  /** Support no longer waits for another than the customer. */
  endWait({ at, by }: Pick<Act, 'at' | 'by'>): void {
    const wait = this.#otherWait;
    if (wait === null) return;
    this.#otherWait = null;
    for (const clock of this.#live) clock.resume(wait.kind, at);
    this.#happened([{ on: 'wait-ended' }], { at, by });
  }

  changeSeverity({ at, by, severity, businessImpact }: ActOf<'severity'>): void {
    if (businessImpact !== null) this.#become({ changes: { ...this.changes, businessImpact } });
    if (severity === this.severity) return;
    this.#setSeverity(severity, at);
    this.#customerWait?.reschedule(severity, at);
    this.#happened([{ on: 'severity-changed' }], { at, by });
  }

  /** Lowers the severity because the customer is silent, and times the next step. */
  lowerForSilence({ severity, at, by }: Pick<ActOf<'downgrade'>, 'severity' | 'at' | 'by'>): void {
    this.#setSeverity(severity, at);
    this.#customerWait?.nextStep(severity, at);
    this.#happened([{ on: 'severity-changed' }], { at, by });
  }

  /** Flags the case for closing because the customer is silent. */
  flagForSilence(): void {
    this.#customerWait?.flag();
  }

  /** Changes details; running clocks are timed by what is promised to a case that is about that. */
  change(changes: CaseChanges, { id, at, by }: Pick<Act, 'id' | 'at' | 'by'>): void {
    const from = this.severity;
    const changed = changedCase(this.file, this, changes);
    const fields = changedFields(this.#fields, changed.changes.fields);
    this.#become({ changes: changed.changes });
    const { severity: to } = changed;
    if (from !== to) {
      const data = { from, to, ground: 'fields', businessImpact: null, note: null } as const;
      this.emit({ key: `severity:${id}`, type: 'case.severity.changed', at, actor: by, data });
    }
    if (!changesSubject(changes)) return;
    this.#setSeverity(to, at);
    this.#customerWait?.reschedule(to, at);
    this.#happened(
      [
        ...(from === to ? [] : [{ on: 'severity-changed' } as const]),
        ...(fields.length === 0 ? [] : [{ on: 'fields-changed', fields } as const]),
      ],
      { at, by },
    );
  }

  /**
   * Acknowledging a level acknowledges the whole breach, even if it has reached higher levels since; without
   * a level somebody has taken the case, and with it every breach that was escalated.
   */
  acknowledge(act: Pick<ActOf<'acknowledge'>, 'at' | 'by' | 'level'>): void {
    const { level } = act;
    for (const clock of this.#live) if (clock.openLevel >= (level ?? 1)) clock.acknowledge(act);
    if (level === null) this.#happened([{ on: 'acknowledged' }], act);
  }

  addChild(id: string): void {
    this.#children = [...this.#children, id];
  }

  close(act: ActOf<'close'>): void {
    const { at, by, outcome } = act;
    if (outcome === 'solved') {
      this.#answered = true;
      this.#meetClocks([{ on: 'solved' }], { at, by });
    }
    this.#end(act);
  }

  /** The case goes on: what it was answered is not timed twice, and its offering says what becomes of the resolution. */
  reopen({ at }: Pick<Act, 'at'>): void {
    if (this.#closure === null || at > this.#closure.reopenableUntil) return;
    const closed = { from: this.#closure.at, to: at };
    this.#wasCharged = this.wantedCredit === 'charged';
    this.#closure = null;
    const { close: _reopened, ...latest } = this.#latest;
    this.#latest = latest;
    for (const clock of this.#live) clock.reopen(closed);
    this.#forgetEnded();
    if (this.file.resolutionOnReopening === 'begins') this.#startClock('resolution', at);
    const reopened = this.#answered ? 'reopened-answered' : 'reopened-unanswered';
    this.#startClocks([{ on: 'reopened' }, { on: reopened }], at);
  }

  #answer(happened: readonly Happening[], act: Pick<Act, 'at' | 'by'>): void {
    this.#attended = true;
    this.#answered = true;
    this.#happened(happened, act);
  }

  /** Meets the clocks that end by what happened, and then starts those that begin with it or with those ends. */
  #happened(happened: readonly Happening[], { at, by }: Pick<Act, 'at' | 'by'>): void {
    const ended = this.#meetClocks(happened, { at, by });
    this.#forgetEnded();
    this.#startClocks([...happened, ...ended], at);
  }

  /** The ends of the clocks that were met: one that times nothing has none. */
  #meetClocks(
    happened: readonly Happening[],
    { at, by }: Pick<Act, 'at' | 'by'>,
  ): readonly Happening[] {
    const ending = this.#live.filter(
      ({ metric, isOver }) => !isOver && isEndedBy(this.file, metric, happened),
    );
    for (const clock of ending) clock.meet(at, by);
    return ending.flatMap(({ metric, hasTarget }) =>
      hasTarget ? { on: 'ended', clock: metric } : [],
    );
  }

  #runningMetrics(): ReadonlySet<Metric> {
    return new Set(this.#live.map(({ metric }) => metric));
  }

  #startClocks(happened: readonly Happening[], at: Instant): void {
    const running = this.#runningMetrics();
    for (const metric of startedBy(this.file, happened, running)) this.#startClock(metric, at);
  }

  /**
   * Starts a clock for a metric of which the offering has any row: a change of what the case is about may
   * yet promise it.
   */
  #startClock(metric: Metric, startedAt: Instant): void {
    const commitment = this.#commitments.commitmentFor(metric);
    if (commitment === null) return;
    const cycle = this.#nextCycle(metric);
    this.#cycles = { ...this.#cycles, [metric]: cycle };
    const start = { metric, cycle, startedAt, commitment };
    const clock = CaseClock.start(this.#context, start);
    // Somebody who answers a customer who has been asked is still waiting.
    if (this.#customerWait !== null) clock.pause(FOR_CUSTOMER, startedAt);
    if (this.#otherWait !== null) clock.pause(this.#otherWait.kind, startedAt);
    this.#clocks = [...this.#clocks, clock];
    this.#live = [...this.#live, clock];
  }

  #nextCycle(metric: Metric): number {
    return (this.#cycles[metric] ?? 0) + 1;
  }

  /** The clocks of what is promised, and whether one for the customer was breached: an old case has hundreds. */
  #shown(): Pick<CaseState, 'clocks' | 'breached'> {
    const clocks: Clock[] = [];
    let breached = false;
    for (const clock of this.#clocks) {
      if (!clock.hasTarget && !this.#commitments.isPromised(clock.metric)) continue;
      const view = clock.view();
      clocks.push(view);
      breached ||= view.breachedAt !== null && isForCustomer(view);
    }
    return { clocks, breached };
  }

  /** Clocks that the first answer will start. */
  #pending(): readonly PendingClock[] {
    if (this.#closure !== null || this.#answered) return [];
    const commitments = this.#commitments;
    const running = this.#runningMetrics();
    return startedBy(this.file, [{ on: 'answered' }], running).flatMap((metric) => {
      const commitment = commitments.isPromised(metric) ? commitments.commitmentFor(metric) : null;
      if (commitment === null) return [];
      const { rule, target, calendar, source } = commitment;
      const audience = audienceOf(this.file, metric);
      const cycle = this.#nextCycle(metric);
      return [{ metric, audience, rule, target, calendar, source, cycle }];
    });
  }

  get #customerWaitContext() {
    return {
      policy: this.file.nonResponse,
      from: this.#silenceFrom,
      facts: () => this.facts,
      scheduler: this.#scheduler,
      emit: this.emit,
      onDue: (next: NonResponseStep['step'], at: Instant) => this.#onNonResponseDue(next, at),
    };
  }

  #customerWaitOf(data: NonResponseData): CustomerWait {
    return new CustomerWait(this.#customerWaitContext, data);
  }

  #otherWaitContext(policy: WaitPolicy) {
    const { emit } = this;
    return { policy, from: this.#silenceFrom, scheduler: this.#scheduler, emit };
  }

  #otherWaitOf(data: OtherWaitData): WaitForOther | null {
    const policy = waitPolicy(this.file, data.kind);
    return policy && new WaitForOther(this.#otherWaitContext(policy), data);
  }

  #happen(due: ScheduledEvent): void {
    this.lastEventAt = due.at;
    due.happen();
  }

  #status(): CaseStatus {
    if (this.#closure !== null) return 'closed';
    if (this.#customerWait !== null) return 'waiting_on_customer';
    if (this.#otherWait !== null) return 'waiting';
    return this.#attended ? 'in_progress' : 'open';
  }

  #become(now: Partial<CaseNow>): void {
    const { severity, changes } = { ...this.#commitments.now, ...now };
    this.#commitments = new CommitmentsNow(this.file, { severity, changes });
  }

  #setSeverity(severity: Severity, at: Instant): void {
    this.#become({ severity });
    for (const clock of this.#live) clock.reschedule(this.#commitments.rowFor(clock.metric), at);
  }

  /** The customer has not answered within the time that the offering calls reasonable. */
  #onNonResponseDue(next: NonResponseStep['step'], at: Instant): void {
    const wait = this.#customerWait;
    if (wait === null) return;
    const source = this.file.nonResponse?.source ?? null;
    const common = { key: wait.keyOf('over'), at, actor: SYSTEM } as const;
    if (next === 'flag') {
      this.emit({ ...common, type: 'case.flagged', data: { severity: this.severity, source } });
      this.flagForSilence();
    } else if (next === 'close') {
      const closing = { outcome: 'unresolved', chargeCredit: null, note: null } as const;
      this.emit({ ...common, type: 'case.closed', data: { ...closing, source } });
      this.#end({ at, by: SYSTEM, ...closing });
    } else {
      const { severity: to } = next;
      const from = this.severity;
      const stated = { ground: 'silence', businessImpact: null, note: null } as const;
      const data = { from, to, ...stated, source };
      this.emit({ ...common, type: 'case.severity.downgraded', data });
      this.lowerForSilence({ severity: to, at, by: SYSTEM });
    }
  }

  /** Closes the case and cancels every clock that still runs. */
  #end({ at, by, outcome, chargeCredit, note }: Omit<Closure, 'reopenableUntil'>): void {
    for (const clock of this.#live) clock.cancel(at);
    this.#live = this.#live.filter(({ metric }) => this.#canResume(metric));
    this.#customerWait = null;
    this.#otherWait = null;
    this.#attended = true;
    const reopenableUntil = at + this.file.reopenWithinMs;
    this.#closure = { outcome, at, by, chargeCredit, note, reopenableUntil };
  }

  #canResume(metric: Metric): boolean {
    return this.file.resolutionOnReopening === 'resumes' && metric === 'resolution';
  }

  #forgetEnded(): void {
    this.#live = this.#live.filter(({ isOver }) => !isOver);
  }
}

/** The names of the fields whose values differ. */
function changedFields(before: FieldValues, after: FieldValues = before): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}

/** The last entry of the history of a case that was taken over, or else the opening. */
function takenOverAt({ openedAt, history }: CaseFile): Instant {
  return Math.max(openedAt, ...history.map(({ at }) => at));
}
