import type { Instant } from '../time/instant.ts';
import type { Due } from './due.ts';
import { judgeAct, type Refusal } from './judge.ts';
import { CaseLife } from './life.ts';
import type { Occurrence } from './occurrence.ts';
import { tablePlanner, type Planner } from './planner.ts';
import type { Act, CaseFile, CaseState } from './types.ts';
import { closureWake, type Wake } from './wake.ts';

export interface CaseFold {
  readonly state: CaseState;
  /** Everything that is true of the case at this instant, in the order of the instants. */
  readonly occurrences: readonly Occurrence[];
  /** Up to where deadlines have been looked at: `now`, or the latest act where that is later. */
  readonly horizon: Instant;
  /** The nearest instant after the horizon at which something happens by itself. */
  readonly wake: Wake | null;
}

/**
 * The state of a case at `now`: the fold of its acts and deadlines in the order of
 * (instant, arrival); at the same instant an act precedes a deadline.
 *
 * Nothing is remembered between two calls. An act that is reported late simply takes its place,
 * and what it undoes is no longer among the occurrences. What the case does not allow at an act's
 * instant has no effect.
 *
 * Throws what the planner throws.
 * @param acts in the order of their arrival, after those of the file's history
 * @param planner by default one that knows what was planned when the case opened
 */
export function foldCase(
  file: CaseFile,
  acts: readonly Act[],
  now: Instant,
  planner: Planner = tablePlanner(file, {}),
): CaseFold {
  const ordered = inOrder(file, acts);
  const horizon = Math.max(now, ordered.at(-1)?.at ?? now);
  const life = new CaseLife(file, planner);
  for (const act of ordered) {
    happenBefore(life, act.at);
    life.apply(act);
  }
  happenThrough(life, horizon);
  const state = life.state();
  return {
    state,
    occurrences: life.occurrences,
    horizon,
    wake: earliestWake(life.nextDue(), closureWake(state, horizon)),
  };
}

/** The case as an act at an instant finds it: after earlier acts, before that instant's deadlines. */
export function lifeAt(
  file: CaseFile,
  acts: readonly Act[],
  at: Instant,
  planner: Planner,
): CaseLife {
  const life = new CaseLife(file, planner);
  for (const act of inOrder(file, acts)) {
    if (act.at > at) break;
    happenBefore(life, act.at);
    life.apply(act);
  }
  happenBefore(life, at);
  return life;
}

/**
 * The first act of a history that the case would not have taken, had it lived it; null where it
 * would have taken all of them. Throws what the planner throws.
 */
export function firstRefusal(
  file: CaseFile,
  planner: Planner,
): { readonly act: Act; readonly refusal: Refusal } | null {
  const life = new CaseLife(file, planner);
  for (const act of inOrder(file, [])) {
    happenBefore(life, act.at);
    const refusal = judgeAct(file, life, act);
    if (refusal !== null) return { act, refusal };
    life.apply(act);
  }
  return null;
}

/** The sort is stable, so arrival decides between acts of the same instant. */
function inOrder(file: CaseFile, acts: readonly Act[]): readonly Act[] {
  const all = [...file.history, ...acts];
  const withdrawn = new Set(
    all.flatMap((act) => (act.act === 'withdraw-request' ? [act.request] : [])),
  );
  return all.filter(({ id }) => !withdrawn.has(id)).toSorted((a, b) => a.at - b.at);
}

function happenBefore(life: CaseLife, at: Instant): void {
  for (let due = life.nextDue(); due !== null && due.at < at; due = life.nextDue()) due.happen();
}

function happenThrough(life: CaseLife, at: Instant): void {
  for (let due = life.nextDue(); due !== null && due.at <= at; due = life.nextDue()) due.happen();
}

function earliestWake(due: Due | null, closure: Wake | null): Wake | null {
  const wake = due && { at: due.at, summary: due.summary };
  if (wake === null || closure === null) return wake ?? closure;
  return closure.at < wake.at ? closure : wake;
}
