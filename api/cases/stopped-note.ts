import type { CaseNote } from '../../domain/case/types.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';

/**
 * What says that a case does not run, as it should, so that it does not merely look quiet.
 * @param since null if nobody knows
 */
export function stoppedNote(id: string, since: Instant | null): CaseNote {
  const ended = since === null ? '' : ` at ${toIso(since)}`;
  const detail = `The engine does not run this case: it was ended in Temporal${ended}. Nobody is alerted about it until POST /v1/cases/${id}/revive has it run again.`;
  return { code: 'case-not-running', detail };
}
