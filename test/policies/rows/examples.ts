import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';
import { exampleCatalogue, ownCatalogue } from '../../support/catalogues.ts';
import { LIGHTHOUSE_TESTS } from './lighthouse/offering.ts';
import { MANAGED_SERVICES_TESTS } from './managed-services/offering.ts';
import type { RowTest } from './row-test.ts';
import { SERVICE_DESK_TESTS } from './service-desk/offering.ts';
import { SOFTWARE_VENDOR_TESTS } from './software-vendor/offering.ts';
import { TOWN_HALL_TESTS } from './town-hall/offering.ts';

/** An example whose rows are tested as those of our own policies are. */
export interface TestedExample {
  readonly id: string;
  /** The calendars that are its own. */
  readonly calendars: readonly string[];
  readonly tests: readonly RowTest[];
}

export const TESTED_EXAMPLES: readonly TestedExample[] = [
  { id: 'lighthouse', calendars: ['lighthouse-watch'], tests: LIGHTHOUSE_TESTS },
  { id: 'managed-services', calendars: ['managed-services'], tests: MANAGED_SERVICES_TESTS },
  {
    id: 'software-vendor',
    calendars: ['follow-the-sun', 'office-singapore', 'office-berlin', 'office-austin'],
    tests: SOFTWARE_VENDOR_TESTS,
  },
  { id: 'service-desk', calendars: ['service-desk'], tests: SERVICE_DESK_TESTS },
  { id: 'town-hall', calendars: ['town-hall'], tests: TOWN_HALL_TESTS },
];

/** The policies with an example, and without the others. */
export function catalogueWith(id: string): Catalogue {
  const ours = new Set(ownCatalogue().offerings.map((each) => each.id));
  const all = exampleCatalogue();
  return {
    ...all,
    offerings: all.offerings.filter((each) => each.id === id || ours.has(each.id)),
  };
}

/** Whether a row, or a version, is of an example: `lighthouse@1 clocks`, `calendars lighthouse-watch@1 zone`. */
export function isOf({ id, calendars }: TestedExample, name: string): boolean {
  const [ofOffering = '', ofCalendar = ''] = name.split('@')[0]?.split(' ') ?? [];
  return ofCalendar === '' ? ofOffering === id : calendars.includes(ofCalendar);
}
