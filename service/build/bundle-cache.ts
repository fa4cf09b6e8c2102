import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCacheDir } from '../../engine/cache.ts';
import { ROOT } from '../../system/root.ts';
import { sourceHash } from '../../system/source-hash.mjs';
import { bundleWorkflows } from '../../worker/bundle.ts';

/** Everything that workflows can import. */
const FOLDERS = ['workflows', 'domain', 'policies'];

/**
 * The workflows' bundle from the cache, or made and put there: under a name for the present sources and
 * the present SDK. Throws `CacheFolderUnusableError`.
 */
export async function cachedWorkflowBundle(cacheDir: string): Promise<{ code: string }> {
  const file = join(cacheDir, `workflows-${sourceHash(ROOT, FOLDERS)}.js`);
  if (existsSync(file)) return { code: readFileSync(file, 'utf8') };
  const { code } = await bundleWorkflows();
  makeCacheDir(cacheDir);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
  return { code };
}
