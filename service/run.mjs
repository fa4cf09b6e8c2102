// Plain JavaScript, as it compiles the rest: `node service/run.mjs main` runs service/main.ts, and
// compiles it first in a process of its own if these sources have not been compiled. Without a name
// it only compiles.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sourceHash } from './system/source-hash.mjs';

const SOURCES = [
  'activities',
  'api',
  'catalogue',
  'domain',
  'ledger',
  'notifications',
  'policies',
  'service',
  'temporal',
  'worker',
  'workflows',
];
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist', sourceHash(root, SOURCES));
if (!existsSync(dist)) await compile();
const [program] = process.argv.slice(2);
if (program !== undefined) await import(pathToFileURL(join(dist, `${program}.mjs`)).href);

async function compile() {
  const build = ['--import', import.meta.resolve('tsx'), join(root, 'service', 'build.ts'), dist];
  const child = spawn(process.execPath, build, { stdio: 'inherit' });
  let stopping = false;
  const stop = (signal) => {
    if (!stopping) process.stdout.write('\nStopping…\n');
    stopping = true;
    child.kill(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  const [status, signal] = await once(child, 'exit');
  for (const each of STOP_SIGNALS) process.off(each, stop);
  if (stopping) {
    process.stdout.write('Stopped.\n');
    process.exit(0);
  }
  if (signal !== null) process.stderr.write(`\nCompiling the service was ended by ${signal}.\n`);
  if (status !== 0) process.exit(1);
}
