import type { CalendarPolicy, HolidaySnapshot } from './calendar-schema.ts';
import type { RegionLanguages } from './region-languages.ts';
import type { Offering } from './schema.ts';
import type { SourceDocument } from './source.ts';

/** Everything under `policies/`, checked and frozen. */
export interface Catalogue {
  readonly documents: readonly SourceDocument[];
  readonly calendars: readonly CalendarPolicy[];
  readonly holidays: readonly HolidaySnapshot[];
  /** Every version, by id and ascending version. */
  readonly offerings: readonly Offering[];
  /** The official languages of each region, as base languages of BCP 47. */
  readonly regionLanguages: RegionLanguages['languages'];
}

/** The newest version of each offering, which is the one that new cases get. */
export function newestOfferings(catalogue: Catalogue): readonly Offering[] {
  const newest = new Map<string, Offering>();
  for (const offering of catalogue.offerings) newest.set(offering.id, offering);
  return [...newest.values()];
}
