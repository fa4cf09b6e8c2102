import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { replay } from '../../domain/case/replay.ts';
import type { CaseFile } from '../../domain/case/types.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import { caseView } from '../../domain/view/case-view.ts';
import { explanationView } from '../../domain/view/explanation-view.ts';
import { checkAgreements } from '../accounts/agreements.ts';
import { knownAccount } from '../accounts/known-account.ts';
import type { AccountInline } from '../accounts/schema.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { nextTurn } from '../http/in-turn.ts';
import { packsOf, type Packs } from '../packs/packs-of.ts';
import { draftCase, type Draft, type DraftInput } from './draft.ts';
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
  const { account: asked, ...terms } = body;
  const isKnown = typeof asked === 'string';
  const account = isKnown ? await knownAccount(ledger, asked) : asked;
  if (!isKnown) checkAgreements(catalogue, asked.agreements, 'account.agreements');
  const packs = isKnown ? await packsOf(deps, asked, terms.offering) : null;
  const draft = draftPreview({ catalogue, terms, account, now, openedBy: caller.name, packs });
  // A long history takes a while to draft, and as long to show.
  await nextTurn();
  return { status: 200, body: previewOf(draft) };
}

/**
 * What opening a case would promise to an account that need not exist: the same as the API answers, without
 * ledger and engine. Throws `Problem`.
 * @param now when the case opens, if it does not say so
 */
export function previewFor(
  catalogue: Catalogue,
  { account, ...terms }: CasePreview & { readonly account: AccountInline },
  now: Instant,
): Preview {
  checkAgreements(catalogue, account.agreements, 'account.agreements');
  return previewOf(draftPreview({ catalogue, terms, account, now, openedBy: NO_ID, packs: null }));
}

interface PreviewInput extends Pick<DraftInput, 'catalogue' | 'account' | 'openedBy'> {
  readonly terms: Omit<CasePreview, 'account'>;
  readonly now: Instant;
  /** Null for an account that need not exist, and so has none. */
  readonly packs: Packs | null;
}

function draftPreview({ terms: { openedAt: at, ...terms }, now, packs, ...rest }: PreviewInput) {
  const openedAt = at ?? now;
  return draftCase({
    ...rest,
    terms,
    openedAt,
    // A case that opens in the future may have a history in the future.
    until: openedAt > now ? Infinity : now,
    ...(packs && { packs: { ...packs, now: Math.max(packs.now, openedAt) } }),
  });
}

/** What a preview answers. */
export type Preview = ReturnType<typeof previewOf>;

function previewOf(draft: Draft) {
  const file: CaseFile = { ...draft, id: NO_ID };
  const { openedAt, account, request, history } = file;
  const asOf = Math.max(openedAt, ...history.map(({ at }) => at));
  const record = { file, state: replay(file, [], asOf).state };
  const shown = caseView(record, asOf);
  const { coverage, next, clocks, policyVersion, zoneDataVersion, notes } = shown;
  const { severity, severityName, severityRank, severityFrom } = shown;
  const { offering, plan, category } = request;
  // There is always a clock for the first response, even if nothing is promised.
  const { rule, source } = clocks[0]!;
  return {
    offering,
    plan,
    category,
    severity,
    severityName,
    severityRank,
    severityFrom,
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
