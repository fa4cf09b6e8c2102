import type { CaseNote } from '../../domain/case/types.ts';
import { toIso } from '../../domain/time/instant.ts';
import type { Stopped } from './current.ts';

/** What says that a case does not run as it should, so that it does not merely look quiet. */
export function stoppedNote(id: string, { how, at }: Stopped): CaseNote {
  const when = at === null ? '' : ` at ${toIso(at)}`;
  const wrong = {
    ended: `The engine does not run this case: it was ended in Temporal${when}. Nobody is alerted about it`,
    reset: `The engine does not run this case as it was recorded: it was reset in Temporal${when} to an earlier state. Nothing of it is sure to be alerted`,
  }[how];
  const detail = `${wrong} until POST /v1/cases/${id}/revive has it run again.`;
  return { code: 'case-not-running', detail };
}
