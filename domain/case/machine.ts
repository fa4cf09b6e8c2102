import { SEVERITIES, type Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { Act, ActOf, CaseChanges } from './act.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseState, CaseStatus, Changed, Closure } from './case-state.ts';
import { CaseClock, type ClockContext, type ClockData } from './clock.ts';
import type { Commitment, Metric, NonResponseStep } from './commitment.ts';
import { isQuiet, SYSTEM, type EmitEvent, type EventDraft } from './event-draft.ts';
import { CustomerWait, type NonResponseData } from './non-response.ts';
import { commitmentFor, type Scheduler } from './scheduler.ts';
import { earliest, type ScheduledEvent } from './wakeup.ts';

/** What of a machine decides about what follows: nothing that is over, and no texts. */
export interface MachineSnapshot {
  readonly severity: Severity;
  readonly closure: Closure | null;
  readonly cycles: Readonly<Partial<Record<Metric, number>>>;
  /** Those that are not over. */
  readonly clocks: readonly ClockData[];
  readonly nonResponse: NonResponseData | null;
}

/**
 * One case as it lives: what people do and what happens by itself, in the order of the instants.
 * Whoever drives it keeps that order; nothing here looks at a clock. What happens is emitted as
 * facts.
 */
export class CaseMachine {
  readonly file: CaseFile;
  /** What has happened since somebody has last taken it from here. */
  emitted: EventDraft[] = [];
  /** When something last happened by itself. */
  lastEventAt: Instant = -Infinity;
  readonly #scheduler: Scheduler;
  #clocks: readonly CaseClock[] = [];
  /** Those that are not over. */
  #live: readonly CaseClock[] = [];
  #cycles: Readonly<Partial<Record<Metric, number>>> = {};
  #children: readonly string[] = [];
  #severity: Severity;
  #changes: Changed = {};
  #wait: CustomerWait | null = null;
  #closure: Closure | null = null;
  /** Somebody has worked on it: answered, closed or reopened. */
  #attended = false;

  private constructor(file: CaseFile, scheduler: Scheduler) {
    this.file = file;
    this.#scheduler = scheduler;
    this.#severity = file.request.severity;
  }

  /** A case at its opening. */
  static open(file: CaseFile, scheduler: Scheduler): CaseMachine {
    const machine = new CaseMachine(file, scheduler);
    machine.emit({
      key: 'opened',
      type: 'case.opened',
      at: file.openedAt,
      actor: file.openedBy,
      data: { severity: file.request.severity },
    });
    machine.#startClock('first_response', file.openedAt);
    machine.#startClock('resolution', file.openedAt);
    return machine;
  }

  /** A case that goes on as another one does, by a scheduler of its own. */
  static from(file: CaseFile, scheduler: Scheduler, snapshot: MachineSnapshot): CaseMachine {
    const machine = new CaseMachine(file, scheduler);
    machine.#severity = snapshot.severity;
    machine.#closure = snapshot.closure;
    machine.#cycles = snapshot.cycles;
    machine.#clocks = snapshot.clocks.map((data) => new CaseClock(machine.#context, data));
    machine.#live = machine.#clocks;
    machine.#wait = snapshot.nonResponse && machine.#waitOf(snapshot.nonResponse);
    return machine;
  }

  /** Another machine in the same state, which has emitted nothing yet. */
  copy(): CaseMachine {
    const copy = new CaseMachine(this.file, this.#scheduler);
    copy.lastEventAt = this.lastEventAt;
    // A clock that is over never changes: both have the same one.
    const clocks = [...this.#clocks];
    copy.#live = this.#live.map((clock) => {
      const own = new CaseClock(copy.#context, clock.data);
      clocks[clocks.lastIndexOf(clock)] = own;
      return own;
    });
    copy.#clocks = clocks;
    copy.#cycles = this.#cycles;
    copy.#children = this.#children;
    copy.#severity = this.#severity;
    copy.#changes = this.#changes;
    copy.#wait = this.#wait && copy.#waitOf(this.#wait.data);
    copy.#closure = this.#closure;
    copy.#attended = this.#attended;
    return copy;
  }

  snapshot(): MachineSnapshot {
    return {
      severity: this.#severity,
      closure: this.#closure && { ...this.#closure, note: null },
      cycles: this.#cycles,
      clocks: this.#live.map(({ data }) => data),
      nonResponse: this.#wait?.data ?? null,
    };
  }

  get closure(): Closure | null {
    return this.#closure;
  }

  get severity(): Severity {
    return this.#severity;
  }

  get changes(): Changed {
    return this.#changes;
  }

  /** Under which the case runs; the API opens no case without one. */
  get commitment(): Commitment {
    const found =
      commitmentFor(this.file, 'first_response', this.#severity) ??
      commitmentFor(this.file, 'first_response', this.file.request.severity);
    if (!found) throw new RangeError(`No commitment for severity ${this.#severity}`);
    return found;
  }

  /** The requests that the customer has not answered; none where nobody waits. */
  get openRequests(): readonly string[] {
    return this.#wait?.data.requests ?? [];
  }

  /** The highest level of escalation that nobody has acknowledged; 0 for none. */
  get openLevel(): number {
    return Math.max(0, ...this.#live.map(({ openLevel }) => openLevel));
  }

  /** The next thing that happens by itself. At one instant clocks come before the silence. */
  next(): ScheduledEvent | null {
    if (this.#closure !== null) return null;
    return earliest([...this.#live.map((clock) => clock.next()), this.#wait?.next() ?? null]);
  }

  /** Everything that falls due before an instant has happened then. */
  runBefore(at: Instant): void {
    for (let due = this.next(); due !== null && due.at < at; due = this.next()) this.#happen(due);
  }

  /** Everything that falls due up to and at an instant has happened then. */
  runThrough(at: Instant): void {
    for (let due = this.next(); due !== null && due.at <= at; due = this.next()) this.#happen(due);
  }

  state(): CaseState {
    const clocks = this.#clocks.map((clock) => clock.view());
    const due = this.#live
      .map((clock) => clock.view())
      .flatMap(({ state, dueAt }) => (state === 'running' && dueAt !== null ? [dueAt] : []));
    return {
      status: this.#status(),
      severity: this.#severity,
      coverage: this.commitment.coverage,
      clocks,
      breached: clocks.some(({ breachedAt }) => breachedAt !== null),
      nextDueAt: due.length === 0 ? null : Math.min(...due),
      closure: this.#closure,
      nonResponse: this.#wait?.view() ?? null,
      changes: this.#changes,
      credit: null,
      children: this.#children,
    };
  }

  readonly emit: EmitEvent = (event) => {
    const quiet = isQuiet(event.at, this.file.quietBefore);
    this.emitted.push({ ...event, quiet });
  };

  /** Support has said something to the customer. */
  answer({ at, by }: Pick<Act, 'at' | 'by'>): void {
    this.#attended = true;
    for (const clock of this.#live) if (clock.metric !== 'resolution') clock.meet(at, by);
    this.#forgetEnded();
  }

  /** Support needs something of the customer. */
  askCustomer(act: Pick<Act, 'id' | 'at' | 'by'>): void {
    const { id: request, at } = act;
    this.answer(act);
    for (const clock of this.#live) clock.pause(at);
    if (this.#wait) this.#wait.askAgain(request);
    else {
      const severity = this.#severity;
      this.#wait = CustomerWait.start(this.#waitContext, { request, at, severity });
    }
  }

  /** The customer answered, and waits for an answer, unless one is awaited already. */
  customerReplied({ at }: Pick<Act, 'at'>): void {
    this.#wait = null;
    for (const clock of this.#live) clock.resume(at);
    const isAwaited = this.#live.some(({ metric }) => metric !== 'resolution');
    if (!isAwaited) this.#startClock('next_response', at);
  }

  changeSeverity({ at, severity, businessImpact }: ActOf<'severity'>): void {
    if (businessImpact !== null) this.#changes = { ...this.#changes, businessImpact };
    if (severity === this.#severity) return;
    this.#setSeverity(severity, at);
    this.#wait?.reschedule(severity, at);
  }

  change(changes: CaseChanges): void {
    this.#changes = { ...this.#changes, ...changes };
  }

  /** Whoever acknowledges a level is with the case, however far the breach has come meanwhile. */
  acknowledge(act: Pick<ActOf<'acknowledge'>, 'at' | 'by' | 'level'>): void {
    for (const clock of this.#live) if (clock.openLevel >= act.level) clock.acknowledge(act);
  }

  addChild(id: string): void {
    this.#children = [...this.#children, id];
  }

  close(act: ActOf<'close'>): void {
    const { at, by, outcome } = act;
    if (outcome === 'solved') for (const clock of this.#live) clock.meet(at, by);
    this.#end(act);
  }

  /** A new cycle; the first response is not awaited twice. */
  reopen({ at }: Pick<Act, 'at'>): void {
    if (this.#closure === null || at > this.#closure.reopenableUntil) return;
    this.#closure = null;
    this.#startClock('resolution', at);
    this.#startClock('next_response', at);
  }

  /** Starts a clock of a metric that some severity promises; none is started for others. */
  #startClock(metric: Metric, at: Instant): void {
    const severity = this.#severity;
    const promised = SEVERITIES.flatMap((each) => commitmentFor(this.file, metric, each) ?? [])[0];
    const commitment =
      commitmentFor(this.file, metric, severity) ?? (promised && { ...promised, target: null });
    if (!commitment) return;
    const cycle = (this.#cycles[metric] ?? 0) + 1;
    this.#cycles = { ...this.#cycles, [metric]: cycle };
    const clock = CaseClock.start(this.#context, {
      metric,
      cycle,
      startedAt: at,
      commitment,
      severity,
    });
    this.#clocks = [...this.#clocks, clock];
    this.#live = [...this.#live, clock];
  }

  get #context(): ClockContext {
    const { quietBefore } = this.file;
    return { scheduler: this.#scheduler, emit: this.emit, quietBefore };
  }

  get #waitContext() {
    return {
      policy: this.file.nonResponse,
      scheduler: this.#scheduler,
      emit: this.emit,
      onDue: (next: NonResponseStep['step'], at: Instant) => this.#onNonResponseDue(next, at),
    };
  }

  #waitOf(data: NonResponseData): CustomerWait {
    return new CustomerWait(this.#waitContext, data);
  }

  #happen(due: ScheduledEvent): void {
    this.lastEventAt = due.at;
    due.happen();
  }

  #status(): CaseStatus {
    if (this.#closure !== null) return 'closed';
    if (this.#wait !== null) return 'waiting_on_customer';
    return this.#attended ? 'in_progress' : 'open';
  }

  #setSeverity(severity: Severity, at: Instant): void {
    this.#severity = severity;
    for (const clock of this.#live) {
      clock.reschedule(commitmentFor(this.file, clock.metric, severity), severity, at);
    }
  }

  /** The customer was silent for as long as the offering calls reasonable. */
  #onNonResponseDue(next: NonResponseStep['step'], at: Instant): void {
    const wait = this.#wait;
    if (wait === null) return;
    const source = this.file.nonResponse?.source ?? null;
    const common = { key: wait.keyOf('over'), at, actor: SYSTEM } as const;
    if (next === 'flag') {
      this.emit({ ...common, type: 'case.flagged', data: { severity: this.#severity, source } });
      wait.flag();
    } else if (next === 'close') {
      const closing = { outcome: 'unresolved', chargeCredit: null, note: null } as const;
      this.emit({ ...common, type: 'case.closed', data: { ...closing, source } });
      this.#end({ at, by: SYSTEM, ...closing });
    } else {
      const { severity: to } = next;
      const data = { from: this.#severity, to, ground: 'silence', note: null, source } as const;
      this.emit({ ...common, type: 'case.severity.downgraded', data });
      this.#setSeverity(to, at);
      wait.nextStep(to, at);
    }
  }

  /** Every clock ends with the case. */
  #end({ at, by, outcome, chargeCredit, note }: Omit<Closure, 'reopenableUntil'>): void {
    for (const clock of this.#live) clock.cancel(at);
    this.#forgetEnded();
    this.#wait = null;
    this.#attended = true;
    const reopenableUntil = at + this.file.reopenWithinMs;
    this.#closure = { outcome, at, by, chargeCredit, note, reopenableUntil };
  }

  #forgetEnded(): void {
    this.#live = this.#live.filter(({ isOver }) => !isOver);
  }
}
