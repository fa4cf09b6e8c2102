import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { create } from 'tar';
import { COMPILED_ONCE, OPTIONS } from '../../ledger/embedded/create.ts';
import { makeDatabase } from '../../ledger/embedded/make.ts';
import type { Embedded } from '../../ledger/embedded/over-thread.ts';
import { cacheDirOf } from '../../service/system/cache.ts';
import { removeOld } from '../../service/system/remove-old.ts';
import { ROOT } from '../../service/system/root.ts';
import { sourceHash } from '../../service/system/source-hash.mjs';

/*
 * Making an embedded database takes four seconds of a processor, and opening a copy of one half a
 * second. So one that nobody has used is kept over runs, as the workflows' bundle is, and tests get
 * copies. It has no tables yet: those each ledger makes itself, as it does in a new database.
 */

/** Copies the database to where a service looks for its own. */
export async function copyDatabase(dataDir: string): Promise<void> {
  await cp(join(await prepared(), 'data'), dataDir, { recursive: true });
}

/** A copy of the database in memory. */
export async function openDatabase(): Promise<Embedded> {
  setFlagsFromString(COMPILED_ONCE);
  const loadDataDir = new Blob([await readFile(join(await prepared(), 'data.tar'))]);
  return PGlite.create({ ...OPTIONS, loadDataDir });
}

/** The folder in which it lies, as it is and packed. It is made where these sources have none yet. */
async function prepared(): Promise<string> {
  const cacheDir = cacheDirOf(process.env);
  const folder = join(cacheDir, `test-database-${sourceHash(ROOT, ['ledger/embedded'])}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheDir, { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const data = join(draft, 'data');
  await makeDatabase(data);
  await create({ cwd: data, file: join(draft, 'data.tar') }, ['.']);
  moveTo(folder, draft);
  removeOld(cacheDir, /^test-database-/);
  return folder;
}

function moveTo(folder: string, draft: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another process of the tests has made the same meanwhile.
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}
