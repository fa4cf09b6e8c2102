import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { compileCalendar } from '../time/compile.ts';
import type { Instant } from '../time/instant.ts';
import { localCalendar } from './calendar.ts';
import type { OfferingAccount } from './facts.ts';
import { partsUnder } from './parts-under.ts';

/**
 * Of the calendars that an offering's conditions on `openedOutside` name, those that are closed for
 * an account at the instant at which its case is opened. Throws `UnknownCalendarError`.
 */
export function openedOutside(
  offering: Offering,
  catalogue: Catalogue,
  account: OfferingAccount,
  openedAt: Instant,
): readonly string[] {
  return calendarsNamed(offering).filter((id) => {
    const { calendar } = localCalendar(catalogue, id, account);
    return !compileCalendar(calendar).isOpen(openedAt);
  });
}

/** Each offering is looked through once, as every case asks. */
const named = new WeakMap<Offering, readonly string[]>();

function calendarsNamed(offering: Offering): readonly string[] {
  const found = named.get(offering) ?? findCalendars(offering);
  named.set(offering, found);
  return found;
}

function findCalendars(offering: Offering): readonly string[] {
  const matchers = partsUnder(offering, 'openedOutside');
  return [...new Set(matchers.flatMap((matcher) => Object.values(Object(matcher)).map(String)))];
}
