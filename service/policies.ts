import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deepFreeze, loadCatalogue } from '../catalogue/load/load.ts';
import type { Catalogue } from '../catalogue/schema/catalogue.ts';
import type { Config } from './config.ts';
import { ROOT } from './system/root.ts';

const OURS = join(ROOT, 'policies');

/** Our own policies beside a compiled program, already checked when it was compiled. */
const COMPILED = fileURLToPath(new URL('catalogue.json', import.meta.url));

/** Our own policies together with those of the operator. Throws `PolicyError`. */
export function policiesOf({ policiesDir }: Config): Catalogue {
  if (policiesDir !== null) return loadCatalogue(OURS, policiesDir);
  return existsSync(COMPILED) ? compiledCatalogue() : ourCatalogue();
}

/** Our own policies, from their files. Throws `PolicyError`. */
export function ourCatalogue(): Catalogue {
  return loadCatalogue(OURS);
}

function compiledCatalogue(): Catalogue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the build, which has checked it
  return deepFreeze(JSON.parse(readFileSync(COMPILED, 'utf8')) as Catalogue);
}
