import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { asError } from '../ledger/embedded/as-error.ts';
import { cachedWorkflowBundle } from './bundle-cache.ts';
import { errorText } from './error-text.ts';
import { ourCatalogue } from './policies.ts';
import { cacheDirOf } from './system/cache.ts';
import { errorCode } from './system/error-code.ts';
import { DiskFullError, isDiskFull } from './system/full-disk.ts';
import { narrate } from './system/narrate.ts';
import { removeOld } from './system/remove-old.ts';
import { ROOT } from './system/root.ts';

/*
 * Compiles the programs and bundles the workflows into the given folder. It runs in a process of
 * its own, as compilers would stay in the memory of a process that goes on to serve.
 */

/** The programs, by the names of their compiled files. */
const PROGRAMS = {
  main: 'service/main.ts',
  api: 'service/api.ts',
  worker: 'service/worker.ts',
  // The embedded database looks for its thread and its maker beside the program.
  'start-thread': 'ledger/embedded/thread.ts',
  'make-process': 'ledger/embedded/maker.ts',
};

/** Packages that look for files beside their code. All others load faster from a few files. */
const EXTERNAL = [
  '@temporalio/*',
  '@electric-sql/pglite',
  // For the threads of its transports, if we ever use one.
  'pino',
  // Includes `swagger-ui-dist`, which is its dependency and not ours.
  'swagger-ui-express',
  // Not installed: `pg` uses it if somebody adds it.
  'pg-native',
];

/** CommonJS packages still call `require`, which an ES module does not have. */
const REQUIRE = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`;

const [, , dist = ''] = process.argv;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  await narrate(
    say,
    {
      start: 'Compiling the service, once for these sources.',
      progress: (seconds) => `Still compiling (${seconds} s).`,
      done: (seconds) => `Compiled the service in ${seconds} s.`,
    },
    () => make(dist),
  );
} catch (error) {
  process.stderr.write(`\n${messageOf(error)}\n`);
  process.exitCode = 1;
}

/**
 * Fills a temporary folder and moves it in one step, so that the target is either whole or missing.
 */
async function make(target: string): Promise<void> {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'making-'));
  try {
    const cacheDir = cacheDirOf(process.env);
    const [bundle] = await Promise.all([cachedWorkflowBundle(cacheDir), compile(folder)]);
    writeFileSync(join(folder, 'workflow-bundle.js'), bundle.code);
    writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(ourCatalogue()));
    // The user who runs the service may not be the one who installed it.
    chmodSync(folder, 0o755);
    moveTo(target, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // Another service may still be running what was compiled before.
  removeOld(parent, /./);
}

async function compile(outdir: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: Object.entries(PROGRAMS).map(([out, file]) => ({ in: file, out })),
    outdir,
    bundle: true,
    splitting: true,
    external: EXTERNAL,
    banner: { js: REQUIRE },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
}

function moveTo(target: string, folder: string): void {
  try {
    renameSync(folder, target);
  } catch (error) {
    // Another process has made the same meanwhile.
    if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error) ?? '')) throw error;
  }
}

function messageOf(error: unknown): string {
  const folder = dirname(dist);
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EROFS') {
    return `The service has to be compiled, and ${folder} cannot be written (${code}): run \`npm run build\` as the owner of that folder.`;
  }
  if (isDiskFull(error)) {
    return new DiskFullError(folder, 'move this checkout to another disk', error).message;
  }
  return errorText(asError(error));
}
