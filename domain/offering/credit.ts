import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import type { CaseRequest, CreditTerms, PinnedRule } from '../case/types.ts';
import type { BrokenRule } from './broken-rule.ts';

/** The `pack` of a request for a case that is paid for singly. */
const SINGLE = 'single';

const NO_CREDIT = 'no-credit-available';

/** The charging that applies if an offering does not state its own, as in document 002. */
const USUAL_CHARGING = { solved: 'charged', unresolved: 'decided', withdrawn: 'decided' } as const;

/** The offering's terms for the credit that a case needs; null if it needs none. */
export function creditTermsOf(
  offering: Offering,
  { pack }: Pick<CaseRequest, 'pack'>,
): Omit<CreditTerms, 'packs'> | null {
  const { credits } = offering;
  if (credits === null || pack === SINGLE) return null;
  const { solved, unresolved, withdrawn } = credits.charging ?? USUAL_CHARGING;
  return {
    charging: { solved, unresolved, withdrawn },
    source: credits.charging?.source ?? credits.source,
    noneLeft: noneLeftOf(offering, credits),
  };
}

/**
 * The refusals that follow from the offering's credits even if none of its rules states them: of a
 * case that needs a credit if none is available, and of one paid for singly if that is not offered.
 */
export function creditRefusals(
  offering: Offering,
  { pack }: Pick<CaseRequest, 'pack'>,
  availableCredits: number,
): readonly BrokenRule[] {
  const { credits } = offering;
  if (credits === null) return [];
  if (pack === SINGLE) return credits.single ? [] : [singleNotOffered(credits)];
  if (availableCredits > 0 || offering.rules.some(isNoneLeft)) return [];
  const { when: _when, ...noneLeft } = noneLeftOf(offering, credits);
  return [noneLeft];
}

/** Whether a refusal is because no credit is available. */
export function isNoneLeft({ code }: Pick<BrokenRule, 'code'>): boolean {
  return code === NO_CREDIT;
}

type Credits = NonNullable<Offering['credits']>;

/** The offering's own rule for this if it has one, otherwise ours. */
function noneLeftOf({ rules }: Offering, { single, source }: Credits): PinnedRule {
  const rule = rules.find(isNoneLeft);
  if (rule) return rule;
  return {
    code: NO_CREDIT,
    when: {},
    field: 'pack',
    detail: 'The account has no credit of a pack that this case could use.',
    source,
    alternative: single ? { pack: SINGLE } : null,
  };
}

function singleNotOffered({ source }: Credits): BrokenRule {
  return {
    code: 'single-not-offered',
    field: 'pack',
    detail: 'A case of this offering uses a credit of a pack; it cannot be paid for singly.',
    source,
    alternative: { pack: 'auto' },
  };
}
