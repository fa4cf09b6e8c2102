import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { isInRange } from '../../catalogue/schema/condition.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import type { CaseRequest, LanguageCoverage } from '../case/types.ts';
import type { OfferingAccount } from './facts.ts';

/**
 * The language in which the customer is served, and when, by the offering's first row that fits the
 * language of the request. Null if no row does.
 */
export function languageFor(
  { languages }: Offering,
  { language }: CaseRequest,
  { region }: OfferingAccount,
  { regionLanguages }: Catalogue,
): LanguageCoverage | null {
  const spoken = regionLanguages[region] ?? [];
  const row = languages.find(({ language: range }) => {
    if (range === 'other') return true;
    if (range === 'region') return spoken.some((each) => isInRange(language, each));
    return isInRange(language, range);
  });
  if (row === undefined) return null;
  const { servedIn = language, interpreter, coverage, note = null, source } = row;
  const hours = coverage === 'case' ? { kind: coverage, calendar: null } : coverage;
  return { language: servedIn, interpreter, ...hours, note, source };
}
