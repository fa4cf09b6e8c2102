import type { Instant } from '../time/instant.ts';
import { actWords } from './act-words.ts';
import { CaseClock } from './clock.ts';
import { earliest, type Due } from './due.ts';
import { isQuiet, SYSTEM, type Occurrence, type Record } from './occurrence.ts';
import { commitmentFor, type Planner } from './planner.ts';
import { Silence } from './silence.ts';
import {
  SEVERITIES,
  type Act,
  type CaseChanges,
  type CaseEventType,
  type CaseFile,
  type CaseState,
  type CaseStatus,
  type Closure,
  type Commitment,
  type Metric,
  type Severity,
  type SilenceStep,
  type Source,
} from './types.ts';

type ActOf<Name extends Act['act']> = Extract<Act, { act: Name }>;

/**
 * One life of a case, from its opening on: what people do and what happens by itself, told in the
 * order of the instants. Whoever tells it keeps that order; nothing here looks at a clock.
 */
export class CaseLife {
  readonly occurrences: Occurrence[] = [];
  readonly #file: CaseFile;
  readonly #planner: Planner;
  readonly #clocks: CaseClock[] = [];
  readonly #cycles = new Map<Metric, number>();
  readonly #children: string[] = [];
  #severity: Severity;
  #changes: CaseChanges & { readonly businessImpact?: string } = {};
  #silence: Silence | null = null;
  #closure: Closure | null = null;
  /** Somebody has worked on it: answered, closed or reopened. */
  #taken = false;

  constructor(file: CaseFile, planner: Planner) {
    this.#file = file;
    this.#planner = planner;
    this.#severity = file.request.severity;
    this.#record({
      key: 'opened',
      type: 'case.opened',
      at: file.openedAt,
      actor: file.openedBy,
      metric: null,
      data: {
        reason: `${file.account.name} opened a case of severity ${this.#severity} under ${file.policyVersion}.`,
        severity: this.#severity,
      },
    });
    this.#startClock('first_response', file.openedAt);
    this.#startClock('resolution', file.openedAt);
  }

  get closure(): Closure | null {
    return this.#closure;
  }

  get severity(): Severity {
    return this.#severity;
  }

  get changes(): CaseChanges & { readonly businessImpact?: string } {
    return this.#changes;
  }

  /** Under which the case runs; the API opens no case without one. */
  get commitment(): Commitment {
    const found =
      commitmentFor(this.#file, 'first_response', this.#severity) ??
      commitmentFor(this.#file, 'first_response', this.#file.request.severity);
    if (!found) throw new RangeError(`No commitment for severity ${this.#severity}`);
    return found;
  }

  /** The requests that the customer has not answered; none where nobody waits. */
  get openRequests(): readonly string[] {
    return this.#silence?.requests ?? [];
  }

  /** The highest level of escalation that nobody has taken up; 0 for none. */
  get escalation(): number {
    return Math.max(0, ...this.#clocks.map(({ escalation }) => escalation));
  }

  /** The next thing that happens by itself. At one instant clocks come before the silence. */
  nextDue(): Due | null {
    if (this.#closure !== null) return null;
    return earliest([
      ...this.#clocks.map((clock) => clock.nextDue()),
      this.#silence?.nextDue() ?? null,
    ]);
  }

  /** What somebody did. What the case does not allow at that instant is told and has no effect. */
  apply(act: Act): void {
    this.#tellAct(act);
    // The part is there, whatever else a late act makes of the case.
    if (act.act === 'split') this.#children.push(act.child);
    else if (act.act === 'reopen') this.#reopen(act);
    else if (this.#closure === null) this.#applyToOpen(act);
  }

  state(): CaseState {
    const clocks = this.#clocks.map((clock) => clock.clock());
    const due = clocks.flatMap(({ state, dueAt }) =>
      state === 'running' && dueAt !== null ? [dueAt] : [],
    );
    return {
      status: this.#status(),
      severity: this.#severity,
      coverage: this.commitment.coverage,
      clocks,
      breached: clocks.some(({ breachedAt }) => breachedAt !== null),
      nextDueAt: due.length === 0 ? null : Math.min(...due),
      closure: this.#closure,
      nonResponse: this.#silence?.view() ?? null,
      changes: this.#changes,
      credit: null,
      children: this.#children,
    };
  }

  #status(): CaseStatus {
    if (this.#closure !== null) return 'closed';
    if (this.#silence !== null) return 'waiting_on_customer';
    return this.#taken ? 'in_progress' : 'open';
  }

  #applyToOpen(act: Exclude<Act, { act: 'reopen' | 'split' }>): void {
    switch (act.act) {
      case 'response':
        return this.#answer(act);
      case 'customer-request':
        return this.#ask(act);
      case 'customer-reply':
        return this.#reply(act);
      case 'severity':
        return this.#changeSeverity(act);
      case 'update':
        this.#changes = { ...this.#changes, ...act.changes };
        return;
      case 'acknowledge':
        // Whoever takes up a level is with the case, however far the breach has come meanwhile.
        for (const clock of this.#clocks) {
          if (clock.escalation >= act.level) clock.acknowledge(act);
        }
        return;
      case 'close':
        return this.#close(act);
      case 'withdraw-request':
        // The request itself was left out of the acts: nothing is left to undo.
        return;
    }
  }

  #answer({ at, by }: Pick<Act, 'at' | 'by'>): void {
    this.#taken = true;
    for (const clock of this.#clocks) {
      if (clock.metric !== 'resolution') clock.meet(at, by);
    }
  }

  #ask(act: ActOf<'customer-request'>): void {
    const { id, at } = act;
    this.#answer(act);
    for (const clock of this.#clocks) clock.pause(at);
    if (this.#silence) this.#silence.askAgain(id);
    else
      this.#silence = new Silence({
        request: id,
        askedAt: at,
        severity: this.#severity,
        policy: this.#file.silence,
        planner: this.#planner,
        record: this.#record,
        onStep: (step, due) => this.#endOfPatience(step, due),
      });
  }

  #reply({ at }: ActOf<'customer-reply'>): void {
    this.#silence = null;
    for (const clock of this.#clocks) clock.resume(at);
    this.#awaitResponse(at);
  }

  /** The customer waits for an answer, unless one is awaited already. */
  #awaitResponse(at: Instant): void {
    const waits = this.#clocks.some((clock) => clock.metric !== 'resolution' && !clock.isOver);
    if (!waits) this.#startClock('next_response', at);
  }

  #changeSeverity(act: ActOf<'severity'>): void {
    const { at, severity, businessImpact } = act;
    if (businessImpact !== null) this.#changes = { ...this.#changes, businessImpact };
    if (severity === this.#severity) return;
    this.#setSeverity(severity, at);
    this.#silence?.replan(severity, at);
  }

  #setSeverity(severity: Severity, at: Instant): void {
    this.#severity = severity;
    for (const clock of this.#clocks) {
      clock.replan(commitmentFor(this.#file, clock.metric, severity), severity, at);
    }
  }

  /** The customer was silent for as long as the offering calls reasonable. */
  #endOfPatience(step: SilenceStep['step'], at: Instant): void {
    if (this.#silence === null) return;
    if (step === 'flag') this.#flag(this.#silence, at);
    else if (step === 'close') this.#closeForSilence(this.#silence, at);
    else this.#lower(this.#silence, step.severity, at);
  }

  #flag(silence: Silence, at: Instant): void {
    const reason = actWords.flagged(this.#severity);
    this.#tellSilence(silence, 'case.flagged', at, { reason });
    silence.flag();
  }

  #closeForSilence(silence: Silence, at: Instant): void {
    const outcome = 'unresolved';
    const reason = actWords.closedForSilence(this.#severity);
    this.#tellSilence(silence, 'case.closed', at, { reason, outcome });
    this.#end({ at, by: SYSTEM, outcome, chargeCredit: null, note: null });
  }

  #lower(silence: Silence, to: Severity, at: Instant): void {
    const from = this.#severity;
    const reason = actWords.loweredForSilence(from, to);
    this.#tellSilence(silence, 'case.severity.downgraded', at, {
      reason,
      from,
      to,
      ground: 'silence',
    });
    this.#setSeverity(to, at);
    silence.goOn(to, at);
  }

  #tellSilence(silence: Silence, type: CaseEventType, at: Instant, data: Occurrence['data']): void {
    const source = this.#file.silence?.source;
    const key = silence.keyOf('over');
    this.#record({ key, type, at, actor: SYSTEM, metric: null, data: { ...data, source } });
  }

  #close(act: ActOf<'close'>): void {
    const { at, by, outcome } = act;
    if (outcome === 'solved') {
      for (const clock of this.#clocks) clock.meet(at, by);
    }
    this.#end(act);
  }

  /** Every clock ends with the case. */
  #end({ at, by, outcome, chargeCredit, note }: Omit<Closure, 'reopenableUntil'>): void {
    for (const clock of this.#clocks) clock.cancel(at);
    this.#silence = null;
    this.#taken = true;
    const reopenableUntil = at + this.#file.reopenWithinMs;
    this.#closure = { outcome, at, by, chargeCredit, note, reopenableUntil };
  }

  /** A new cycle; the first response is not awaited twice. */
  #reopen({ at }: ActOf<'reopen'>): void {
    if (this.#closure === null || at > this.#closure.reopenableUntil) return;
    this.#closure = null;
    this.#startClock('resolution', at);
    this.#startClock('next_response', at);
  }

  /** Starts a clock of a metric that some severity promises; none is started for others. */
  #startClock(metric: Metric, at: Instant): void {
    const promised = SEVERITIES.flatMap((each) => commitmentFor(this.#file, metric, each) ?? [])[0];
    const promise =
      commitmentFor(this.#file, metric, this.#severity) ??
      (promised && { ...promised, target: null });
    if (!promise) return;
    const cycle = (this.#cycles.get(metric) ?? 0) + 1;
    this.#cycles.set(metric, cycle);
    this.#clocks.push(
      new CaseClock({
        metric,
        cycle,
        promise,
        severity: this.#severity,
        startedAt: at,
        planner: this.#planner,
        record: this.#record,
        quietBefore: this.#file.quietBefore,
      }),
    );
  }

  #tellAct(act: Act): void {
    const { type, reason, ...data } = actWords.told(act, this.#severity);
    this.#record({
      key: `act:${act.id}`,
      type,
      at: act.at,
      actor: act.by,
      metric: null,
      data: { reason, ...data, ...this.#groundOf(type), note: act.note },
    });
  }

  /** What allows that a severity is lowered for want of the customer's part. */
  #groundOf(type: CaseEventType): { readonly source?: Source | undefined } {
    return type === 'case.severity.downgraded' ? { source: this.#file.silence?.source } : {};
  }

  readonly #record: Record = (occurrence) => {
    const quiet = isQuiet(occurrence.at, this.#file.quietBefore);
    this.occurrences.push({ ...occurrence, quiet });
  };
}
