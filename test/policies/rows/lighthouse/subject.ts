import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import { inBrazil } from '../../../domain/offering/requests.ts';
import { exampleCatalogue } from '../../../support/catalogues.ts';
import type { Subject } from '../kinds/subject.ts';

export const lighthouse: Subject = { id: 'lighthouse', version: 1, account: inBrazil };

/** The policies with the example that has every clock, and without the one that has everything else. */
export function withLighthouse(): Catalogue {
  const all = exampleCatalogue();
  return { ...all, offerings: all.offerings.filter(({ id }) => id !== 'harbour') };
}

/** Whether a row, or a version, is of the example. */
export function isOfLighthouse(name: string): boolean {
  return /^(calendars? )?lighthouse/.test(name);
}
