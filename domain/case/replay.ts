import type { Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import { perform, refusalFor } from './acts.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseState } from './case-state.ts';
import type { EventDraft } from './event-draft.ts';
import { CaseMachine } from './machine.ts';
import type { ActRefusal } from './refusal.ts';
import { tableScheduler, type Scheduler } from './scheduler.ts';
import { earliest, endWakeup, type Wakeup } from './wakeup.ts';

/** How far apart the acts are from which a replay can begin anew: among the latest, and before them. */
const ACTS_BETWEEN_MARKS = 4;
const ACTS_BETWEEN_OLD_MARKS = 64;
/** What is reported late is mostly no later than so many acts. */
const LATEST_ACTS = 32;

/** The case before one of its acts. */
interface Mark {
  readonly machine: CaseMachine;
  /** How many acts it has lived. */
  readonly acts: number;
  /** How many events these have emitted. */
  readonly events: number;
}

type Marks = readonly [Mark, ...Mark[]];

/** Where a case stands at an instant, and everything that is true of it then. */
export interface CaseReplayed {
  readonly state: CaseState;
  /** In the order of the instants. */
  readonly events: readonly EventDraft[];
  /** Up to where deadlines have been looked at: `now`, or the latest act where that is later. */
  readonly horizon: Instant;
  /** The nearest instant after the horizon at which something happens by itself. */
  readonly wakeup: Wakeup | null;
}

/** What is true of a case that was not when somebody last asked, and what is true no more. */
export interface ReplayChanges {
  readonly fresh: readonly EventDraft[];
  readonly gone: readonly EventDraft[];
}

/**
 * A case's acts in the order of (instant, arrival), each with everything that happens by itself
 * before it: at the same instant an act precedes a deadline. An act that is reported late simply
 * takes its place, and what it undoes is no longer among the events.
 *
 * An act is lived once. One that comes late is lived with those after it, from a mark shortly before
 * it: what an act costs does not grow with the age of the case.
 */
export class CaseReplay {
  #machine: CaseMachine;
  /** Ids of acts that were a mistake, also of one that arrives after whoever says so. */
  readonly #mistakes: Set<string | null>;
  /** Without those that were a mistake. */
  #acts: readonly Act[] = [];
  #events: EventDraft[] = [];
  #marks: Marks;
  /** How many of the events somebody knows. */
  #known = 0;
  #gone: readonly EventDraft[] = [];

  /**
   * Throws what the scheduler throws.
   * @param arrived acts after those of the file's history, in the order of their arrival
   */
  constructor(file: CaseFile, scheduler: Scheduler, arrived: readonly Act[] = []) {
    this.#machine = CaseMachine.open(file, scheduler);
    this.#marks = [
      { machine: this.#machine.copy(), acts: 0, events: this.#machine.emitted.length },
    ];
    this.#takeEvents();
    const all = [...file.history, ...arrived];
    this.#mistakes = new Set(all.map(mistakeOf));
    const acts = all.filter(({ id }) => !this.#mistakes.has(id)).toSorted((a, b) => a.at - b.at);
    this.#live({ machine: this.#machine, acts, from: 0, events: this.#events.length });
  }

  /** A copy of the case as an act at an instant finds it: after earlier acts, before that instant's deadlines. */
  at(at: Instant): CaseMachine {
    const place = placeOf(this.#acts, at);
    const { machine, from } = this.#copyBefore(place, at);
    for (const act of this.#acts.slice(from, place)) live(machine, act);
    machine.runBefore(at);
    return machine;
  }

  /** A copy of the case before some act, and the acts that follow with one more. Nothing is changed. */
  with(act: Act): {
    readonly machine: CaseMachine;
    readonly acts: readonly Act[];
    /** When something last happened before them. */
    readonly livedTo: Instant;
  } {
    const { machine, acts, from } = this.#placed(act);
    const livedTo = Math.max(machine.lastEventAt, acts[from - 1]?.at ?? machine.file.openedAt);
    return { machine, acts: acts.slice(from), livedTo };
  }

  /**
   * Adds an act, and lives it with those after it.
   * Throws what the scheduler throws, and is then as before.
   */
  add(act: Act): void {
    this.#live(this.#placed(act));
    this.#mistakes.add(mistakeOf(act));
  }

  /** Everything has happened that happens by itself until `now`. */
  runTo(now: Instant): {
    readonly state: CaseState;
    readonly horizon: Instant;
    readonly wakeup: Wakeup | null;
  } {
    const horizon = Math.max(now, this.#acts.at(-1)?.at ?? now);
    this.#machine.runThrough(horizon);
    this.#takeEvents();
    const state = this.#machine.state();
    const next = this.#machine.next();
    const wakeup = earliest<Wakeup>([
      next && { at: next.at, cause: next.cause },
      endWakeup(state, horizon),
    ]);
    return { state, horizon, wakeup };
  }

  /** Everything that is true of the case, in the order of the instants. */
  get events(): readonly EventDraft[] {
    return this.#events;
  }

  /** What has changed since somebody last asked. */
  takeChanges(): ReplayChanges {
    const changes = { fresh: this.#events.slice(this.#known), gone: this.#gone };
    this.#known = this.#events.length;
    this.#gone = [];
    return changes;
  }

  /** The acts with one more, and the case before the first that it makes another one. */
  #placed(act: Act): Start & { readonly acts: readonly Act[] } {
    const mistaken = mistakeOf(act);
    const mistake = mistaken === null ? -1 : this.#acts.findIndex(({ id }) => id === mistaken);
    const others = mistake < 0 ? this.#acts : this.#acts.toSpliced(mistake, 1);
    const place = placeOf(others, act.at);
    const first = mistake < 0 ? place : Math.min(place, mistake);
    const at = Math.min(act.at, this.#acts[mistake]?.at ?? Infinity);
    const acts = this.#mistakes.has(act.id) ? others : others.toSpliced(place, 0, act);
    return { acts, ...this.#copyBefore(first, at) };
  }

  /** A copy of the case that has lived at most so many acts, and nothing that fell due at or after an instant. */
  #copyBefore(count: number, at: Instant): Start {
    if (count === this.#acts.length && at > this.#machine.lastEventAt) {
      return { machine: this.#machine.copy(), from: count, events: this.#events.length };
    }
    const mark =
      this.#marks.findLast(({ acts, machine }) => acts <= count && machine.lastEventAt < at) ??
      this.#marks[0];
    return { machine: mark.machine.copy(), from: mark.acts, events: mark.events };
  }

  #live({ machine, acts, from, events }: Start & { readonly acts: readonly Act[] }): void {
    const [first, ...others] = this.#marks;
    const marks: [Mark, ...Mark[]] = [first, ...others.filter((mark) => mark.acts <= from)];
    for (const [index, act] of acts.slice(from).entries()) {
      const lived = from + index;
      if (lived > marks[marks.length - 1]!.acts && lived % ACTS_BETWEEN_MARKS === 0) {
        marks.push({
          machine: machine.copy(),
          acts: lived,
          events: events + machine.emitted.length,
        });
      }
      live(machine, act);
    }
    this.#gone = [...this.#events.slice(events, this.#known), ...this.#gone];
    this.#known = Math.min(this.#known, events);
    this.#events.length = events;
    this.#acts = acts;
    this.#marks = thinned(marks, acts.length);
    this.#machine = machine;
    this.#takeEvents();
  }

  #takeEvents(): void {
    this.#events.push(...this.#machine.emitted);
    this.#machine.emitted = [];
  }
}

/** Where a replay goes on: a copy of the case, and how many acts and events it has behind it. */
interface Start {
  readonly machine: CaseMachine;
  readonly from: number;
  readonly events: number;
}

/**
 * A case at `now`, from its opening on. Nothing is remembered between two calls.
 * Throws what the scheduler throws.
 * @param acts in the order of their arrival, after those of the file's history
 * @param scheduler by default one that knows what was scheduled when the case opened
 */
export function replay(
  file: CaseFile,
  acts: readonly Act[],
  now: Instant,
  scheduler: Scheduler = tableScheduler(file),
): CaseReplayed {
  const lived = new CaseReplay(file, scheduler, acts);
  return { ...lived.runTo(now), events: lived.events };
}

/**
 * The first act of a history that the case would not have taken, had it lived it; null where it
 * would have taken all of them. Throws what the scheduler throws.
 */
export function firstRefusal(
  file: CaseFile,
  scheduler: Scheduler,
): { readonly act: Act; readonly refusal: ActRefusal } | null {
  const machine = CaseMachine.open(file, scheduler);
  for (const act of file.history.toSorted((a, b) => a.at - b.at)) {
    machine.runBefore(act.at);
    const refusal = refusalFor(machine, act);
    if (refusal !== null) return { act, refusal };
    perform(machine, act);
  }
  return null;
}

/** Lives an act, with everything that was due before it. */
export function live(machine: CaseMachine, act: Act): void {
  machine.runBefore(act.at);
  perform(machine, act);
}

/** Marks are close to each other where they are likely to be asked for, and few all the same. */
function thinned([first, ...others]: Marks, acts: number): Marks {
  const kept = others.filter(
    (mark) => mark.acts > acts - LATEST_ACTS || mark.acts % ACTS_BETWEEN_OLD_MARKS === 0,
  );
  return [first, ...kept];
}

/** The act that was a mistake, by another one that says so. */
function mistakeOf(act: Act): string | null {
  return act.act === 'withdraw-request' ? act.request : null;
}

/** How many acts come before one of an instant: at the same one, those that arrived earlier. */
function placeOf(acts: readonly Act[], at: Instant): number {
  return acts.findLastIndex((act) => act.at <= at) + 1;
}
