import { POLICIES, loadCatalogue } from '../policies/load.ts';
import type { Catalogue } from '../policies/catalogue.ts';
import type { Config } from './config.ts';

/** The policies that come with the service and those of its operator. Throws `PolicyError`. */
export function policiesOf({ policiesDir }: Config): Catalogue {
  return policiesDir === null ? loadCatalogue() : loadCatalogue(POLICIES, policiesDir);
}
