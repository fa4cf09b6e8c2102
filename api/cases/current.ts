import type { CaseRecord } from '../../ledger/types.ts';
import type { ApiDeps } from '../deps.ts';

/** A case as it is now: from its workflow while that runs, from the ledger afterwards. */
export async function currentCase(
  { cases, ledger }: Pick<ApiDeps, 'cases' | 'ledger'>,
  id: string,
): Promise<CaseRecord | null> {
  return (await cases.report(id)) ?? (await ledger.cases.get(id));
}
