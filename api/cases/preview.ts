import { replay } from '../../domain/case/replay.ts';
import type { CaseFile } from '../../domain/case/types.ts';
import { toIso } from '../../domain/time/instant.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import { caseView } from '../../domain/view/case-view.ts';
import { explanationView } from '../../domain/view/explanation-view.ts';
import { checkAgreements } from '../accounts/agreements.ts';
import { knownAccount } from '../accounts/known-account.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { nextTurn } from '../http/in-turn.ts';
import { packsOf } from '../packs/packs-of.ts';
import { draftCase } from './draft.ts';
import type { CasePreview } from './new-case.ts';

/** A preview creates nothing, so nothing ever has this id. */
const NO_ID = 'preview';

/**
 * What opening this case would promise, as of the last act of its history or else as of its opening, which
 * may be at any instant and by default is now. Throws the same `Problem`s as opening would, and creates
 * nothing.
 */
export async function previewCase(
  deps: ApiDeps,
  { body, now, caller }: Call<unknown, unknown, CasePreview>,
): Promise<Answer> {
  const { ledger, catalogue } = deps;
  const { account: asked, openedAt: at, ...terms } = body;
  if (typeof asked !== 'string') {
    checkAgreements(catalogue, asked.agreements, 'account.agreements');
  }
  const account = typeof asked === 'string' ? await knownAccount(ledger, asked) : asked;
  const openedAt = at ?? now;
  const openedBy = caller.name;
  // A case that opens in the future may have a history in the future.
  const until = openedAt > now ? Infinity : now;
  const packs = typeof asked === 'string' ? await packsOf(deps, asked, terms.offering) : null;
  const draft = draftCase({
    catalogue,
    terms,
    account,
    openedAt,
    openedBy,
    until,
    ...(packs && { packs: { ...packs, now: Math.max(packs.now, openedAt) } }),
  });
  // A long history takes a while to draft, and as long to show.
  await nextTurn();
  return { status: 200, body: previewOf({ ...draft, id: NO_ID }) };
}

function previewOf(file: CaseFile) {
  const { openedAt, account, request, history } = file;
  const asOf = Math.max(openedAt, ...history.map(({ at }) => at));
  const record = { file, state: replay(file, [], asOf).state };
  const shown = caseView(record, asOf);
  const { coverage, next, clocks, severity, policyVersion, zoneDataVersion, notes } = shown;
  const { offering, plan, category } = request;
  // There is always a clock for the first response, even if nothing is promised.
  const { rule, source } = clocks[0]!;
  return {
    offering,
    plan,
    category,
    severity,
    policyVersion,
    zoneDataVersion,
    rule,
    source,
    openedAt: toIso(openedAt),
    openedAtLocal: formatLocal(openedAt, account.timeZone),
    coverage,
    next,
    clocks,
    explanation: explanationView(record),
    notes,
  };
}
