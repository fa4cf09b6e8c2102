import { toIso, type Instant } from '../time/instant.ts';
import type { OtherWait } from './case-state.ts';
import { SYSTEM, type EmitEvent } from './event-draft.ts';
import type { Schedule } from './schedule.ts';
import { NO_PAUSES, type Scheduler } from './scheduler.ts';
import { waitSubject, type WaitPolicy } from './wait-policy.ts';
import { earliest, type ScheduledEvent } from './wakeup.ts';

/** The complete state of a wait for another than the customer, as plain data. */
export interface OtherWaitData {
  /** The id of the act that began it. */
  readonly act: string;
  readonly kind: string;
  readonly since: Instant;
  readonly by: string;
  /** Null if nobody is reminded. */
  readonly schedule: Schedule | null;
  /** The number of the last reminder that was given. */
  readonly reminded: number;
}

interface OtherWaitContext {
  readonly policy: WaitPolicy;
  /** Nobody is reminded before this instant: the desk that had the case then did so by itself. */
  readonly from: Instant;
  readonly scheduler: Scheduler;
  readonly emit: EmitEvent;
}

/** A reminder of the wait, at its instant. */
type Reminder = OtherWait['reminders'][number];

/** A wait for another than the customer, of which support is reminded as often as the offering says. */
export class WaitForOther {
  readonly #context: OtherWaitContext;
  #data: OtherWaitData;

  constructor(context: OtherWaitContext, data: OtherWaitData) {
    this.#context = context;
    this.#data = data;
  }

  static start(
    context: OtherWaitContext,
    { act, at: since, by }: { act: string; at: Instant; by: string },
  ): WaitForOther {
    const { policy, scheduler } = context;
    const { kind, reminder } = policy;
    const request = { of: waitSubject(kind), rule: '', startedAt: since, pauses: NO_PAUSES };
    const schedule = reminder === null ? null : scheduler(request);
    return new WaitForOther(context, { act, kind, since, by, schedule, reminded: 0 });
  }

  get data(): OtherWaitData {
    return this.#data;
  }

  get kind(): string {
    return this.#data.kind;
  }

  get since(): Instant {
    return this.#data.since;
  }

  /** The next reminder; null if there is none. */
  next(): ScheduledEvent | null {
    const { policy } = this.#context;
    const { name, reminder } = policy;
    const ahead = this.#reminders().filter(({ number }) => number > this.#data.reminded);
    return earliest(
      ahead.map((one): ScheduledEvent => ({
        at: one.at,
        cause: {
          what: 'wait-reminder',
          name: name.en,
          number: one.number,
          repeats: reminder?.repeats ?? 0,
        },
        happen: () => this.#remind(one),
      })),
    );
  }

  view(): OtherWait {
    const { kind, since, by } = this.#data;
    const { name, pauses, source } = this.#context.policy;
    return { kind, name, since, by, pauses, reminders: this.#reminders(), source };
  }

  #reminders(): readonly Reminder[] {
    const { act, schedule } = this.#data;
    return (schedule?.escalations ?? [])
      .map(({ level: number, at }) => ({ key: `wait:${act}:${number}`, number, at }))
      .filter(({ at }) => at >= this.#context.from);
  }

  #remind({ key, number, at }: Reminder): void {
    this.#data = { ...this.#data, reminded: number };
    const { kind, since } = this.#data;
    const { policy, emit } = this.#context;
    emit({
      key,
      type: 'case.wait.reminded',
      at,
      actor: SYSTEM,
      data: { kind, number, since: toIso(since), source: policy.source },
    });
  }
}
