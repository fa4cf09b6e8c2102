import { newestOfferings, type Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { severitiesOf } from '../../catalogue/schema/severity-schema.ts';
import type { Severity } from '../../catalogue/schema/vocabulary.ts';

/** The newest version of an offering, which new cases use. Null if there is none with this id. */
export function findOffering(catalogue: Catalogue, id: string): Offering | null {
  return newestOfferings(catalogue).find((offering) => offering.id === id) ?? null;
}

/** The severities that an offering has in any of its versions; those of all offerings if none is named. */
export function severitiesIn(catalogue: Catalogue, offering?: string): readonly Severity[] {
  const versions = catalogue.offerings.filter(({ id }) => id === (offering ?? id));
  return [...new Set(versions.flatMap(severitiesOf))];
}

/** `21vianet@1`: identifies the offering and version that a case's rules came from. */
export function policyVersionOf({ id, version }: Offering): string {
  return `${id}@${version}`;
}
