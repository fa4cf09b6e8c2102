import type { Instant } from '../time/instant.ts';
import { earliest, type Due } from './due.ts';
import { dueText } from './due-text.ts';
import { SYSTEM, type Record } from './occurrence.ts';
import { NO_PAUSES, type Planner } from './planner.ts';
import type { NonResponse, Plan, Severity, SilencePolicy, SilenceStep } from './types.ts';

/** What a wait for the customer is begun with. */
interface SilenceStart {
  /** The act that asked. */
  readonly request: string;
  readonly askedAt: Instant;
  readonly severity: Severity;
  /** Null where the offering says nothing: the wait has no consequence. */
  readonly policy: SilencePolicy | null;
  readonly planner: Planner;
  readonly record: Record;
  /** Does what the policy says when the time is over. */
  readonly onStep: (step: SilenceStep['step'], at: Instant) => void;
}

/**
 * The wait for a customer: reminders, and a step at the end of the time that the offering calls
 * reasonable at the severity. Each step is timed from the one before it.
 */
export class Silence {
  /** The first one; later ones start nothing anew. */
  readonly #request: string;
  readonly #requests: string[];
  readonly #start: SilenceStart;
  #severity: Severity;
  /** 1, 2, 3, …: each is timed from the one before. */
  #number = 1;
  #since: Instant;
  #plannedAt: Instant;
  #plan: Plan | null = null;
  #flagged = false;
  readonly #reminded = new Set<string>();

  constructor(start: SilenceStart) {
    this.#start = start;
    this.#request = start.request;
    this.#requests = [start.request];
    this.#severity = start.severity;
    this.#since = start.askedAt;
    this.#plannedAt = start.askedAt;
    this.#makePlan();
  }

  /** In the order in which they were made. */
  get requests(): readonly string[] {
    return this.#requests;
  }

  /** Whoever asks again while the customer is asked starts no second wait. */
  askAgain(request: string): void {
    this.#requests.push(request);
  }

  nextDue(): Due | null {
    const plan = this.#plan;
    if (plan === null || plan.dueAt === null) return null;
    const { dueAt } = plan;
    const step: Due = {
      at: Math.max(dueAt, this.#plannedAt),
      summary: `The customer has until ${dueText(plan)} to answer`,
      happen: () => this.#step(Math.max(dueAt, this.#plannedAt)),
    };
    // A change of severity has ended the time: a reminder would come too late.
    if (dueAt <= this.#plannedAt) return step;
    const reminders = plan.warnings
      .filter(({ percent }) => !this.#reminded.has(this.keyOf(percent)))
      .map(({ percent, at }) => ({
        at: Math.max(at, this.#plannedAt),
        summary: `Reminder of the customer, who has until ${dueText(plan)} to answer`,
        happen: () => this.#remind(percent, Math.max(at, this.#plannedAt), plan),
      }));
    return earliest([...reminders, step]);
  }

  /** The severity was changed by somebody: the running step is timed by the new one. */
  replan(severity: Severity, at: Instant): void {
    // An agent who changes the severity of a case that was flagged goes on with it.
    if (this.#flagged) this.#beginStep(at);
    this.#severity = severity;
    this.#plannedAt = at;
    this.#makePlan();
  }

  /** The step that was due has lowered the severity: the next one is timed from it. */
  goOn(severity: Severity, at: Instant): void {
    this.#beginStep(at);
    this.replan(severity, at);
  }

  #beginStep(at: Instant): void {
    this.#number += 1;
    this.#since = at;
    this.#flagged = false;
  }

  /** The case is flagged for closing: nothing more happens by itself. */
  flag(): void {
    this.#flagged = true;
    this.#plan = null;
  }

  view(): NonResponse {
    const { askedAt, policy } = this.#start;
    return {
      request: this.#requests.at(-1) ?? this.#request,
      askedAt,
      since: this.#since,
      severity: this.#severity,
      reminders:
        this.#plan?.warnings.map(({ percent, at }) => ({ key: this.keyOf(percent), at })) ?? [],
      dueAt: this.#plan?.dueAt ?? null,
      dueAtLocal: this.#plan?.dueAtLocal ?? null,
      step: this.#flagged ? null : (policy?.[this.#severity].step ?? null),
      flagged: this.#flagged,
      source: policy?.source ?? null,
    };
  }

  #makePlan(): void {
    if (this.#start.policy === null) return;
    this.#plan = this.#start.planner({
      of: 'silence',
      severity: this.#severity,
      startedAt: this.#since,
      pauses: NO_PAUSES,
    });
  }

  /** The identity of what follows from the silence: once for each step and severity. */
  keyOf(what: number | string | null): string {
    return `silence:${this.#request}:${this.#number}:${this.#severity}:${what}`;
  }

  #remind(percent: number | null, at: Instant, plan: Plan): void {
    this.#reminded.add(this.keyOf(percent));
    this.#start.record({
      key: this.keyOf(percent),
      type: 'case.customer.reminded',
      at,
      actor: SYSTEM,
      metric: null,
      data: {
        reason: `The customer was asked and has not answered; ${percent} % of the time for it is used, which ends at ${dueText(plan)}.`,
        percent,
        source: this.#start.policy?.source,
      },
    });
  }

  #step(at: Instant): void {
    const step = this.#start.policy?.[this.#severity].step;
    this.#plan = null;
    if (step !== undefined) this.#start.onStep(step, at);
  }
}
