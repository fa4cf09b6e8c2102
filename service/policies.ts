import { join } from 'node:path';
import { loadCatalogue } from '../policies/load.ts';
import type { Catalogue } from '../policies/catalogue.ts';
import { ROOT } from '../system/root.ts';
import type { Config } from './config.ts';

const OURS = join(ROOT, 'policies');

/** The policies that come with the service and those of its operator. Throws `PolicyError`. */
export function policiesOf({ policiesDir }: Config): Catalogue {
  return policiesDir === null ? loadCatalogue(OURS) : loadCatalogue(OURS, policiesDir);
}
