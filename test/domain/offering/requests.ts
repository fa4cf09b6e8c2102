import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../../catalogue/schema/offering-schema.ts';
import type { CaseFacts } from '../../../domain/case/case-facts.ts';
import { rowOf } from '../../../domain/case/commitment-for.ts';
import { coverageFor } from '../../../domain/case/coverage.ts';
import type { CaseRequest, Commitment, Coverage } from '../../../domain/case/types.ts';
import { findOffering } from '../../../domain/offering/catalogue.ts';
import { factsOf, type OfferingAccount } from '../../../domain/offering/facts.ts';
import { resolveCase, type ResolvedCase } from '../../../domain/offering/resolve.ts';
import { vocabularyMistakes } from '../../../domain/offering/vocabulary.ts';
import { ownCatalogue } from '../../support/catalogues.ts';
import { promisesOf, type PromiseTable } from '../../support/promises.ts';

export const catalogue = ownCatalogue();

export const OPENED_AT = Date.parse('2026-11-18T02:00:00Z');

/** A request that no rule of `professional` refuses. */
export function caseRequest(overrides: Partial<CaseRequest> = {}): CaseRequest {
  return {
    offering: 'professional',
    plan: null,
    category: 'technical',
    severity: 'B',
    language: 'en',
    channel: 'online',
    title: 'Mail flow is down',
    product: null,
    businessImpact: 'Nobody can send mail',
    resourcesCommitted: true,
    requesterRole: 'administrator',
    contact: { name: 'Duty desk', email: 'desk@contoso.example', phone: null, of: 'customer' },
    roundTheClock: false,
    pack: 'single',
    proofOfEntitlement: null,
    subscriptionOwner: 'customer',
    scope: null,
    reference: null,
    fields: {},
    ...overrides,
  };
}

export function accountIn(
  region: string,
  timeZone: string,
  overrides: Partial<OfferingAccount> = {},
): OfferingAccount {
  const usual = { subdivision: null, agreements: [], partner: false, fields: {} };
  return { region, timeZone, ...usual, ...overrides };
}

export const inChina = accountIn('CN', 'Asia/Shanghai', {
  agreements: ['advanced-online-service'],
});
export const inGermany = accountIn('DE', 'Europe/Berlin');
export const inBrazil = accountIn('BR', 'America/Sao_Paulo');

export interface Situation {
  readonly account?: OfferingAccount;
  readonly openedAt?: number;
  readonly availableCredits?: number;
  readonly from?: Catalogue;
  /** Of the offering; without it the newest. */
  readonly version?: number;
}

/** Resolves a request against a version of its offering. */
export function resolve(
  overrides: Partial<CaseRequest>,
  { account = inGermany, openedAt = OPENED_AT, from = catalogue, version, ...rest }: Situation = {},
) {
  const request = caseRequest(overrides);
  const offering = offeringOf(from, request.offering, version);
  return resolveCase({ request, account, offering, catalogue: from, openedAt, ...rest });
}

/** A version of an offering, without one the newest. Throws where there is none. */
export function offeringOf(from: Catalogue, id: string, version?: number): Offering {
  const found =
    version === undefined
      ? findOffering(from, id)
      : from.offerings.find((each) => each.id === id && each.version === version);
  if (!found) throw new Error(`there is no ${id}@${version ?? 'newest'}`);
  return found;
}

/** What a request gets, how its conditions look at it, and what it is promised at each severity. */
export interface Resolved extends ResolvedCase {
  readonly facts: CaseFacts;
  readonly promises: PromiseTable;
}

/** The same for a request that is expected to be taken. */
export function resolved(overrides: Partial<CaseRequest>, situation: Situation = {}): Resolved {
  const answer = resolve(overrides, situation);
  if (!answer.ok) throw new Error(`refused: ${answer.refusals.map(({ code }) => code).join(', ')}`);
  const request = caseRequest(overrides);
  const facts = factsOf(request, situation.account ?? inGermany, 0, answer.openedOutside);
  return { ...answer, facts, promises: promisesOf(answer, facts) };
}

/** What a request that no rule refuses is promised for its first response, and when it is worked on. */
export function firstOf(overrides: Partial<CaseRequest>, situation: Situation = {}): First {
  const { promises, commitments } = resolved(overrides, situation);
  const request = caseRequest(overrides);
  const first = promises[request.severity]!.first_response!;
  const { coverage } = rowOf({ commitments }, 'first_response', first.rule)!;
  const facts = factsOf(request, situation.account ?? inGermany, situation.availableCredits ?? 0);
  return { ...first, coverage: coverageFor(coverage, facts) };
}

/** A commitment to a first response, with the coverage of one request. */
export type First = Commitment & { readonly coverage: Coverage };

/** The same for one that is expected to be refused. */
export function refusalsFor(overrides: Partial<CaseRequest>, situation?: Situation) {
  const answer = resolve(overrides, situation);
  return answer.ok ? [] : answer.refusals;
}

/** Whether a request may name a plan, or none: whether one is needed the rules say. */
export function isKnownPlan(offering: Offering, plan: string | null): boolean {
  const mistakes = vocabularyMistakes(offering, caseRequest({ plan }), inGermany);
  return !mistakes.some(({ path }) => path === 'plan');
}
