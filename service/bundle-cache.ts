import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflows } from '../worker/bundle.ts';
import { removeOld } from './system/remove-old.ts';
import { ROOT } from './system/root.ts';
import { sourceHash } from './system/source-hash.mjs';

/** A change to any of these makes a new bundle: whatever workflows import a value from. */
export const BUNDLED = [
  'activities',
  'catalogue',
  'domain',
  'notifications',
  'worker/bundle.ts',
  'workflows',
];

/** The workflows' bundle for the current sources: from the cache, or made and cached. */
export async function cachedWorkflowBundle(cacheDir: string): Promise<{ code: string }> {
  const file = join(cacheDir, `workflows-${sourceHash(ROOT, BUNDLED)}.js`);
  const kept = read(file);
  if (kept !== null) return { code: kept };
  const { code } = await bundleWorkflows();
  try {
    mkdirSync(cacheDir, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, code);
    renameSync(draft, file);
    removeOld(cacheDir, /^workflows-/);
  } catch {
    // A cache that cannot be written only costs some seconds the next time.
  }
  return { code };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
