import type { Act, CaseFile } from '../../domain/case/types.ts';
import { foldedAt } from './folded.ts';
import { PlainLife } from './plain-life.ts';

/** What the case machine says of a case at an instant, as far as the plain life says it too. */
export function folded(file: CaseFile, acts: readonly Act[], now: number) {
  const { state, events } = foldedAt(file, acts, now);
  const { status, severity, closure, nonResponse, wait, waitingFor } = state;
  return {
    status,
    severity,
    closedAt: closure?.at ?? null,
    pending: state.pending.map(({ metric }) => metric),
    breached: state.breached,
    nextDueAt: state.nextDueAt,
    waitingFor,
    wait: wait && { kind: wait.kind, since: wait.since },
    silence: nonResponse
      ? { since: nonResponse.since, dueAt: nonResponse.dueAt, flagged: nonResponse.flagged }
      : null,
    clocks: state.clocks.map((clock) => {
      const { metric, cycle, startedAt, dueAt, metAt, breachedAt } = clock;
      const { pauses, pausedSince, pausedFor } = clock;
      const told = { metric, cycle, startedAt, dueAt, metAt, breachedAt, state: clock.state };
      return clock.state === 'none' ? told : { ...told, pauses, pausedSince, pausedFor };
    }),
    happened: events
      .filter(({ key }) => key !== 'opened' && !key.startsWith('act:'))
      .map(({ key, at }) => `${key} ${at}`)
      .toSorted(),
  };
}

/** The same, as the plain life says it. */
export function plain(file: CaseFile, acts: readonly Act[], now: number) {
  const life = new PlainLife(file, acts, now);
  const { silence, wait, shown: clocks } = life;
  const promised = clocks.filter(({ metric }) => {
    const own = file.metrics.find(({ id }) => id === metric);
    return own?.audience !== 'team';
  });
  const running = promised.flatMap((clock) =>
    life.stateOf(clock) === 'running' ? [life.dueAtOf(clock)!] : [],
  );
  return {
    status: life.status,
    severity: life.severity,
    closedAt: life.closedAt,
    pending: life.pending,
    breached: promised.some(({ breachedAt }) => breachedAt !== null),
    nextDueAt: running.length === 0 ? null : Math.min(...running),
    waitingFor: silence ? 'customer' : (wait?.kind ?? null),
    wait: wait && { kind: wait.kind, since: wait.since },
    silence: silence && {
      since: silence.since,
      dueAt: life.silenceDueAt,
      flagged: silence.isFlagged,
    },
    clocks: clocks.map((clock) => {
      const { metric, cycle, startedAt, metAt, breachedAt } = clock;
      const state = life.stateOf(clock);
      const dueAt = life.dueAtOf(clock);
      const told = { metric, cycle, startedAt, dueAt, metAt, breachedAt, state };
      return state === 'none' ? told : { ...told, ...life.pausesOf(clock) };
    }),
    happened: life.happened.toSorted(),
  };
}
