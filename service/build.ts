import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { asError } from '../ledger/embedded/as-error.ts';
import { cachedWorkflowBundle } from './bundle-cache.ts';
import { ourCatalogue } from './policies.ts';
import { cacheDirOf } from './system/cache.ts';
import { errorCode } from './system/error-code.ts';
import { DiskFullError, isDiskFull } from './system/full-disk.ts';
import { narrate } from './system/narrate.ts';
import { removeOld } from './system/remove-old.ts';
import { ROOT } from './system/root.ts';
import { wordsOf } from './words-of.ts';

/*
 * Compiles the programs, and bundles the workflows, into the folder that it is given. A process of its own:
 * compilers would stay in the memory of one that goes on to serve.
 */

/** What runs, by the name that the compiled file gets. */
const PROGRAMS = {
  main: 'service/main.ts',
  api: 'service/api.ts',
  worker: 'service/worker.ts',
  // Where the embedded database looks for its thread, and for what makes it: beside the program.
  'start-thread': 'ledger/embedded/thread.ts',
  'make-process': 'ledger/embedded/maker.ts',
};

/** Packages that look for files beside their code. The others are loaded faster from a few files. */
const BY_THEMSELVES = [
  '@temporalio/*',
  '@electric-sql/pglite',
  // For the threads of its transports, should we come to use one.
  'pino',
  // And `swagger-ui-dist`, which is its own and not ours.
  'swagger-ui-express',
  // Not installed: `pg` uses it where somebody has added it.
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
      begins: 'Compiling the service, once for these sources.',
      goesOn: (seconds) => `Still compiling (${seconds} s).`,
      done: (seconds) => `Compiled the service in ${seconds} s.`,
    },
    () => make(dist),
  );
} catch (error) {
  process.stderr.write(`\n${told(error)}\n`);
  process.exitCode = 1;
}

/** Fills a folder beside it and moves that in one step, so that it is whole or not there. */
async function make(target: string): Promise<void> {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'making-'));
  try {
    const cacheDir = cacheDirOf(process.env);
    const [bundle] = await Promise.all([cachedWorkflowBundle(cacheDir), compile(folder)]);
    writeFileSync(join(folder, 'workflow-bundle.js'), bundle.code);
    writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(ourCatalogue()));
    // Whoever runs the service need not be who installed it.
    chmodSync(folder, 0o755);
    moveTo(target, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // Another service may still run what was compiled before.
  removeOld(parent, /./);
}

async function compile(outdir: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: Object.entries(PROGRAMS).map(([out, file]) => ({ in: file, out })),
    outdir,
    bundle: true,
    splitting: true,
    external: BY_THEMSELVES,
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

function told(error: unknown): string {
  const folder = dirname(dist);
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EROFS') {
    return `The service has to be compiled, and ${folder} cannot be written (${code}): run \`npm run build\` as the owner of that folder.`;
  }
  if (isDiskFull(error)) {
    return new DiskFullError(folder, 'move this checkout to another disk', error).message;
  }
  return wordsOf(asError(error));
}
