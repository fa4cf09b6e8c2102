import { setTimeout } from 'node:timers/promises';
import type { CaseEvent } from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CaseRecord } from '../../ledger/types/cases.ts';
import type { ApiDeps } from '../http/deps.ts';
import { stateAt } from './assembled-case.ts';
import { knownCase, type KnownCase } from './known-case.ts';

/** A ledger that has not answered by then is not waited for. */
const LEDGER_MS = 1_000;

type Deps = Pick<ApiDeps, 'cases' | 'ledger' | 'clock'>;

export interface CurrentCase extends CaseRecord {
  /** Set if the case does not run as it should. */
  readonly stopped?: Stopped;
}

/** A case that was ended in Temporal, or reset there, so that what runs lacks what the case has recorded. */
export interface Stopped {
  readonly how: 'ended' | 'reset';
  /** When; null if nobody knows. */
  readonly at: Instant | null;
}

/**
 * A case as it is now: from its workflow while that runs, from the ledger when it is over. One that was ended
 * or reset in Temporal is as it would be if it ran. Null if there is none.
 */
export async function currentCase(deps: Deps, id: string): Promise<CurrentCase | null> {
  const { cases } = deps;
  const running = await runningWith(
    deps,
    id,
    () => cases.report(id),
    (report) => report.seq,
  );
  return running ?? (await endedCase(deps, id));
}

/**
 * What a running workflow says of its case; null if none runs, or if it lacks what the ledger has of the
 * case, as after a reset.
 */
async function runningWith<T>(
  { ledger }: Deps,
  id: string,
  ask: () => Promise<T | null>,
  seqIn: (told: T) => number,
): Promise<T | null> {
  const recording = ledger.cases.seqOf(id).catch(() => 0);
  const told = await ask();
  // A case is told while the ledger cannot be read, too.
  const recorded = await Promise.race([recording, setTimeout(LEDGER_MS, 0, { ref: false })]);
  if (told === null || seqIn(told) >= recorded) return told;
  // The case may have gone on between the two.
  const again = await ask();
  return again !== null && seqIn(again) >= recorded ? again : null;
}

async function endedCase(deps: Deps, id: string): Promise<CurrentCase | null> {
  const now = deps.clock();
  const record = await deps.ledger.cases.get(id);
  if (isOver(record, now)) return record;
  const known = await knownCase(deps, id);
  return stoppedCase(known, now) ?? deps.ledger.cases.get(id);
}

function isOver(record: CaseRecord | null, now: Instant): boolean {
  const { reopenableUntil = Infinity } = record?.state.closure ?? {};
  return reopenableUntil <= now;
}

/** A case that does not run and should, as it would be now; null if all of it is in the ledger. */
function stoppedCase(
  { assembled, status, stoppedAt, running }: KnownCase,
  now: Instant,
): CurrentCase | null {
  if (assembled === null || status === 'completed') return null;
  const { file, journal } = assembled;
  // A case that has not got its credit yet is not open.
  if (journal === null && file.credit) return null;
  const current = { file, state: stateAt(assembled, now), seq: journal?.seq ?? 0 };
  // It may have been revived since it was asked.
  if (assembled.isRunning) return current;
  return { ...current, stopped: { how: running === null ? 'ended' : 'reset', at: stoppedAt } };
}

/**
 * The file of a case. As it never changes, its workflow is asked only if the ledger does not have it, and the
 * ledger once more if no workflow does: the case may have completed between the two.
 */
export async function fileOf(deps: Deps, id: string): Promise<Pick<CaseRecord, 'file'> | null> {
  return (await deps.ledger.cases.get(id)) ?? (await currentCase(deps, id));
}

/**
 * Every event of a case: those of the current run from its workflow, earlier ones from the ledger. Empty if
 * there is no such case.
 */
export async function timelineOf(deps: Deps, id: string): Promise<readonly CaseEvent[]> {
  const { cases, ledger } = deps;
  const recent = await runningWith(
    deps,
    id,
    () => cases.timeline(id),
    // A run that has just begun has recorded nothing yet, and whether it lacks anything is not seen here.
    (events) => events.at(-1)?.seq ?? Infinity,
  );
  if (recent === null) return endedTimeline(deps, id);
  if (recent[0]?.seq === 1) return recent;
  const earlier = await ledger.cases.timeline(id);
  const from = recent[0]?.seq ?? Infinity;
  return [...earlier.filter(({ seq }) => seq < from), ...recent];
}

/** Of a case that does not run: with what it had not handed over, if it was ended in Temporal. */
async function endedTimeline(deps: Deps, id: string): Promise<readonly CaseEvent[]> {
  const { ledger, clock } = deps;
  const record = await ledger.cases.get(id);
  if (isOver(record, clock())) return ledger.cases.timeline(id);
  const { assembled, recorded, status } = await knownCase(deps, id);
  // It may have completed since the ledger was asked, which then has all of it.
  if (status === 'completed') return ledger.cases.timeline(id);
  return [...recorded, ...(assembled?.unpublished ?? [])];
}
