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
  const opened = openedFacts(request, account, openedOutside);
  return { ...opened, account: { ...opened.account, availableCredits } };
}

/** The same once the case is open: it has its credit then, and no rule asks for others. */
export function openedFacts(
  request: CaseRequest,
  { region, subdivision, agreements, partner, fields }: OfferingAccount,
  openedOutside: readonly string[],
) {
  return {
    ...request,
    openedOutside,
    account: { region, subdivision, agreements, partner, fields },
  };
}
