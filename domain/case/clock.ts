import { isoOrNull, type Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import type { Clock, ClockState } from './case-state.ts';
import type { Commitment, Metric } from './commitment.ts';
import { escalationsOf, nextLevel, openLevel, type Escalation } from './escalation.ts';
import { clockKey, isQuiet, SYSTEM, thresholdOf, type EmitEvent } from './event-draft.ts';
import type { Pause, Schedule, ScheduledWarning } from './schedule.ts';
import { NEVER, NO_PAUSES, withPause, type Pauses, type Scheduler } from './scheduler.ts';
import { earliest, type ScheduledEvent } from './wakeup.ts';

/** The complete state of a clock as plain data, from which an identical clock can be made. */
export interface ClockData extends Escalation {
  readonly metric: Metric;
  readonly cycle: number;
  readonly startedAt: Instant;
  readonly commitment: Commitment;
  /** Null while the clock is paused. */
  readonly schedule: Schedule | null;
  /** When the schedule was made; anything that it puts before this instant happens at this instant. */
  readonly scheduledAt: Instant;
  /** The waits for the customer and the closures, whether or not the current commitment pauses on waits. */
  readonly pauses: Pauses;
  /** The stretches in which the case was closed before the clock resumed. */
  readonly closures: Pauses;
  /** How often the clock has resumed with its case reopened. */
  readonly resumed: number;
  readonly waitingSince: Instant | null;
  readonly metAt: Instant | null;
  readonly breachedAt: Instant | null;
  /** Met, or ended with its case: nothing more happens to it. */
  readonly ended: boolean;
  /** The warnings already given, each with the instant at which it was given. */
  readonly warned: readonly ScheduledWarning[];
}

/** The context that the clocks of a case share. */
export interface ClockContext {
  readonly scheduler: Scheduler;
  readonly emit: EmitEvent;
  /** No alert is sent for anything that falls due before this instant. */
  readonly quietBefore: Instant;
}

type ClockStart = Pick<ClockData, 'metric' | 'cycle' | 'startedAt' | 'commitment'>;

/**
 * One clock of a case: it is scheduled, may pause, warns, and is breached or met. Callers must apply
 * acts and due events in the order of their instants.
 */
export class CaseClock {
  readonly #context: ClockContext;
  #data: ClockData;
  #view: Clock | null = null;

  constructor(context: ClockContext, data: ClockData) {
    this.#context = context;
    this.#data = data;
  }

  static start(context: ClockContext, start: ClockStart): CaseClock {
    const clock = new CaseClock(context, {
      ...start,
      schedule: null,
      scheduledAt: start.startedAt,
      pauses: NO_PAUSES,
      closures: NO_PAUSES,
      resumed: 0,
      waitingSince: null,
      metAt: null,
      breachedAt: null,
      ended: false,
      warned: [],
      reached: [],
      acknowledged: null,
    });
    clock.#scheduleAt(start.startedAt);
    return clock;
  }

  get data(): ClockData {
    return this.#data;
  }

  get metric(): Metric {
    return this.#data.metric;
  }

  /** Whether anything is promised, and so timed. */
  get hasTarget(): boolean {
    return this.#data.commitment.target !== null;
  }

  get isOver(): boolean {
    return this.#data.ended;
  }

  /** The highest escalation level that was reached and not acknowledged; 0 if there is none. */
  get openLevel(): number {
    return this.#data.ended ? 0 : openLevel(this.#data);
  }

  /** The next event that is scheduled for the clock; null if there is none. */
  next(): ScheduledEvent | null {
    const { ended, schedule, breachedAt } = this.#data;
    if (ended || schedule === null) return null;
    return breachedAt === null ? this.#nextThreshold(schedule) : this.#nextLevel();
  }

  /** Support starts to wait for the customer; the clock stops if its commitment pauses on that. */
  pause(at: Instant): void {
    const { ended, breachedAt, waitingSince } = this.#data;
    if (ended || breachedAt !== null) return;
    this.#set({ waitingSince: waitingSince ?? at });
    this.#standStill();
  }

  resume(at: Instant): void {
    const wasPaused = this.#isPaused();
    this.#endWait(at);
    if (wasPaused) this.#scheduleAt(at);
  }

  /**
   * Applies another commitment, as that of another severity: the start and the pauses stay, and the rest is
   * scheduled again. A clock that is met, breached or cancelled stays as it is.
   */
  reschedule(newCommitment: Commitment | null, at: Instant): void {
    const { ended, breachedAt, commitment } = this.#data;
    if (ended || breachedAt !== null) return;
    this.#set({ commitment: newCommitment ?? { ...commitment, target: null } });
    this.#scheduleAt(at);
    this.#standStill();
  }

  /** The response or resolution that the clock times has come. */
  meet(at: Instant, actor: string): void {
    if (this.#data.ended) return;
    this.#end(at);
    if (this.#data.commitment.target === null) return;
    this.#set({ metAt: at });
    const { breachedAt, resumed } = this.#data;
    const verdict = breachedAt === null ? 'met' : 'met_late';
    // A clock that was met before it resumed can be met again, which is another event.
    const threshold = resumed === 0 ? verdict : `${verdict}-${resumed + 1}`;
    this.#context.emit({
      ...this.#identity(threshold, at, actor),
      type: `case.sla.${verdict}`,
      data: this.#facts(),
    });
  }

  /** The case ended before the response or resolution came. */
  cancel(at: Instant): void {
    if (!this.#data.ended) this.#end(at);
  }

  /**
   * The case was reopened: the clock goes on with the time that it had used when the case closed. One
   * that was breached stays as it is.
   */
  reopen(closure: Pause): void {
    const { ended, breachedAt, pauses, closures, resumed } = this.#data;
    if (!ended || breachedAt !== null) return;
    this.#set({ ended: false, metAt: null, resumed: resumed + 1 });
    if (closure.to > closure.from) {
      this.#set({ pauses: withPause(pauses, closure), closures: withPause(closures, closure) });
    }
    this.#scheduleAt(closure.to);
  }

  /** Records who acknowledged the breach, after which no further level is reached. */
  acknowledge({ at, by }: Pick<Act, 'at' | 'by'>): void {
    this.#set({ acknowledged: this.#data.acknowledged ?? { at, by } });
  }

  /** The clock as the case's state shows it. */
  view(): Clock {
    this.#view ??= this.#viewed();
    return this.#view;
  }

  #set(change: Partial<ClockData>): void {
    this.#data = { ...this.#data, ...change };
    this.#view = null;
  }

  #viewed(): Clock {
    const { schedule, commitment, warned, metric, cycle, startedAt, metAt, breachedAt } =
      this.#data;
    const { rule, target, calendar, source, escalations } = commitment;
    const isAwaitingLevels = breachedAt !== null && !this.#data.ended;
    return {
      metric,
      rule,
      target,
      calendar,
      startedAt,
      dueAt: schedule?.dueAt ?? null,
      dueAtLocal: schedule?.dueAtLocal ?? null,
      source,
      cycle,
      state: this.#state(),
      metAt,
      breachedAt,
      pauses: this.#pauses().list,
      pausedSince: this.#isPaused() ? this.#data.waitingSince : null,
      // A paused clock expects no further warnings and shows only those already given.
      warnings: (schedule?.warnings ?? warned).map((warning) => this.#shown(warning)),
      escalations: escalationsOf(escalations, this.#data, isAwaitingLevels ? schedule : null),
      acknowledged: this.#data.acknowledged,
    };
  }

  #state(): ClockState {
    const { commitment, breachedAt, metAt, ended } = this.#data;
    if (commitment.target === null) return 'none';
    if (breachedAt !== null) return 'breached';
    if (metAt !== null) return 'met';
    if (ended) return 'cancelled';
    return this.#isPaused() ? 'paused' : 'running';
  }

  #isPaused(): boolean {
    const { commitment, waitingSince, breachedAt } = this.#data;
    const { target, pausesOnCustomer } = commitment;
    return target !== null && pausesOnCustomer && waitingSince !== null && breachedAt === null;
  }

  /** A pause does not save a deadline that, under the current commitment, passed before it began. */
  #standStill(): void {
    const { schedule, waitingSince } = this.#data;
    if (!this.#isPaused() || waitingSince === null) return;
    const dueAt = schedule?.dueAt ?? null;
    if (dueAt === null || dueAt >= waitingSince) this.#set({ schedule: null });
  }

  #pauses(): Pauses {
    const { commitment, pauses, closures } = this.#data;
    return commitment.pausesOnCustomer ? pauses : closures;
  }

  /** A warning is given once. If no alert was sent for it, it keeps its instant and counts as not sent. */
  #shown(warning: ScheduledWarning): Clock['warnings'][number] {
    const given = this.#given(warning);
    if (given === undefined) return { ...warning, sent: false };
    const sent = !isQuiet(given.at, this.#context.quietBefore);
    return { ...(sent ? warning : given), sent };
  }

  #given(warning: ScheduledWarning): ScheduledWarning | undefined {
    const threshold = thresholdOf(warning);
    return this.#data.warned.find((given) => thresholdOf(given) === threshold);
  }

  #scheduleAt(at: Instant): void {
    this.#set({ scheduledAt: at });
    const isPromised = this.#data.commitment.target !== null;
    this.#set({ schedule: isPromised ? this.#scheduled() : NEVER });
  }

  #scheduled(breachedAt?: Instant): Schedule {
    const { metric, commitment, startedAt } = this.#data;
    return this.#context.scheduler({
      of: metric,
      rule: commitment.rule,
      startedAt,
      pauses: this.#pauses(),
      ...(breachedAt !== undefined && { breachedAt }),
    });
  }

  #end(at: Instant): void {
    this.resume(at);
    this.#set({ ended: true });
  }

  /** A wait of zero length does not count. */
  #endWait(at: Instant): void {
    const { pauses, waitingSince, breachedAt } = this.#data;
    const from = waitingSince ?? at;
    const counts = at > from && breachedAt === null;
    this.#set({
      pauses: counts ? withPause(pauses, { from, to: at }) : pauses,
      waitingSince: null,
    });
  }

  #nextThreshold(schedule: Schedule): ScheduledEvent | null {
    const { dueAt, dueAtLocal } = schedule;
    if (dueAt === null) return null;
    const { metric, scheduledAt, startedAt } = this.#data;
    const breachAt = Math.max(dueAt, scheduledAt);
    const breach: ScheduledEvent = {
      at: breachAt,
      cause: { what: 'breach', metric, dueAt, dueAtLocal },
      happen: () => this.#breach(breachAt),
    };
    // An act has moved the deadline into the past: a warning beside the breach would be useless.
    if (dueAt <= scheduledAt && scheduledAt > startedAt) return breach;
    const warnings = this.#ungiven(schedule).map((warning): ScheduledEvent => {
      const at = Math.max(warning.at, scheduledAt);
      const { percent, beforeMinutes } = warning;
      return {
        at,
        cause: { what: 'warning', metric, percent, beforeMinutes, dueAt, dueAtLocal },
        happen: () => this.#warn({ ...warning, at }),
      };
    });
    return earliest([...warnings, breach]);
  }

  #ungiven({ warnings }: Schedule): readonly ScheduledWarning[] {
    return warnings.filter((warning) => this.#given(warning) === undefined);
  }

  #warn(warning: ScheduledWarning): void {
    this.#set({ warned: [...this.#data.warned, warning] });
    const { percent, beforeMinutes, at } = warning;
    this.#context.emit({
      ...this.#identity(thresholdOf(warning), at, SYSTEM),
      type: 'case.sla.warning',
      data: { ...this.#facts(), percent, beforeMinutes },
    });
  }

  #breach(at: Instant): void {
    this.#set({ breachedAt: at });
    this.#scheduleLevels(at);
    this.#context.emit({
      ...this.#identity('breached', at, SYSTEM),
      type: 'case.sla.breached',
      data: this.#facts(),
    });
  }

  #nextLevel(): ScheduledEvent | null {
    const { metric, commitment, schedule } = this.#data;
    const next = nextLevel(commitment.escalations, this.#data, schedule);
    if (next === null) return null;
    const { level, name, at } = next;
    return {
      at,
      cause: { what: 'escalation', metric, level, name },
      happen: () => {
        this.#set({ reached: [...this.#data.reached, { level, at }] });
        this.#context.emit({
          ...this.#identity(`level-${level}`, at, SYSTEM),
          type: 'case.escalated',
          data: { ...this.#facts(), level, name },
        });
      },
    };
  }

  /** If an act moved the deadline into the past, levels count from the act, when the breach occurred. */
  #scheduleLevels(breachedAt: Instant): void {
    const { schedule } = this.#data;
    if (schedule === null || schedule.dueAt === breachedAt) return;
    if (schedule.escalations.length === 0) return;
    const { escalations } = this.#scheduled(breachedAt);
    this.#set({ schedule: { ...schedule, escalations } });
  }

  #facts() {
    const { metric, cycle, commitment, schedule } = this.#data;
    const { rule, source } = commitment;
    return { metric, cycle, dueAt: isoOrNull(schedule?.dueAt ?? null), rule, source };
  }

  #identity(threshold: string, at: Instant, actor: string) {
    const { metric, cycle } = this.#data;
    return { key: clockKey(metric, cycle, threshold), at, actor };
  }
}
