import { replay } from '../../domain/case/replay.ts';
import type { CaseCredit, CaseFile } from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { caseView } from '../../domain/view/case-view.ts';
import type { CaseRecord } from '../../ledger/types/cases.ts';
import { ActRefusedError, type Opening } from '../../temporal/case-gateway.ts';
import { knownAccount } from '../accounts/known-account.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { idempotently, type Work } from '../http/idempotency.ts';
import { pastInstant } from '../http/instants.ts';
import { problem, Problem } from '../http/problems.ts';
import { refusedForAccount } from '../packs/none-left.ts';
import { packsOf } from '../packs/packs-of.ts';
import { currentCase } from './current.ts';
import { draftCase, type Draft } from './draft.ts';
import type { NewCase } from './new-case.ts';
import { pinPolicies } from './pin-policies.ts';

/**
 * Opens a case once for each `Idempotency-Key`: checks it against account and offering, schedules its
 * clock, and starts it. Nothing is created before all checks have passed. A request that was answered
 * before gets the same answer again, whatever has become of account and offering. Throws `Problem`.
 */
export async function openCase(deps: ApiDeps, call: Call<unknown, unknown, NewCase>) {
  const work = async ({ id, claim }: Work): Promise<Answer> => {
    const caseId = `case_${id}`;
    try {
      return await startCase(deps, { ...(await draftOf(deps, call)), id: caseId });
    } catch (error) {
      // An earlier request, whose answer was lost, may have opened the case and taken the very credit that
      // is missing now.
      const isOpen = claim && isRuled(error) && (await deps.cases.awaitOpening(caseId));
      if (!isOpen) throw error;
      return answered(deps, await openedBefore(deps, caseId));
    }
  };
  return idempotently(deps.ledger.idempotency, call, work, deps.newId);
}

/** Whether a rule refuses the case, as account, offering and packs are now. */
function isRuled(error: unknown): boolean {
  return error instanceof Problem && error.kind.status === 422;
}

async function startCase(deps: ApiDeps, file: CaseFile): Promise<Answer> {
  await pinPolicies(deps, file);
  const { created, credit } = await opened(deps, file);
  // An earlier request, whose answer was lost, may have opened it at another instant.
  const record = created
    ? openingOf(file, credit, deps.clock())
    : await openedBefore(deps, file.id);
  return answered(deps, record);
}

function answered({ clock }: ApiDeps, record: Pick<CaseRecord, 'file' | 'state'>): Answer {
  return { status: 201, body: caseView(record, clock()) };
}

/** Throws `Problem` 422 if others have taken the last credit since the draft was made. */
async function opened({ cases, ledger, clock }: ApiDeps, file: CaseFile): Promise<Opening> {
  try {
    return await cases.open(file);
  } catch (error) {
    if (!(error instanceof ActRefusedError)) throw error;
    const open = await ledger.packs.openTo(file.account.id);
    throw refusedForAccount(error.rules, { open, now: clock(), wanted: file.request.pack });
  }
}

function openingOf(file: CaseFile, credit: CaseCredit | null, now: Instant) {
  return { file, state: { ...replay(file, [], now).state, credit } };
}

async function openedBefore(deps: ApiDeps, id: string) {
  const record = await currentCase(deps, id);
  if (record) return record;
  throw problem(
    'case-not-running',
    'The case was started earlier, and was then ended in Temporal.',
  );
}

async function draftOf(
  deps: ApiDeps,
  { body, now, caller }: Call<unknown, unknown, NewCase>,
): Promise<Draft> {
  const { ledger, catalogue, log } = deps;
  const { account: accountId, openedAt: asked, ...terms } = body;
  const account = await knownAccount(ledger, accountId);
  const openedAt = pastInstant(asked ?? now, now, 'openedAt');
  const openedBy = caller.name;
  const packs = await packsOf(deps, accountId, terms.offering);
  const draft = draftCase({ catalogue, terms, account, openedAt, openedBy, until: now, packs });
  for (const { detail, ...note } of draft.notes) log.info({ ...note, account: accountId }, detail);
  return draft;
}
