import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderWarnings } from '../catalogue/load/folder-warnings.ts';
import { deepFreeze, loadCatalogue } from '../catalogue/load/load.ts';
import type { Catalogue } from '../catalogue/schema/catalogue.ts';
import { meant } from '../catalogue/schema/issue-words.ts';
import { ConfigError, type Config } from './config.ts';
import { ROOT } from './system/root.ts';

const OURS = join(ROOT, 'policies');

/** Our own policies beside a compiled program, already checked when it was compiled. */
const COMPILED = fileURLToPath(new URL('catalogue.json', import.meta.url));

/**
 * Our own policies together with those of the operator, of which some may be switched off. Throws
 * `PolicyError`, and `ConfigError` if an offering that is switched off is none of them.
 */
export function policiesOf({ policiesDir, offeringsOff }: Config): Catalogue {
  const catalogue = policiesDir === null ? ourOwn() : loadCatalogue(OURS, policiesDir);
  requireKnown(offeringsOff, catalogue);
  return deepFreeze({ ...catalogue, switchedOff: offeringsOff });
}

/** What the operator's folder has that is probably not what was meant, a sentence each. */
export function policyWarnings({ policiesDir }: Config): readonly string[] {
  return policiesDir === null ? [] : folderWarnings(policiesDir);
}

function ourOwn(): Catalogue {
  return existsSync(COMPILED) ? compiledCatalogue() : ourCatalogue();
}

function requireKnown(offeringsOff: readonly string[], { offerings }: Catalogue): void {
  const known = [...new Set(offerings.map(({ id }) => id))];
  const problems = offeringsOff
    .filter((id) => !known.includes(id))
    .map((id) => ({
      variable: 'SLA_OFFERINGS_OFF',
      message: `there is no offering ${id}${meant(id, known) || `; there are ${known.join(', ')}`}`,
    }));
  if (problems.length > 0) throw new ConfigError(problems);
}

/** Our own policies, from their files. Throws `PolicyError`. */
export function ourCatalogue(): Catalogue {
  return loadCatalogue(OURS);
}

function compiledCatalogue(): Catalogue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the build, which has checked it
  return deepFreeze(JSON.parse(readFileSync(COMPILED, 'utf8')) as Catalogue);
}
