import type { Instant } from '../time/instant.ts';
import { toIso } from '../time/instant.ts';
import { clockWords } from './clock-words.ts';
import { earliest, type Due } from './due.ts';
import { Escalation } from './escalation.ts';
import { clockKey, isQuiet, SYSTEM, thresholdOf, type Record } from './occurrence.ts';
import { NEVER, NO_PAUSES, withPause, type Pauses, type Planner } from './planner.ts';
import type {
  Act,
  Clock,
  ClockState,
  Commitment,
  Metric,
  Plan,
  PlannedWarning,
  Severity,
} from './types.ts';

/** What a clock is started with. */
interface ClockStart {
  readonly metric: Metric;
  readonly cycle: number;
  readonly promise: Commitment;
  readonly severity: Severity;
  readonly startedAt: Instant;
  readonly planner: Planner;
  readonly record: Record;
  /** What falls due before is not alerted. */
  readonly quietBefore: Instant;
}

/**
 * One clock as a case lives: it is planned, may pause, warns, is breached or met. Who calls it does
 * so in the order of the instants, with everything that was due before.
 */
export class CaseClock {
  readonly metric: Metric;
  readonly #start: ClockStart;
  #promise: Commitment;
  #severity: Severity;
  /** Null while it is paused. */
  #plan: Plan | null = null;
  /** When the plan was made: what it puts before this instant happens at this instant. */
  #plannedAt: Instant;
  /** While support waited for the customer, whether or not the present promise pauses on that. */
  #waits: Pauses = NO_PAUSES;
  #waitingSince: Instant | null = null;
  #metAt: Instant | null = null;
  #breachedAt: Instant | null = null;
  /** Answered, or closed with its case: nothing happens to it any more. */
  #ended = false;
  readonly #warned = new Map<string, PlannedWarning>();
  readonly #escalation = new Escalation();

  constructor(start: ClockStart) {
    this.#start = start;
    this.metric = start.metric;
    this.#promise = start.promise;
    this.#severity = start.severity;
    this.#plannedAt = start.startedAt;
    this.#makePlan();
  }

  get isOver(): boolean {
    return this.#ended;
  }

  /** The highest level of escalation that was reached and not taken up; 0 for none. */
  get escalation(): number {
    return this.#ended ? 0 : this.#escalation.open;
  }

  /** The next thing that happens to it by itself. */
  nextDue(): Due | null {
    if (this.#ended || this.#plan === null) return null;
    return this.#breachedAt === null ? this.#nextThreshold(this.#plan) : this.#nextLevel();
  }

  /** The customer has to do something: a clock that pauses on that stands still. */
  pause(at: Instant): void {
    if (this.#ended || this.#breachedAt !== null) return;
    this.#waitingSince ??= at;
    this.#standStill();
  }

  resume(at: Instant): void {
    const wasPaused = this.#isPaused();
    this.#endWait(at);
    if (wasPaused) this.#planAt(at);
  }

  /**
   * Another severity promises something else: the start and the pauses stay, the rest is planned
   * again. One that is met, breached or cancelled stays as it is.
   */
  replan(promise: Commitment | null, severity: Severity, at: Instant): void {
    if (this.#ended || this.#breachedAt !== null) return;
    this.#promise = promise ?? { ...this.#promise, target: null };
    this.#severity = severity;
    this.#planAt(at);
    this.#standStill();
  }

  /** What it waited for has happened. */
  meet(at: Instant, actor: string): void {
    if (this.#ended) return;
    this.#end(at);
    if (this.#promise.target === null) return;
    this.#metAt = at;
    const late = this.#breachedAt !== null;
    const name = late ? 'met_late' : 'met';
    this.#tell(`case.sla.${name}`, at, name, actor, {
      reason: clockWords(this.metric).met(this.clock(), late),
    });
  }

  /** The case ended without that. */
  cancel(at: Instant): void {
    if (!this.#ended) this.#end(at);
  }

  /** Somebody has taken up its breach: no further level is reached. */
  acknowledge({ at, by }: Pick<Act, 'at' | 'by'>): void {
    this.#escalation.takeUp(at, by);
  }

  /** As it stands. */
  clock(): Clock {
    const plan = this.#plan;
    const { rule, target, calendar, source, escalations } = this.#promise;
    return {
      metric: this.metric,
      rule,
      target,
      calendar,
      startedAt: this.#start.startedAt,
      dueAt: plan?.dueAt ?? null,
      dueAtLocal: plan?.dueAtLocal ?? null,
      source,
      cycle: this.#start.cycle,
      state: this.#state(),
      metAt: this.#metAt,
      breachedAt: this.#breachedAt,
      pauses: this.#pauses().list,
      pausedSince: this.#isPaused() ? this.#waitingSince : null,
      // A clock that stands still awaits none; those that went out did so.
      warnings: (plan?.warnings ?? [...this.#warned.values()]).map((warning) => ({
        ...this.#shown(warning),
        sent: this.#wasSent(warning),
      })),
      ...this.#escalation.view(escalations, this.#isAwaitingLevels() ? plan : null),
    };
  }

  #isAwaitingLevels(): boolean {
    return this.#breachedAt !== null && !this.#ended;
  }

  #state(): ClockState {
    if (this.#promise.target === null) return 'none';
    if (this.#breachedAt !== null) return 'breached';
    if (this.#metAt !== null) return 'met';
    if (this.#ended) return 'cancelled';
    return this.#isPaused() ? 'paused' : 'running';
  }

  #isPaused(): boolean {
    const { target, pausesOnCustomer } = this.#promise;
    return (
      target !== null &&
      pausesOnCustomer &&
      this.#waitingSince !== null &&
      this.#breachedAt === null
    );
  }

  /** A pause saves no deadline that, by the present promise, had passed when it began. */
  #standStill(): void {
    if (this.#isPaused() && !this.#isDueBefore(this.#waitingSince)) this.#plan = null;
  }

  #pauses(): Pauses {
    return this.#promise.pausesOnCustomer ? this.#waits : NO_PAUSES;
  }

  #isDueBefore(at: Instant | null): boolean {
    const dueAt = this.#plan?.dueAt ?? null;
    return dueAt !== null && at !== null && dueAt < at;
  }

  #wasSent(warning: PlannedWarning): boolean {
    const told = this.#warned.get(thresholdOf(warning));
    return told !== undefined && !isQuiet(told.at, this.#start.quietBefore);
  }

  /** A warning is given once: one that was told to nobody stays where it was, and promises nothing. */
  #shown(warning: PlannedWarning): PlannedWarning {
    const told = this.#warned.get(thresholdOf(warning));
    return told !== undefined && !this.#wasSent(warning) ? told : warning;
  }

  #planAt(at: Instant): void {
    this.#plannedAt = at;
    this.#makePlan();
  }

  #makePlan(): void {
    this.#plan = this.#promise.target === null ? NEVER : this.#planOf();
  }

  #planOf(breachedAt?: Instant): Plan {
    return this.#start.planner({
      of: this.metric,
      severity: this.#severity,
      startedAt: this.#start.startedAt,
      pauses: this.#pauses(),
      ...(breachedAt !== undefined && { breachedAt }),
    });
  }

  #end(at: Instant): void {
    this.resume(at);
    this.#ended = true;
  }

  /** A wait of no length is none. */
  #endWait(at: Instant): void {
    const from = this.#waitingSince ?? at;
    if (at > from && this.#breachedAt === null) {
      this.#waits = withPause(this.#waits, { from, to: at });
    }
    this.#waitingSince = null;
  }

  #nextThreshold(plan: Plan): Due | null {
    const { dueAt } = plan;
    if (dueAt === null) return null;
    const words = clockWords(this.metric);
    const breach: Due = {
      at: Math.max(dueAt, this.#plannedAt),
      summary: words.due(plan),
      happen: () => this.#breach(Math.max(dueAt, this.#plannedAt)),
    };
    // An act has moved the deadline into the past: who hears of the breach needs no warning.
    if (dueAt <= this.#plannedAt && this.#plannedAt > this.#start.startedAt) return breach;
    const warnings = plan.warnings
      .filter((warning) => !this.#warned.has(thresholdOf(warning)))
      .map((warning) => ({
        at: Math.max(warning.at, this.#plannedAt),
        summary: words.warningDue(warning, plan),
        happen: () => this.#warn(warning, plan),
      }));
    return earliest([...warnings, breach]);
  }

  #warn(warning: PlannedWarning, plan: Plan): void {
    const at = Math.max(warning.at, this.#plannedAt);
    this.#warned.set(thresholdOf(warning), { ...warning, at });
    const { percent, beforeMinutes } = warning;
    this.#tell('case.sla.warning', at, thresholdOf(warning), SYSTEM, {
      reason: clockWords(this.metric).warning(warning, this.clock()),
      percent,
      ...(beforeMinutes !== undefined && { beforeMinutes }),
      next: this.#nextOf(plan),
    });
  }

  #breach(at: Instant): void {
    this.#breachedAt = at;
    this.#planLevels(at);
    this.#tell('case.sla.breached', at, 'breached', SYSTEM, {
      reason: clockWords(this.metric).breached(this.clock()),
    });
  }

  #nextLevel(): Due | null {
    const next = this.#escalation.next(this.#promise.escalations, this.#plan);
    if (next === null) return null;
    const { level, name, at } = next;
    return {
      at,
      summary: `Escalation to ${name} (level ${level})`,
      happen: () => {
        this.#escalation.reach(level, at);
        this.#tell('case.escalated', at, `level-${level}`, SYSTEM, {
          reason: clockWords(this.metric).escalated(this.clock(), { level, name }),
          level,
          name,
        });
      },
    };
  }

  /** A breach that an act has brought about came later than the deadline that it has moved. */
  #planLevels(breachedAt: Instant): void {
    const plan = this.#plan;
    if (plan === null || plan.dueAt === breachedAt || plan.escalations.length === 0) return;
    this.#plan = { ...plan, escalations: this.#planOf(breachedAt).escalations };
  }

  /** What follows a warning: the next one, or the deadline. */
  #nextOf(plan: Plan): { what: string; at: string } | null {
    const warning = earliestOf(plan.warnings.filter((one) => !this.#warned.has(thresholdOf(one))));
    if (warning) return { what: clockWords(this.metric).next(warning), at: toIso(warning.at) };
    return plan.dueAt === null ? null : { what: 'breach', at: toIso(plan.dueAt) };
  }

  #tell(
    type: Parameters<Record>[0]['type'],
    at: Instant,
    threshold: string,
    actor: string,
    data: Parameters<Record>[0]['data'],
  ): void {
    this.#start.record({
      key: clockKey(this.metric, this.#start.cycle, threshold),
      type,
      at,
      actor,
      metric: this.metric,
      data: { ...data, source: this.#promise.source },
    });
  }
}

function earliestOf(warnings: readonly PlannedWarning[]): PlannedWarning | undefined {
  return warnings.toSorted((a, b) => a.at - b.at)[0];
}
