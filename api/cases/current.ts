import type { CaseEvent } from '../../domain/case/types.ts';
import type { CaseRecord } from '../../ledger/types/cases.ts';
import type { ApiDeps } from '../http/deps.ts';

/**
 * A case as it is now: from its workflow while that runs, from the ledger afterwards. Null if there is
 * none.
 */
export async function currentCase(
  { cases, ledger }: Pick<ApiDeps, 'cases' | 'ledger'>,
  id: string,
): Promise<CaseRecord | null> {
  return (await cases.report(id)) ?? (await ledger.cases.get(id));
}

/**
 * The file of a case. As it never changes, its workflow is asked only if the ledger does not have it, and the
 * ledger once more if no workflow does: the case may have completed between the two.
 */
export async function fileOf(
  { cases, ledger }: Pick<ApiDeps, 'cases' | 'ledger'>,
  id: string,
): Promise<Pick<CaseRecord, 'file'> | null> {
  return (await ledger.cases.get(id)) ?? (await cases.report(id)) ?? (await ledger.cases.get(id));
}

/**
 * Every event of a case: those of the current run from its workflow, earlier ones from the ledger. Empty if
 * there is no such case.
 */
export async function timelineOf(
  { cases, ledger }: Pick<ApiDeps, 'cases' | 'ledger'>,
  id: string,
): Promise<readonly CaseEvent[]> {
  const recent = await cases.timeline(id);
  if (recent?.[0]?.seq === 1) return recent;
  const earlier = await ledger.cases.timeline(id);
  if (recent === null) return earlier;
  const from = recent[0]?.seq ?? Infinity;
  return [...earlier.filter(({ seq }) => seq < from), ...recent];
}
