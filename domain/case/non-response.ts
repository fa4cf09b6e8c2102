import type { Facts } from '../../catalogue/schema/condition.ts';
import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import { toIso, type Instant } from '../time/instant.ts';
import type { NonResponse } from './case-state.ts';
import { calendarFor } from './commitment-for.ts';
import type { NonResponsePolicy, NonResponseStep } from './commitment.ts';
import { SYSTEM, type EmitEvent } from './event-draft.ts';
import type { Schedule } from './schedule.ts';
import { NO_PAUSES, nonResponseRule, type Scheduler } from './scheduler.ts';
import { earliest, type ScheduledEvent } from './wakeup.ts';

/** The complete state of a wait for the customer, as plain data. */
export interface NonResponseData {
  /** The ids of the acts that asked, in order; only the first started the wait. */
  readonly requests: readonly [string, ...string[]];
  readonly askedAt: Instant;
  readonly severity: Severity;
  /** 1, 2, 3, …: each step is timed from the end of the one before. */
  readonly step: number;
  readonly since: Instant;
  /** Null once the case is flagged, or if non-response has no consequence. */
  readonly schedule: Schedule | null;
  /** When the schedule was made; anything that it puts before this instant happens at this instant. */
  readonly scheduledAt: Instant;
  readonly flagged: boolean;
  /** Keys of the reminders that were sent. */
  readonly reminded: readonly string[];
}

interface WaitContext {
  /** Null if the offering has no such policy, so that the wait has no consequence. */
  readonly policy: NonResponsePolicy | null;
  /** Nothing happens by itself before this instant: the history of the case would name it. */
  readonly from: Instant;
  /** The case as it is now, which chooses among several calendars. */
  readonly facts: () => Facts;
  readonly scheduler: Scheduler;
  readonly emit: EmitEvent;
  /** Takes the step that the policy prescribes when the time is over. */
  readonly onDue: (next: NonResponseStep['step'], at: Instant) => void;
}

/**
 * The wait for a customer: reminders, and a step at the end of the time that the offering calls
 * reasonable for the severity. Each step is timed from the end of the one before.
 */
export class CustomerWait {
  readonly #context: WaitContext;
  #data: NonResponseData;

  constructor(context: WaitContext, data: NonResponseData) {
    this.#context = context;
    this.#data = data;
  }

  static start(
    context: WaitContext,
    { request, at, severity }: { request: string; at: Instant; severity: Severity },
  ): CustomerWait {
    const wait = new CustomerWait(context, {
      requests: [request],
      askedAt: at,
      severity,
      step: 1,
      since: at,
      schedule: null,
      scheduledAt: at,
      flagged: false,
      reminded: [],
    });
    wait.#schedule();
    return wait;
  }

  get data(): NonResponseData {
    return this.#data;
  }

  /** Asking again during a wait does not start a second one. */
  askAgain(request: string): void {
    this.#set({ requests: [...this.#data.requests, request] });
  }

  /** The next scheduled event; null if there is none. */
  next(): ScheduledEvent | null {
    const { schedule, scheduledAt } = this.#data;
    const prescribed = this.#prescribed;
    if (prescribed === null || schedule === null || schedule.dueAt === null) return null;
    const { dueAt, dueAtLocal } = schedule;
    const stepAt = Math.max(dueAt, scheduledAt);
    const { from } = this.#context;
    const cause = { what: 'non-response', step: prescribed, dueAt, dueAtLocal } as const;
    if (stepAt < from) return { at: from, cause, happen: () => this.#waive(from) };
    const step: ScheduledEvent = {
      at: stepAt,
      cause,
      happen: () => this.#step(prescribed, stepAt),
    };
    // A change of severity has moved the end into the past, so a reminder would come too late.
    if (dueAt <= scheduledAt) return step;
    const reminders = this.#reminders(schedule)
      .filter(({ key }) => !this.#data.reminded.includes(key))
      .map((reminder): ScheduledEvent => ({
        at: reminder.at,
        cause: { what: 'reminder', dueAt, dueAtLocal },
        happen: () => this.#remind(reminder, dueAt),
      }));
    return earliest([...reminders, step]);
  }

  /** Times the current step by a new severity. */
  reschedule(severity: Severity, at: Instant): void {
    // An agent who changes the severity of a flagged case wants to continue with it.
    if (this.#data.flagged) this.#beginStep(at);
    this.#set({ severity, scheduledAt: at });
    this.#schedule();
  }

  /** Starts the next step after the one that was due has lowered the severity. */
  nextStep(severity: Severity, at: Instant): void {
    this.#beginStep(at);
    this.reschedule(severity, at);
  }

  /** Flags the case for closing, after which nothing more happens by itself. */
  flag(): void {
    this.#set({ flagged: true, schedule: null });
  }

  /** The key of a reminder or step, which occurs once for each step and severity. */
  keyOf(what: number | string | null): string {
    const { requests, step, severity } = this.#data;
    return `non-response:${requests[0]}:${step}:${severity}:${what}`;
  }

  view(): NonResponse {
    const { requests, askedAt, since, severity, schedule, flagged } = this.#data;
    const { policy } = this.#context;
    return {
      request: requests.at(-1) ?? requests[0],
      askedAt,
      since,
      severity,
      reminders: schedule ? this.#reminders(schedule).map(({ key, at }) => ({ key, at })) : [],
      dueAt: schedule?.dueAt ?? null,
      dueAtLocal: schedule?.dueAtLocal ?? null,
      step: flagged ? null : this.#prescribed,
      flagged,
      source: policy?.source ?? null,
    };
  }

  /** The step that follows silence at the severity; null if the offering names none. */
  get #prescribed(): NonResponseStep['step'] | null {
    return this.#context.policy?.steps[this.#data.severity]?.step ?? null;
  }

  #set(change: Partial<NonResponseData>): void {
    this.#data = { ...this.#data, ...change };
  }

  /** The reminders of the current step, which are given at the earliest when it was scheduled. */
  #reminders({ warnings }: Schedule) {
    const { scheduledAt } = this.#data;
    return warnings
      .flatMap(({ percent, at }) =>
        percent === null
          ? []
          : [{ percent, at: Math.max(at, scheduledAt), key: this.keyOf(percent) }],
      )
      .filter(({ at }) => at >= this.#context.from);
  }

  /** The time had run out and nothing followed, as the history names no step: it begins anew. */
  #waive(at: Instant): void {
    this.#set({ since: at, scheduledAt: at });
    this.#schedule();
  }

  #beginStep(at: Instant): void {
    this.#set({ step: this.#data.step + 1, since: at, flagged: false });
  }

  #schedule(): void {
    const { severity, since: startedAt } = this.#data;
    const { policy, facts, scheduler } = this.#context;
    const step = policy?.steps[severity];
    if (!step) return this.#set({ schedule: null });
    const rule = nonResponseRule(severity, calendarFor(step.calendar, facts()));
    this.#set({
      schedule: scheduler({ of: 'non-response', rule, startedAt, pauses: NO_PAUSES }),
    });
  }

  #remind(
    { percent, at, key }: { percent: number; at: Instant; key: string },
    dueAt: Instant,
  ): void {
    const { policy, emit } = this.#context;
    this.#set({ reminded: [...this.#data.reminded, key] });
    const source = policy?.source ?? null;
    emit({
      key,
      type: 'case.customer.reminded',
      at,
      actor: SYSTEM,
      data: { percent, dueAt: toIso(dueAt), source },
    });
  }

  #step(prescribed: NonResponseStep['step'], at: Instant): void {
    this.#set({ schedule: null });
    this.#context.onDue(prescribed, at);
  }
}
