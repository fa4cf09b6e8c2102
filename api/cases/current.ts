import type { CaseEvent } from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CaseRecord } from '../../ledger/types/cases.ts';
import type { ApiDeps } from '../http/deps.ts';
import { stateAt } from './assembled-case.ts';
import { knownCase, type KnownCase } from './known-case.ts';

type Deps = Pick<ApiDeps, 'cases' | 'ledger' | 'clock'>;

export interface CurrentCase extends CaseRecord {
  /** Set if the case should run and was ended in Temporal, with when that was, if anybody knows. */
  readonly stopped?: { readonly at: Instant | null };
}

/**
 * A case as it is now: from its workflow while that runs, from the ledger when it is over. One that was ended
 * in Temporal is as it would be if it ran. Null if there is none.
 */
export async function currentCase(deps: Deps, id: string): Promise<CurrentCase | null> {
  return (await deps.cases.report(id)) ?? (await endedCase(deps, id));
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
  { assembled, status, stoppedAt }: KnownCase,
  now: Instant,
): CurrentCase | null {
  if (assembled === null || status === 'completed') return null;
  const { file, journal } = assembled;
  // A case that has not got its credit yet is not open.
  if (journal === null && file.credit) return null;
  const current = { file, state: stateAt(assembled, now), seq: journal?.seq ?? 0 };
  // It may have been revived since it was asked.
  return assembled.isRunning ? current : { ...current, stopped: { at: stoppedAt } };
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
  const recent = await cases.timeline(id);
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
