import { existsSync, realpathSync, statSync } from 'node:fs';
import { loadCatalogue, POLICIES } from '../../catalogue/load/load.ts';
import { PolicyError } from '../../catalogue/load/policy-error.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { UsageError } from '../shell/command.ts';

/** Throws `UsageError` for what is no folder. */
export function requireFolder(folder: string): void {
  if (!existsSync(folder)) throw new UsageError(`there is no folder ${folder}`);
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} is not a folder`);
}

/** The policies of a folder, or a line for each mistake in them. */
export type ReadPolicies =
  { readonly catalogue: Catalogue } | { readonly mistakes: readonly string[] };

/**
 * The policies of a folder, on top of ours as with `SLA_POLICIES_DIR`.
 * @param alone without ours, as they are themselves
 */
export function policiesIn(folder: string, alone: boolean): ReadPolicies {
  const isOurs = realpathSync(folder) === realpathSync(POLICIES);
  const folders = alone || isOurs ? [folder] : [POLICIES, folder];
  try {
    return { catalogue: loadCatalogue(...folders) };
  } catch (error) {
    if (error instanceof PolicyError) return { mistakes: error.lines };
    throw error;
  }
}
