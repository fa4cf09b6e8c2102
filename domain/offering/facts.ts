import type { Facts } from '../../catalogue/schema/condition.ts';
import type { CaseAccount, CaseRequest } from '../case/types.ts';

/** The part of an account that an offering's rules and calendars use. */
export interface OfferingAccount extends Pick<CaseAccount, 'region' | 'timeZone'> {
  /** ISO 3166-2; null if none was named. */
  readonly subdivision: string | null;
  readonly agreements: readonly string[];
  readonly partner: boolean;
}

/** The request and its account in the shape that rules refer to, such as `account.region`. */
export function factsOf(
  request: CaseRequest,
  account: OfferingAccount,
  availableCredits: number,
): Facts {
  const { region, subdivision, agreements, partner } = account;
  return { ...request, account: { region, subdivision, agreements, partner, availableCredits } };
}
