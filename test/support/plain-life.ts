import type {
  Act,
  CaseFile,
  Commitment,
  EscalationRule,
  Metric,
  Severity,
} from '../../domain/case/types.ts';
import { reasonsOf, runsOf, type Still } from './plain-stretches.ts';
import { plainPlan, type PlainPlan, type Stretch } from './plain-time.ts';
import { plainCalendar, plainFacts, plainRow, type PlainFacts } from './plain-terms.ts';

/** A clock as it is told by hand. */
interface PlainClock {
  readonly metric: Metric;
  readonly cycle: number;
  readonly startedAt: number;
  /** The waits that are over, and the time in which the case was closed. */
  readonly stood: Still[];
  /** Since when whom is waited for. */
  readonly awaits: Map<string, number>;
  goneOn: number;
  promise: Commitment | null;
  /** When somebody last changed what it is due by. */
  changedAt: number;
  metAt: number | null;
  breachedAt: number | null;
  isOver: boolean;
  isTakenUp: boolean;
  level: number;
  /** How often any level was reached. */
  steps: number;
  readonly warned: Set<string>;
}

interface PlainSilence {
  readonly request: string;
  number: number;
  since: number;
  changedAt: number;
  isFlagged: boolean;
  readonly reminded: Set<string>;
}

/** A wait for another than the customer. */
interface PlainWait {
  readonly act: string;
  readonly kind: string;
  readonly since: number;
  reminded: number;
}

interface Happening {
  /** A metric, or `wait`; null if it is what silence does. */
  readonly of: string | null;
  readonly at: number;
  readonly happen: () => void;
}

const SEVERITIES: readonly Severity[] = ['A', 'B', 'C'];
/** What an answer ends. */
const ANSWERED: readonly Metric[] = ['first_response', 'next_response', 'follow_up'];

/**
 * The whole life of a case once more, as a script of what the documents say: what is due is looked
 * up anew at each step, nothing is planned. It shares no code with `domain/case`, and with
 * `domain/time` only the shape of calendars.
 */
export class PlainLife {
  readonly #file: CaseFile;
  /** `key at`, of all that happens by itself and of what is met. */
  readonly happened: string[] = [];
  readonly clocks: PlainClock[] = [];
  severity: Severity;
  silence: PlainSilence | null = null;
  wait: PlainWait | null = null;
  closedAt: number | null = null;
  #isTaken = false;
  #hasSpoken = false;
  /** Before the last entry of its history, silence had only the consequences that this names. */
  readonly #silenceFrom: number;
  readonly #plans = new Map<string, PlainPlan>();
  /** What was said of the case since it was opened. */
  #about: PlainFacts = {};

  /** @param acts those that were taken, each at once; `now` is not before the last of them */
  constructor(file: CaseFile, acts: readonly Act[], now: number) {
    this.#file = file;
    this.severity = file.request.severity;
    this.#start('first_response', file.openedAt);
    this.#start('resolution', file.openedAt);
    this.#start('acknowledgement', file.openedAt);
    this.#tell(['opened'], file.openedAt, []);
    this.#silenceFrom = Math.max(0, ...file.history.map(({ at }) => at));
    const all = [...file.history.toSorted((a, b) => a.at - b.at), ...acts];
    const mistakes = all.flatMap((act) => {
      if (act.act === 'withdraw-request') return [act.request];
      return 'mistake' in act ? [act.mistake] : [];
    });
    for (const act of all) {
      if (mistakes.includes(act.id)) continue;
      this.#passTo(act.at - 1, act.at);
      if (act.act === 'downgrade' || act.act === 'flag' || act.by === 'system') {
        this.#passTo(act.at, act.at, (metric) => metric !== null);
      }
      const open = this.clocks.filter(({ isOver }) => !isOver);
      const words = this.#do(act, open) ?? [];
      if (this.closedAt === null) this.#tell(words, act.at, open);
    }
    this.#passTo(now, now);
  }

  get status(): string {
    if (this.closedAt !== null) return 'closed';
    if (this.silence !== null) return 'waiting_on_customer';
    if (this.wait !== null) return 'waiting';
    return this.#isTaken ? 'in_progress' : 'open';
  }

  /** What is promised from the first word of support on. */
  get pending(): readonly Metric[] {
    const isAhead = this.closedAt === null && !this.#hasSpoken;
    if (!isAhead) return [];
    const own = this.#own.filter(({ starts }) => starts.some(({ on }) => on === 'answered'));
    const runs = this.clocks.filter(({ isOver }) => !isOver).map(({ metric }) => metric);
    return ['follow_up', ...own.map(({ id }) => id)].filter(
      (metric) => !runs.includes(metric) && SEVERITIES.some((each) => this.#promise(metric, each)),
    );
  }

  /** The clocks of what is or was promised. */
  get shown(): readonly PlainClock[] {
    return this.clocks.filter(
      ({ promise, metric }) =>
        promise?.target || SEVERITIES.some((each) => this.#promise(metric, each)),
    );
  }

  /** A clock as others see it. */
  stateOf(clock: PlainClock): string {
    if (!clock.promise?.target) return 'none';
    if (clock.breachedAt !== null) return 'breached';
    if (clock.metAt !== null) return 'met';
    if (clock.isOver) return 'cancelled';
    return this.#standsStill(clock) ? 'paused' : 'running';
  }

  dueAtOf(clock: PlainClock): number | null {
    const plan = this.#planOf(clock);
    return plan === null || this.#standsStill(clock) ? null : plan.dueAt;
  }

  /** Since when a paused clock stands still, and what it stood still for before. */
  pausesOf(clock: PlainClock) {
    const since = this.#stillSince(clock);
    const before = clock.stood.filter(({ from }) => since === null || from < since);
    const held = [...clock.awaits.entries()].filter(([why]) => this.#pausesOn(clock, why));
    return {
      pauses: reasonsOf(before.filter(({ why }) => this.#pausesOn(clock, why))),
      pausedSince: since,
      pausedFor: since === null ? [] : held.map(([why]) => why),
    };
  }

  /** When the customer's time is over; null where nothing follows from silence. */
  get silenceDueAt(): number | null {
    return this.silence === null || this.silence.isFlagged
      ? null
      : (this.#silencePlan(this.silence)?.dueAt ?? null);
  }

  /** What the offering times that every other does not. */
  get #own(): CaseFile['metrics'] {
    return this.#file.metrics.filter(({ name }) => name !== null);
  }

  /**
   * What has a name among the moments of the offering's own clocks: first they end, then others start.
   * @param before the clocks that ran before it
   */
  #tell(words: readonly string[], at: number, before: readonly PlainClock[]): void {
    for (const { id, ends } of this.#own) {
      if (!ends.some((end) => isSaid(end, words))) continue;
      for (const clock of this.clocks) if (clock.metric === id) this.#meet(clock, at);
    }
    const ended = before
      .filter(({ isOver, promise }) => isOver && promise?.target)
      .map(({ metric }) => metric);
    for (const { id, starts } of this.#own) {
      const isCalled = starts.some((start) =>
        start.on === 'ended' ? ended.includes(start.clock!) : isSaid(start, words),
      );
      const runs = this.clocks.some(({ metric, isOver }) => metric === id && !isOver);
      if (isCalled && !runs) this.#start(id, at);
    }
  }

  #promise(metric: Metric, severity: Severity): Commitment | null {
    return plainRow(this.#file, metric, this.#factsAt(severity));
  }

  #factsAt(severity: Severity): PlainFacts {
    return plainFacts(this.#file, { ...this.#about, severity });
  }

  #planned(
    timed: Parameters<typeof plainPlan>[1],
    start: number,
    pauses: readonly Stretch[],
  ): PlainPlan {
    const key = JSON.stringify([timed.target, timed.calendar, start, pauses]);
    const plan = this.#plans.get(key) ?? plainPlan(this.#file, timed, start, pauses);
    this.#plans.set(key, plan);
    return plan;
  }

  #pausesOn({ promise, metric }: PlainClock, why: string): boolean {
    if (why === 'customer') return promise?.pausesOnCustomer === true;
    const kind = this.#file.waits.find((each) => each.kind === why);
    return why === 'closed' || kind?.pauses.includes(metric) === true;
  }

  /** When it stood still, and as the last of it that it does. */
  #runs(clock: PlainClock): readonly Stretch[] {
    const going = clock.breachedAt === null ? [...clock.awaits.entries()] : [];
    const all = [...clock.stood, ...going.map(([why, from]) => ({ why, from, to: Infinity }))];
    return runsOf(all.filter(({ why }) => this.#pausesOn(clock, why)));
  }

  #stillSince(clock: PlainClock): number | null {
    if (!clock.promise?.target) return null;
    return this.#runs(clock).find(({ to }) => to === Infinity)?.from ?? null;
  }

  #planOf(clock: PlainClock): PlainPlan | null {
    const { promise, startedAt } = clock;
    if (!promise?.target) return null;
    const { target, calendar } = promise;
    const over = this.#runs(clock).filter(({ to }) => to < Infinity);
    return this.#planned({ target, calendar }, startedAt, over);
  }

  /** A deadline that had passed when time began to stand still is not saved by it. */
  #standsStill(clock: PlainClock): boolean {
    const plan = this.#planOf(clock);
    const since = this.#stillSince(clock);
    return plan !== null && since !== null && plan.dueAt >= since;
  }

  #silencePlan({ since }: PlainSilence): PlainPlan | null {
    const step = this.#file.nonResponse?.steps[this.severity];
    if (!step) return null;
    const calendar = plainCalendar(step, this.#factsAt(this.severity));
    return this.#planned({ target: step.target, calendar }, since, []);
  }

  #start(metric: Metric, at: number): void {
    // Even if it is not promised now, it may be once somebody says that the case is about something else.
    if (!this.#file.commitments.some((row) => row.metric === metric)) return;
    this.clocks.push({
      metric,
      cycle: this.clocks.filter((other) => other.metric === metric).length + 1,
      startedAt: at,
      stood: [],
      awaits: new Map([
        ...(this.silence ? [['customer', at] as const] : []),
        ...(this.wait ? [[this.wait.kind, at] as const] : []),
      ]),
      goneOn: 0,
      promise: this.#promise(metric, this.severity),
      changedAt: at,
      metAt: null,
      breachedAt: null,
      isOver: false,
      isTakenUp: false,
      level: 0,
      steps: 0,
      warned: new Set(),
    });
  }

  /** What is due happens, the earliest first; what an act has made due happens at `earliest`. */
  #passTo(last: number, end: number, counts: (of: Happening['of']) => boolean = () => true): void {
    for (;;) {
      const due = this.#dues().filter(({ at, of }) => at <= last && counts(of));
      const next = due.reduce<Happening | null>((a, b) => (a && a.at <= b.at ? a : b), null);
      if (next === null) return;
      if (next.at > end) throw new Error('time goes back');
      next.happen();
    }
  }

  #dues(): Happening[] {
    if (this.closedAt !== null) return [];
    const ofClocks = this.clocks.flatMap((clock) => this.#duesOf(clock));
    return [
      ...ofClocks,
      ...(this.wait ? this.#dueOfWait(this.wait) : []),
      ...(this.silence ? this.#duesOfSilence(this.silence) : []),
    ];
  }

  /** The next reminder, counted from the one before, whether or not that one was given. */
  #dueOfWait(wait: PlainWait): Happening[] {
    const reminder = this.#file.waits.find(({ kind }) => kind === wait.kind)?.reminder;
    if (!reminder) return [];
    let at = wait.since;
    for (let number = 1; number <= reminder.repeats; number += 1) {
      at = this.#planned(reminder, at, []).dueAt;
      if (number <= wait.reminded || at < this.#silenceFrom) continue;
      return [this.#at(at, `wait:${wait.act}:${number}`, () => (wait.reminded = number))];
    }
    return [];
  }

  #duesOf(clock: PlainClock): Happening[] {
    const plan = this.#planOf(clock);
    const name = `${clock.metric}:${clock.cycle}`;
    if (clock.isOver || plan === null || this.#standsStill(clock)) return [];
    if (clock.breachedAt !== null) return this.#levelOf(clock, plan, name);
    const breach = this.#at(Math.max(plan.dueAt, clock.changedAt), `${name}:breached`, (at) => {
      clock.breachedAt = at;
    });
    const isPast = plan.dueAt <= clock.changedAt && clock.changedAt > clock.startedAt;
    if (isPast) return [breach];
    const warnings = (clock.promise?.warnings ?? []).flatMap((threshold) => {
      const isPercent = typeof threshold === 'number';
      const key = `${name}:${isPercent ? threshold : `before-${threshold.beforeMinutes}`}`;
      const at = isPercent ? plan.percent(threshold) : plan.before(threshold.beforeMinutes);
      if (clock.warned.has(key)) return [];
      return this.#at(Math.max(at, clock.changedAt), key, () => clock.warned.add(key));
    });
    return [...warnings, breach];
  }

  #levelOf(clock: PlainClock, plan: PlainPlan, name: string): Happening[] {
    if (clock.isTakenUp) return [];
    let at = clock.breachedAt!;
    let count = 0;
    for (const rule of clock.promise?.escalations ?? []) {
      const after = this.#afterOf(rule, plan);
      at = Math.max(at, after(rule.afterMinutes, clock.breachedAt!));
      for (let time = 1; time <= 1 + (rule.repeat?.times ?? 0); time += 1) {
        if (time > 1) at = after(rule.repeat!.everyMinutes, at);
        count += 1;
        if (count <= clock.steps) continue;
        const key = `${name}:level-${rule.level}${time === 1 ? '' : `-${time}`}`;
        const { level } = rule;
        return [this.#at(at, key, () => Object.assign(clock, { steps: count, level }))];
      }
    }
    return [];
  }

  /** So many minutes after an instant, as a level counts them. */
  #afterOf({ calendar }: EscalationRule, plan: PlainPlan): PlainPlan['after'] {
    if (calendar === undefined) return plan.after;
    if (calendar === null) return (minutes, from) => from + minutes * 60_000;
    return this.#planned({ target: { businessMinutes: 1 }, calendar }, this.#file.openedAt, [])
      .after;
  }

  #duesOfSilence(silence: PlainSilence): Happening[] {
    const plan = this.#silencePlan(silence);
    const policy = this.#file.nonResponse;
    if (plan === null || !policy || silence.isFlagged) return [];
    const endsAt = Math.max(plan.dueAt, silence.changedAt);
    const from = this.#silenceFrom;
    if (endsAt < from) {
      const again = () => Object.assign(silence, { since: from, changedAt: from });
      return [{ of: null, at: from, happen: again }];
    }
    const name = `non-response:${silence.request}:${silence.number}:${this.severity}`;
    const end = this.#at(endsAt, `${name}:over`, (at) => this.#losePatience(silence, at));
    if (plan.dueAt <= silence.changedAt) return [end];
    const reminders = policy.reminders.flatMap((percent) => {
      const key = `${name}:${percent}`;
      if (silence.reminded.has(key)) return [];
      const at = Math.max(plan.percent(percent), silence.changedAt);
      if (at < from) return [];
      return this.#at(at, key, () => silence.reminded.add(key));
    });
    return [...reminders, end];
  }

  #losePatience(silence: PlainSilence, at: number): void {
    const step = this.#file.nonResponse?.steps[this.severity]?.step;
    if (step === 'flag') silence.isFlagged = true;
    else if (step === 'close') this.#end(at);
    else if (step) this.#lower(silence, step.severity, at);
  }

  #lower(silence: PlainSilence, severity: Severity, at: number): void {
    this.#setSeverity(severity, at);
    Object.assign(silence, { number: silence.number + 1, since: at, isFlagged: false });
    const open = this.clocks.filter(({ isOver }) => !isOver);
    this.#tell(['severity-changed'], at, open);
  }

  #at(at: number, key: string, effect: (at: number) => unknown): Happening {
    const ofCase = key.startsWith('wait:') ? 'wait' : null;
    const metric = this.#file.metrics.find(({ id }) => key.startsWith(`${id}:`))?.id ?? ofCase;
    return {
      of: metric,
      at,
      happen: () => {
        this.happened.push(`${key} ${at}`);
        effect(at);
      },
    };
  }

  /** Returns what the offering's own clocks may start and end by. */
  #do(act: Act, open: readonly PlainClock[]): readonly string[] | void {
    const { at } = act;
    // What was taken back can have closed the case earlier, or not at all.
    const { reopenWithinMs } = this.#file;
    const isReopenable = this.closedAt !== null && at <= this.closedAt + reopenWithinMs;
    if (act.act === 'reopen') {
      if (!isReopenable) return;
      this.#reopen(at);
      return ['reopened'];
    }
    if (this.closedAt !== null) return;
    switch (act.act) {
      case 'response':
        this.#answer(at);
        return ['answered'];
      case 'customer-request':
        this.#answer(at);
        this.#tell(['answered', 'asked-customer'], at, open);
        for (const clock of this.clocks) this.#holdUp(clock, 'customer', at);
        this.silence ??= {
          request: act.id,
          number: 1,
          since: at,
          changedAt: at,
          isFlagged: false,
          reminded: new Set(),
        };
        return;
      case 'customer-reply':
        this.silence = null;
        for (const clock of this.clocks)
          this.#change(clock, at, () => this.#letGo(clock, 'customer', at));
        if (!this.#isAnswerDue()) this.#start('next_response', at);
        return ['customer-wrote'];
      case 'wait': {
        const before = this.wait?.kind;
        for (const clock of this.clocks) {
          this.#change(clock, at, () => {
            if (before !== undefined) this.#letGo(clock, before, at);
            this.#holdUp(clock, act.kind, at);
          });
        }
        this.wait = { act: act.id, kind: act.kind, since: at, reminded: 0 };
        return before === undefined ? ['wait-started'] : ['wait-ended', 'wait-started'];
      }
      case 'end-wait': {
        const { wait } = this;
        this.wait = null;
        if (wait === null) return;
        for (const clock of this.clocks)
          this.#change(clock, at, () => this.#letGo(clock, wait.kind, at));
        return ['wait-ended'];
      }
      case 'severity':
        if (act.severity === this.severity) return;
        this.#setSeverity(act.severity, at);
        if (this.silence?.isFlagged) {
          Object.assign(this.silence, { isFlagged: false, since: at });
          this.silence.number += 1;
        }
        return ['severity-changed'];
      case 'update':
        return this.#isAbout(act);
      case 'downgrade':
        return this.#lower(this.silence!, act.severity, at);
      case 'flag':
        this.silence!.isFlagged = true;
        return;
      case 'acknowledge':
        for (const clock of this.clocks) {
          if (!clock.isOver && clock.level >= (act.level ?? 1)) clock.isTakenUp = true;
        }
        if (act.level !== null) return;
        for (const clock of this.clocks) {
          if (clock.metric === 'acknowledgement') this.#meet(clock, at);
        }
        return ['acknowledged'];
      case 'close':
        if (act.outcome === 'solved') {
          this.#hasSpoken = true;
          for (const clock of this.#solvable()) this.#meet(clock, at);
        }
        return this.#end(at);
      default:
    }
  }

  /** Of the offering's own clocks, not all end with a solution. */
  #solvable(): readonly PlainClock[] {
    const lasting = this.#own.filter(({ ends }) => ends.every(({ on }) => on !== 'solved'));
    return this.clocks.filter(({ metric }) => lasting.every(({ id }) => id !== metric));
  }

  #answer(at: number): void {
    this.#isTaken = true;
    this.#hasSpoken = true;
    for (const clock of this.clocks) if (ANSWERED.includes(clock.metric)) this.#meet(clock, at);
    // Where the customer has been asked, the answer is still owed.
    this.#start('follow_up', at);
  }

  #isAnswerDue(): boolean {
    return this.clocks.some(
      ({ metric, isOver }) => ['first_response', 'next_response'].includes(metric) && !isOver,
    );
  }

  #meet(clock: PlainClock, at: number): void {
    if (clock.isOver) return;
    this.#letAllGo(clock, at);
    clock.isOver = true;
    if (!clock.promise?.target) return;
    clock.metAt = at;
    const again = clock.goneOn === 0 ? '' : `-${clock.goneOn + 1}`;
    const what = `${clock.breachedAt === null ? 'met' : 'met_late'}${again}`;
    this.happened.push(`${clock.metric}:${clock.cycle}:${what} ${at}`);
  }

  #holdUp(clock: PlainClock, why: string, at: number): void {
    if (clock.isOver || clock.breachedAt !== null || clock.awaits.has(why)) return;
    clock.awaits.set(why, at);
  }

  #letGo(clock: PlainClock, why: string, at: number): void {
    const from = clock.awaits.get(why);
    clock.awaits.delete(why);
    if (from !== undefined && from < at && clock.breachedAt === null) {
      clock.stood.push({ why, from, to: at });
    }
  }

  #letAllGo(clock: PlainClock, at: number): void {
    this.#change(clock, at, () => {
      for (const why of clock.awaits.keys()) this.#letGo(clock, why, at);
    });
  }

  /** A clock that no longer stands still goes on from then. */
  #change(clock: PlainClock, at: number, change: () => void): void {
    const stoodStill = this.#standsStill(clock);
    change();
    if (stoodStill && !this.#standsStill(clock) && clock.breachedAt === null) clock.changedAt = at;
  }

  /** What is said anew of the case, and what follows for its severity. */
  #isAbout({ id, at, changes }: Extract<Act, { act: 'update' }>): readonly string[] {
    const { category, fields } = changes;
    if (category === undefined && fields === undefined) return [];
    const before = (this.#about['fields'] ?? this.#file.request.fields) as PlainFacts;
    const now: Record<string, unknown> = { ...before, ...fields };
    for (const name of Object.keys(now)) if (now[name] === null) Reflect.deleteProperty(now, name);
    this.#about = { ...this.#about, ...(category !== undefined && { category }), fields: now };
    const matrix = this.#file.severityMatrix;
    const [row = '', column = ''] = matrix?.fields ?? [];
    const asks = row in Object(fields) || column in Object(fields);
    const severity = asks ? matrix?.rows[String(now[row])]?.[String(now[column])] : undefined;
    const words = [...new Set([...Object.keys(before), ...Object.keys(now)])]
      .filter((name) => before[name] !== now[name])
      .map((name) => `fields-changed ${name}`);
    if (severity !== undefined && severity !== this.severity) {
      this.happened.push(`severity:${id} ${at}`);
      words.push('severity-changed');
    }
    this.#setSeverity(severity ?? this.severity, at);
    if (this.silence?.isFlagged) {
      Object.assign(this.silence, { isFlagged: false, since: at });
      this.silence.number += 1;
    }
    return words;
  }

  #setSeverity(severity: Severity, at: number): void {
    this.severity = severity;
    if (this.silence) this.silence.changedAt = at;
    for (const clock of this.clocks) {
      if (clock.isOver || clock.breachedAt !== null) continue;
      clock.promise = this.#promise(clock.metric, severity);
      clock.changedAt = at;
    }
  }

  #end(at: number): void {
    for (const clock of this.clocks) {
      this.#letAllGo(clock, at);
      clock.isOver = true;
    }
    this.silence = null;
    this.wait = null;
    this.closedAt = at;
    this.#isTaken = true;
  }

  #reopen(at: number): void {
    const { closedAt } = this;
    if (closedAt === null) return;
    this.closedAt = null;
    if (this.#file.resolutionOnReopening === 'begins') this.#start('resolution', at);
    if (this.#file.resolutionOnReopening === 'resumes') this.#goOn({ from: closedAt, to: at });
    if (this.#hasSpoken) {
      this.#start('next_response', at);
      this.#start('follow_up', at);
    } else {
      this.#start('first_response', at);
      this.#start('acknowledgement', at);
    }
  }

  /** The resolution counts on from where the close stopped it, unless it had been breached by then. */
  #goOn(closure: Stretch): void {
    const clock = this.clocks.find(({ metric }) => metric === 'resolution');
    if (!clock || clock.breachedAt !== null) return;
    if (closure.from < closure.to) clock.stood.push({ ...closure, why: 'closed' });
    Object.assign(clock, { isOver: false, metAt: null, changedAt: closure.to });
    clock.goneOn += 1;
  }
}

/** Whether what happened is what a clock starts or ends by; of fields it may name some. */
function isSaid(
  { on, fields }: { readonly on: string; readonly fields?: readonly string[] | undefined },
  words: readonly string[],
): boolean {
  if (on !== 'fields-changed') return words.includes(on);
  const changed = words.filter((word) => word.startsWith(on)).map((word) => word.split(' ')[1]!);
  return changed.some((name) => fields === undefined || fields.includes(name));
}
