import type { Instant } from '../time/instant.ts';
import { runClock, type Answer } from './first-response.ts';
import { inOrder, isQuiet, type Occurrence, type Placed } from './occurrence.ts';
import type { Act, CaseFile, CaseState, Clock, Closure, Commitment } from './types.ts';

type CloseAct = Extract<Act, { act: 'close' }>;

export interface CaseFold {
  readonly state: CaseState;
  /** Everything that is true of the case at this instant, in the order of the instants. */
  readonly occurrences: readonly Occurrence[];
  /** Up to where deadlines have been looked at: `now`, or the latest act where that is later. */
  readonly horizon: Instant;
}

/**
 * The state of a case at `now`: the fold of its acts and deadlines in the order of
 * (instant, arrival); at the same instant an act precedes a deadline.
 *
 * Nothing is remembered between two calls. An act that is reported late simply takes its place,
 * and what it undoes is no longer among the occurrences. Acts after a close have no effect.
 *
 * @param acts in the order of their arrival
 */
export function foldCase(file: CaseFile, acts: readonly Act[], now: Instant): CaseFold {
  // The sort is stable, so arrival decides between acts of the same instant.
  const ordered = acts.toSorted((a, b) => a.at - b.at);
  const horizon = Math.max(now, ordered.at(-1)?.at ?? now);
  const closing = ordered.find((act) => act.act === 'close');
  const answer = answerOf(ordered, closing);
  const runs = file.plan.map((plan) => runClock(plan, answer, horizon, file.quietBefore));
  const clocks = runs.map((run) => run.clock);
  return {
    state: {
      status: closing ? 'closed' : answer ? 'in_progress' : 'open',
      severity: file.request.severity,
      coverage: commitmentOf(file).coverage,
      clocks,
      breached: clocks.some((clock) => clock.breachedAt !== null),
      nextDueAt: nearestDeadline(clocks),
      closure: closing ? closureOf(closing, file.reopenWithinMs) : null,
    },
    occurrences: inOrder([
      opened(file),
      ...ordered.map((act, rank) => acted(act, rank, file.quietBefore)),
      ...runs.flatMap((run) => run.occurrences),
    ]),
    horizon,
  };
}

/** The commitment under which the case runs. The API opens no case without one. */
function commitmentOf(file: CaseFile): Commitment {
  const commitment = file.commitments[file.request.severity];
  if (!commitment) throw new RangeError(`No commitment for severity ${file.request.severity}`);
  return commitment;
}

/** The earliest response before the close; without one, the close itself. */
function answerOf(ordered: readonly Act[], closing: CloseAct | undefined): Answer | null {
  for (const [rank, act] of ordered.entries()) {
    if (act.act === 'response') return { at: act.at, by: act.by, rank, counts: true };
    if (act === closing) {
      return { at: act.at, by: act.by, rank, counts: closing.outcome === 'solved' };
    }
  }
  return null;
}

function nearestDeadline(clocks: readonly Clock[]): Instant | null {
  const due = clocks.filter((clock) => clock.state === 'running').map((clock) => clock.dueAt);
  return due.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
}

function closureOf(closing: CloseAct, reopenWithinMs: number): Closure {
  const { outcome, at, by, chargeCredit, note } = closing;
  return { outcome, at, by, chargeCredit, note, reopenableUntil: at + reopenWithinMs };
}

function opened(file: CaseFile): Placed {
  const { account, request, openedAt } = file;
  return {
    rank: -1,
    occurrence: {
      key: 'opened',
      type: 'case.opened',
      at: openedAt,
      actor: file.openedBy,
      metric: null,
      quiet: isQuiet(openedAt, file.quietBefore),
      data: {
        reason: `${account.name} opened a case of severity ${request.severity} under ${file.policyVersion}.`,
        severity: request.severity,
      },
    },
  };
}

function acted(act: Act, rank: number, quietBefore: Instant): Placed {
  const common = {
    key: `act:${act.id}`,
    at: act.at,
    actor: act.by,
    metric: null,
    quiet: isQuiet(act.at, quietBefore),
  };
  if (act.act === 'response') {
    const data = { reason: `${act.by} answered the customer.`, note: act.note };
    return { rank, occurrence: { ...common, type: 'case.responded', data } };
  }
  const { outcome, chargeCredit, note } = act;
  const data = { reason: `${act.by} closed the case as ${outcome}.`, outcome, chargeCredit, note };
  return { rank, occurrence: { ...common, type: 'case.closed', data } };
}
