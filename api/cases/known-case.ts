import type { CaseEvent } from '../../domain/case/types.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { CaseRuns } from '../../temporal/case-gateway.ts';
import { assembledCase, type AssembledCase } from './assembled-case.ts';

/** A case as far as anybody knows it, and how its last run stands. */
export interface KnownCase extends Pick<CaseRuns, 'status' | 'stoppedAt' | 'running'> {
  /** Null if there is no such case. */
  readonly assembled: AssembledCase | null;
  /** What the ledger has of it. */
  readonly recorded: readonly CaseEvent[];
}

/** Asks the ledger and every run that the engine still has. */
export async function knownCase(
  { cases, ledger }: Pick<ApiDeps, 'cases' | 'ledger'>,
  id: string,
): Promise<KnownCase> {
  // The ledger first: a run that is looked at later has everything that the ledger has from it.
  const record = await ledger.cases.get(id);
  const events = record ? await ledger.cases.timeline(id) : [];
  const runs = await cases.runs(id);
  return {
    ...runs,
    recorded: events,
    assembled: assembledCase(record && { record, events }, runs.runs),
  };
}
