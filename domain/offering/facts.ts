import type { FieldValues } from '../../catalogue/schema/vocabulary.ts';
import type { CaseFacts } from '../case/case-facts.ts';
import type { CaseAccount, CaseRequest } from '../case/types.ts';

/** The part of an account that an offering's rules and calendars use. */
export interface OfferingAccount extends Pick<CaseAccount, 'region' | 'timeZone'> {
  /** ISO 3166-2; null if none was named. */
  readonly subdivision: string | null;
  readonly agreements: readonly string[];
  readonly partner: boolean;
  readonly fields: FieldValues;
}

/**
 * The request and its account in the shape that rules refer to, such as `account.region`.
 * @param openedOutside the calendars that conditions name and that are closed at the opening
 */
export function factsOf(
  request: CaseRequest,
  account: OfferingAccount,
  availableCredits: number,
  openedOutside: readonly string[] = [],
): CaseFacts {
  const { region, subdivision, agreements, partner, fields } = account;
  const ofAccount = { region, subdivision, agreements, partner, fields, availableCredits };
  return { ...request, openedOutside, account: ofAccount };
}
