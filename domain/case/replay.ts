import type { Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import { isOfSilence, perform, refusalFor } from './acts.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseState } from './case-state.ts';
import type { WantedCredit } from './credit.ts';
import type { EventDraft } from './event-draft.ts';
import { CaseMachine } from './machine.ts';
import type { ActRefusal } from './refusal.ts';
import { tableScheduler, type Scheduler } from './scheduler.ts';
import { earliest, endWakeup, type Wakeup } from './wakeup.ts';

/** The numbers of acts between marks from which a replay can restart: for the latest acts, and before. */
const ACTS_BETWEEN_MARKS = 4;
const ACTS_BETWEEN_OLD_MARKS = 64;
/** An act that is reported late rarely precedes more acts than this. */
const LATEST_ACTS = 32;

/** The state of a case before one of its acts. */
interface Mark {
  readonly machine: CaseMachine;
  /** How many acts it has replayed. */
  readonly acts: number;
  /** How many events it has emitted. */
  readonly events: number;
}

type Marks = readonly [Mark, ...Mark[]];

/** The state of a case at an instant, and every event that is true of it then. */
export interface CaseReplayed {
  readonly state: CaseState;
  /** In the order of their instants. */
  readonly events: readonly EventDraft[];
  /** The instant up to which deadlines were processed: `now`, or the latest act if that is later. */
  readonly horizon: Instant;
  /** The next instant after the horizon at which something happens by itself; null if there is none. */
  readonly wakeup: Wakeup | null;
}

/** The events of a case that are new since the last call, and those that are no longer true. */
export interface ReplayChanges {
  readonly fresh: readonly EventDraft[];
  readonly gone: readonly EventDraft[];
}

/**
 * Replays a case's acts in the order of their instants, then of their arrival, with everything that
 * falls due between them. At the same instant an act precedes a deadline. An act that is reported late
 * is inserted in its place, and events that it undoes disappear.
 *
 * Each act is applied once. A late act is replayed together with those after it, from a mark shortly
 * before it, so that the cost of an act does not grow with the age of the case.
 */
export class CaseReplay {
  #machine: CaseMachine;
  /** Ids of withdrawn acts, including any that arrive after the act that withdraws them. */
  readonly #mistakes: Set<string | null>;
  /** Without withdrawn acts. */
  #acts: readonly Act[] = [];
  #events: EventDraft[] = [];
  #marks: Marks;
  /** How many of the events `takeChanges` has returned. */
  #reported = 0;
  #gone: readonly EventDraft[] = [];

  /**
   * Throws what the scheduler throws.
   * @param arrived acts after those of the file's history, in order of arrival
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
    this.#replayActs({ machine: this.#machine, acts, from: 0, events: this.#events.length });
  }

  /**
   * A copy of the case as it is for a new act at an instant: after acts up to and at that instant, before
   * its deadlines.
   */
  at(at: Instant): CaseMachine {
    const place = placeOf(this.#acts, at);
    const { machine, from } = this.#copyBefore(place, at);
    for (const act of this.#acts.slice(from, place)) replayAct(machine, act);
    machine.runBefore(at);
    return machine;
  }

  /** The instant of the last act, or of the opening where there is none. */
  get lastActAt(): Instant {
    return this.#acts.at(-1)?.at ?? this.#machine.file.openedAt;
  }

  /** A copy of the case, and the acts to replay on it so that a new one is included. Changes nothing. */
  with(act: Act): {
    readonly machine: CaseMachine;
    readonly acts: readonly Act[];
    /** The instant of the last act or event before `acts`. */
    readonly replayedTo: Instant;
  } {
    const { machine, acts, from } = this.#placed(act);
    const replayedTo = Math.max(machine.lastEventAt, acts[from - 1]?.at ?? machine.file.openedAt);
    return { machine, acts: acts.slice(from), replayedTo };
  }

  /**
   * Adds an act and replays it with those after it.
   * Throws what the scheduler throws, and then leaves the replay unchanged.
   */
  add(act: Act): void {
    this.#replayActs(this.#placed(act));
    this.#mistakes.add(mistakeOf(act));
  }

  /** Runs everything that falls due up to and at `now`. */
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
      endWakeup(state.closure, horizon),
    ]);
    return { state, horizon, wakeup };
  }

  /** Where the credit of the case belongs; null if the case uses none. */
  get wantedCredit(): WantedCredit | null {
    return this.#machine.wantedCredit;
  }

  /** Every event that is true of the case, in the order of their instants. */
  get events(): readonly EventDraft[] {
    return this.#events;
  }

  /** The changes since the last call. */
  takeChanges(): ReplayChanges {
    const changes = { fresh: this.#events.slice(this.#reported), gone: this.#gone };
    this.#reported = this.#events.length;
    this.#gone = [];
    return changes;
  }

  /** The acts with a new one inserted, and a copy of the case before the first act that is affected. */
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

  /** A copy of the case with at most `count` acts and no event that fell due at or after an instant. */
  #copyBefore(count: number, at: Instant): Start {
    if (count === this.#acts.length && at > this.#machine.lastEventAt) {
      return { machine: this.#machine.copy(), from: count, events: this.#events.length };
    }
    const mark =
      this.#marks.findLast(({ acts, machine }) => acts <= count && machine.lastEventAt < at) ??
      this.#marks[0];
    return { machine: mark.machine.copy(), from: mark.acts, events: mark.events };
  }

  #replayActs({ machine, acts, from, events }: Start & { readonly acts: readonly Act[] }): void {
    const [first, ...others] = this.#marks;
    const marks: [Mark, ...Mark[]] = [first, ...others.filter((mark) => mark.acts <= from)];
    for (const [index, act] of acts.slice(from).entries()) {
      const replayed = from + index;
      if (replayed > marks[marks.length - 1]!.acts && replayed % ACTS_BETWEEN_MARKS === 0) {
        marks.push({
          machine: machine.copy(),
          acts: replayed,
          events: events + machine.emitted.length,
        });
      }
      replayAct(machine, act);
    }
    this.#gone = [...this.#events.slice(events, this.#reported), ...this.#gone];
    this.#reported = Math.min(this.#reported, events);
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

/** Where a replay continues: a copy of the case, and the number of acts and events before it. */
interface Start {
  readonly machine: CaseMachine;
  readonly from: number;
  readonly events: number;
}

/**
 * Replays a case from its opening to `now`. Nothing is cached between calls.
 * Throws what the scheduler throws.
 * @param acts in order of arrival, after those of the file's history
 * @param scheduler by default one that looks up the schedules in the file
 */
export function replay(
  file: CaseFile,
  acts: readonly Act[],
  now: Instant,
  scheduler: Scheduler = tableScheduler(file),
): CaseReplayed {
  const replayed = new CaseReplay(file, scheduler, acts);
  return { ...replayed.runTo(now), events: replayed.events };
}

/**
 * The first act of the file's history that the case would have refused; null if it would have accepted
 * all of them. Throws what the scheduler throws.
 */
export function firstRefusal(
  file: CaseFile,
  scheduler: Scheduler,
): { readonly act: Act; readonly refusal: ActRefusal } | null {
  const machine = CaseMachine.open(file, scheduler);
  for (const act of file.history.toSorted((a, b) => a.at - b.at)) {
    runUpTo(machine, act);
    const refusal = refusalFor(machine, act);
    if (refusal !== null) return { act, refusal };
    perform(machine, act);
  }
  return null;
}

/** Applies an act after everything that was due before it. */
export function replayAct(machine: CaseMachine, act: Act): void {
  runUpTo(machine, act);
  perform(machine, act);
}

/** What silence did comes after the clocks of its instant, as it does when it happens by itself. */
function runUpTo(machine: CaseMachine, act: Act): void {
  machine.runBefore(act.at);
  if (isOfSilence(act) && machine.closure === null) machine.runClocksThrough(act.at);
}

/** Thins out old marks, so that they are dense only where they are likely to be needed. */
function thinned([first, ...others]: Marks, acts: number): Marks {
  const kept = others.filter(
    (mark) => mark.acts > acts - LATEST_ACTS || mark.acts % ACTS_BETWEEN_OLD_MARKS === 0,
  );
  return [first, ...kept];
}

/** The id of the act that this act takes back; null if it takes none back. */
export function mistakeOf(act: Act): string | null {
  switch (act.act) {
    case 'withdraw-request':
      return act.request;
    case 'retract-response':
    case 'retract-reply':
    case 'retract-close':
      return act.mistake;
    default:
      return null;
  }
}

/** The place of a new act at an instant: after the acts that arrived earlier for the same instant. */
function placeOf(acts: readonly Act[], at: Instant): number {
  return acts.findLastIndex((act) => act.at <= at) + 1;
}
