import { foldCase } from '../../domain/case/fold.ts';
import type { CaseFile } from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { caseView } from '../../domain/view/case-view.ts';
import type { ApiDeps } from '../deps.ts';
import type { Answer, Call } from '../endpoint.ts';
import { once } from '../idempotency.ts';
import { pastInstant } from '../instants.ts';
import { problem } from '../problems.ts';
import { currentCase } from './current.ts';
import { draftCase, type Draft } from './draft.ts';
import { knownAccount } from './known-account.ts';
import type { NewCase } from './new-case.ts';

/**
 * Opens a case once for each `Idempotency-Key`: checks it against account and offering, plans its
 * clock, and starts it. Nothing is made before all of the checks have passed; a request that was
 * answered before is answered the same again, whatever has become of account and offering.
 */
export async function openCase(deps: ApiDeps, call: Call<unknown, unknown, NewCase>) {
  const work = async ({ id }: { id: string }): Promise<Answer> => {
    const draft = await draftOf(deps, call);
    return startCase(deps, { ...draft, id: `case_${id}` });
  };
  return once(deps.ledger.idempotency, call, work, deps.newId);
}

async function startCase(deps: ApiDeps, file: CaseFile): Promise<Answer> {
  const { created } = await deps.cases.open(file);
  // A request before this one, whose answer was lost, may have opened it at another instant.
  const record = created ? openingOf(file, deps.clock()) : await openedBefore(deps, file.id);
  return { status: 201, body: caseView(record, deps.clock()) };
}

function openingOf(file: CaseFile, now: Instant) {
  return { file, state: foldCase(file, [], now).state };
}

async function openedBefore(deps: ApiDeps, id: string) {
  const record = await currentCase(deps, id);
  if (record) return record;
  throw problem('case-not-running', 'The case was started before and was ended by an operator.');
}

async function draftOf(
  { ledger, catalogue, log }: ApiDeps,
  { body, now, caller }: Call<unknown, unknown, NewCase>,
): Promise<Draft> {
  const { account: accountId, openedAt: asked, ...terms } = body;
  const account = await knownAccount(ledger, accountId);
  const openedAt = pastInstant(asked ?? now, now, 'openedAt');
  const openedBy = caller.name;
  const draft = draftCase({ catalogue, terms, account, openedAt, openedBy, until: now });
  for (const { detail, ...note } of draft.notes) log.info({ ...note, account: accountId }, detail);
  return draft;
}
