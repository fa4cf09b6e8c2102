// Plain JavaScript, as it compiles the rest: `node service/run.mjs main` runs service/main.ts, compiled in a
// process of its own where that has not been done for these sources. Without a name it compiles alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sourceHash } from '../system/source-hash.mjs';

const FOLDERS = [
  'activities',
  'api',
  'domain',
  'engine',
  'ledger',
  'policies',
  'service',
  'system',
  'targets',
  'worker',
  'workflows',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist', sourceHash(root, FOLDERS));
if (!existsSync(dist)) {
  const build = ['--import', 'tsx', join(root, 'service', 'build', 'build.ts'), dist];
  const { status } = spawnSync(process.execPath, build, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const [program] = process.argv.slice(2);
if (program !== undefined) await import(pathToFileURL(join(dist, `${program}.mjs`)).href);
