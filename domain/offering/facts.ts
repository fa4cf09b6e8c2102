import type { Facts } from '../../catalogue/schema/condition.ts';
import type { CaseAccount, CaseRequest } from '../case/types.ts';

/** What of an account the rules of an offering look at. */
export interface OfferingAccount extends Pick<CaseAccount, 'region' | 'timeZone'> {
  /** ISO 3166-2, null where none was named. */
  readonly subdivision: string | null;
  readonly agreements: readonly string[];
  readonly partner: boolean;
}

/** The request and its account in the shape in which rules name them, `account.region` and so on. */
export function factsOf(
  request: CaseRequest,
  account: OfferingAccount,
  availableCredits: number,
): Facts {
  const { region, subdivision, agreements, partner } = account;
  return { ...request, account: { region, subdivision, agreements, partner, availableCredits } };
}
