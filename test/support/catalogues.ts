import { join } from 'node:path';
import { loadCatalogue, POLICIES } from '../../catalogue/load/load.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';

/*
 * Loading takes most of a second, and files of tests share their modules: what was loaded is kept.
 * It is frozen, so that no test can change it for another.
 */

/** The folder of the example that an operator would write. */
export const EXAMPLES = join(POLICIES, 'examples');

let own: Catalogue | null = null;
let withExamples: Catalogue | null = null;

/** The policies that come with the service. */
export function ownCatalogue(): Catalogue {
  own ??= loadCatalogue();
  return own;
}

/** The same with the examples. */
export function exampleCatalogue(): Catalogue {
  withExamples ??= loadCatalogue(POLICIES, EXAMPLES);
  return withExamples;
}
