import type { Audience } from '../../catalogue/schema/vocabulary.ts';
import { isoOrNull, type Instant } from '../time/instant.ts';
import { joinedSpans } from '../time/joined-spans.ts';
import type { Act } from './act.ts';
import type { Clock, ClockState } from './case-state.ts';
import type { Commitment, Metric } from './commitment.ts';
import { escalationsOf, nextLevel, openLevel, type Escalation } from './escalation.ts';
import { clockKey, isQuiet, levelKey, SYSTEM, thresholdOf, type EmitEvent } from './event-draft.ts';
import type { Pause, ReasonedPause, Schedule, ScheduledWarning } from './schedule.ts';
import { NEVER, pausesOf, withPause, type Pauses, type Scheduler } from './scheduler.ts';
import {
  CLOSED,
  NO_STRETCHES,
  pausesOn,
  withoutOverlaps,
  withStretch,
  type Stretches,
} from './stretches.ts';
import { earliest, type ScheduledEvent } from './wakeup.ts';

/** A wait that goes on: for the customer, or of a kind. */
export interface OpenWait {
  readonly reason: string;
  readonly since: Instant;
}

/** The pauses that are over, as a clock counts them which does or does not pause on the customer. */
interface PastPauses {
  readonly onCustomer: boolean;
  readonly pauses: Pauses;
}

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
  /** The waits that are over and the closures, whether or not they pause the clock as it is promised now. */
  readonly stretches: Stretches;
  /** Those on which it pauses, kept because there may be hundreds; null until somebody asks for them. */
  readonly past: PastPauses | null;
  /** How often the clock has resumed with its case reopened. */
  readonly resumed: number;
  /** The waits that go on, in the order in which they began, whether or not they pause the clock. */
  readonly waits: readonly OpenWait[];
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
  /** Whether clocks of a metric stand still during a wait of a kind. */
  readonly pausesDuring: (kind: string, metric: string) => boolean;
  /** For whom clocks of a metric are. */
  readonly audienceOf: (metric: Metric) => Audience;
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
  /** Kept like the view, as a case asks all of its clocks whenever one of them does something. */
  #next: ScheduledEvent | null | undefined;
  /** The pauses that are over by their reasons, kept like the others. */
  #byReason: readonly ReasonedPause[] | null;

  constructor(
    context: ClockContext,
    data: ClockData,
    shown: readonly ReasonedPause[] | null = null,
  ) {
    this.#context = context;
    this.#data = data;
    this.#byReason = shown;
  }

  static start(
    context: ClockContext,
    { metric, cycle, startedAt, commitment }: ClockStart,
  ): CaseClock {
    const clock = new CaseClock(context, {
      metric,
      cycle,
      startedAt,
      commitment,
      schedule: null,
      scheduledAt: startedAt,
      stretches: NO_STRETCHES,
      past: null,
      resumed: 0,
      waits: [],
      metAt: null,
      breachedAt: null,
      ended: false,
      warned: [],
      reached: [],
      acknowledged: null,
    });
    clock.#scheduleAt(startedAt);
    return clock;
  }

  /** A copy in the same state for another machine. */
  copy(context: ClockContext): CaseClock {
    return new CaseClock(context, this.#data, this.#byReason);
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
    if (this.#next === undefined) this.#next = this.#findNext();
    return this.#next;
  }

  #findNext(): ScheduledEvent | null {
    const { ended, schedule, breachedAt } = this.#data;
    if (ended || schedule === null) return null;
    return breachedAt === null ? this.#nextThreshold(schedule) : this.#nextLevel();
  }

  /** Support starts to wait; the clock stops if it stands still meanwhile. A wait that goes on starts no second one. */
  pause(reason: string, at: Instant): void {
    this.#wait(at, () => this.#beginWait(reason, at));
  }

  /** A wait is over; the clock goes on unless another one still holds it. */
  resume(reason: string, at: Instant): void {
    this.#wait(at, () => this.#endWaits([reason], at));
  }

  /** A wait takes the place of another at the same instant, and nothing is scheduled in between. */
  pauseInstead(reason: string, before: string, at: Instant): void {
    this.#wait(at, () => {
      this.#endWaits([before], at);
      this.#beginWait(reason, at);
    });
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
    const { ended, breachedAt, resumed } = this.#data;
    if (!ended || breachedAt !== null) return;
    this.#set({ ended: false, metAt: null, resumed: resumed + 1 });
    this.#remember({ ...closure, reason: CLOSED });
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
    this.#next = undefined;
  }

  #viewed(): Clock {
    const { schedule, commitment, warned, metric, cycle, startedAt, metAt, breachedAt } =
      this.#data;
    const { rule, target, calendar, source, escalations } = commitment;
    const isAwaitingLevels = breachedAt !== null && !this.#data.ended;
    const { since } = this.#standstill();
    return {
      metric,
      audience: this.#context.audienceOf(metric),
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
      pauses: this.#shownPauses(since),
      pausedSince: since,
      pausedFor: since === null ? [] : this.#holding().map(({ reason }) => reason),
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
    const { commitment, breachedAt } = this.#data;
    return (
      commitment.target !== null &&
      breachedAt === null &&
      this.#data.waits.some(({ reason }) => this.#pausesOn(reason))
    );
  }

  /** The waits that go on and on which the clock pauses, as it is promised now. */
  #holding(): readonly OpenWait[] {
    return this.#data.waits.filter(({ reason }) => this.#pausesOn(reason));
  }

  #pausesOn(reason: string): boolean {
    const { metric, commitment } = this.#data;
    return pausesOn(reason, {
      onCustomer: commitment.pausesOnCustomer,
      during: (kind) => this.#context.pausesDuring(kind, metric),
    });
  }

  /** The stretches on which the clock pauses, as it is promised now. */
  #pausing(): readonly ReasonedPause[] {
    return this.#data.stretches.list.filter(({ reason }) => this.#pausesOn(reason));
  }

  /** All pauses that are over; that of a wait which goes on may have begun in the last of them. */
  #pastPauses(): Pauses {
    const { past, commitment } = this.#data;
    const { pausesOnCustomer: onCustomer } = commitment;
    if (past?.onCustomer === onCustomer) return past.pauses;
    const pauses = pausesOf(joinedSpans(this.#pausing()));
    this.#data = { ...this.#data, past: { onCustomer, pauses } };
    this.#byReason = null;
    return pauses;
  }

  /** The pauses that are over by their reasons, without what belongs to the one that goes on. */
  #shownPauses(since: Instant | null): readonly ReasonedPause[] {
    const shown = this.#byReason ?? withoutOverlaps(this.#pausing());
    this.#byReason = shown;
    const isOver = since === null || (shown.at(-1)?.from ?? -Infinity) < since;
    return isOver ? shown : shown.filter(({ from }) => from < since);
  }

  /** Since when the clock stands still without a break, null if it runs, and its pauses before that. */
  #standstill(): { readonly since: Instant | null; readonly before: Pauses } {
    const past = this.#pastPauses();
    if (!this.#isPaused()) return { since: null, before: past };
    const { list } = past;
    let since = Math.min(...this.#holding().map((wait) => wait.since));
    let count = list.length;
    for (let last = list[count - 1]; last && last.to >= since; last = list[count - 1]) {
      since = Math.min(since, last.from);
      count -= 1;
    }
    return { since, before: count === list.length ? past : pausesOf(list.slice(0, count)) };
  }

  /** A pause does not save a deadline that, under the current commitment, passed before it began. */
  #standStill(): void {
    const { since } = this.#standstill();
    if (since === null) return;
    const dueAt = this.#data.schedule?.dueAt ?? null;
    if (dueAt === null || dueAt >= since) this.#set({ schedule: null });
  }

  /** Waits begin or end: the clock stops, goes on, or stays as it is. */
  #wait(at: Instant, change: () => void): void {
    const wasPaused = this.#isPaused();
    change();
    const isPaused = this.#isPaused();
    if (wasPaused === isPaused) return;
    if (wasPaused) return this.#scheduleAt(at);
    // It stood still until this very instant, and was scheduled as if it would go on.
    if ((this.#standstill().since ?? at) < at) this.#set({ schedule: this.#scheduled() });
    this.#standStill();
  }

  #beginWait(reason: string, since: Instant): void {
    const { ended, breachedAt, waits } = this.#data;
    if (ended || breachedAt !== null || waits.some((wait) => wait.reason === reason)) return;
    this.#set({ waits: [...waits, { reason, since }] });
  }

  #endWaits(reasons: readonly string[], at: Instant): void {
    const { waits, breachedAt } = this.#data;
    const over = waits.filter(({ reason }) => reasons.includes(reason));
    if (over.length === 0) return;
    this.#set({ waits: waits.filter((wait) => !over.includes(wait)) });
    if (breachedAt !== null) return;
    for (const { reason, since } of over) this.#remember({ from: since, to: at, reason });
  }

  /** A stretch of zero length does not count. */
  #remember(stretch: ReasonedPause): void {
    const { from, to, reason } = stretch;
    if (to <= from) return;
    const { past } = this.#data;
    const stretches = withStretch(this.#data.stretches, stretch);
    if (!this.#pausesOn(reason)) return this.#set({ stretches });
    const isApart = past !== null && from > (past.pauses.list.at(-1)?.to ?? -Infinity);
    const grown = isApart ? { ...past, pauses: withPause(past.pauses, { from, to }) } : null;
    this.#set({ stretches, past: grown });
    this.#byReason = isApart && this.#byReason ? [...this.#byReason, stretch] : null;
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
    const isPromised = this.#data.commitment.target !== null;
    this.#set({ scheduledAt: at, schedule: isPromised ? this.#scheduled() : NEVER });
  }

  #scheduled(breachedAt?: Instant): Schedule {
    const { metric, commitment, startedAt } = this.#data;
    return this.#context.scheduler({
      of: metric,
      rule: commitment.rule,
      startedAt,
      pauses: this.#standstill().before,
      ...(breachedAt !== undefined && { breachedAt }),
    });
  }

  #end(at: Instant): void {
    const reasons = this.#data.waits.map(({ reason }) => reason);
    if (reasons.length > 0) this.#wait(at, () => this.#endWaits(reasons, at));
    this.#set({ ended: true });
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
    const { level, name, number, at } = next;
    return {
      at,
      cause: { what: 'escalation', metric, level, name, number },
      happen: () => {
        this.#set({ reached: [...this.#data.reached, { level, at }] });
        this.#context.emit({
          ...this.#identity(levelKey(next), at, SYSTEM),
          type: 'case.escalated',
          data: { ...this.#facts(), level, name, number },
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
