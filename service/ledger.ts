import { join } from 'node:path';
import { openLedger } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/types/ledger.ts';
import type { Program } from './program.ts';
import { narrate } from './system/narrate.ts';
import { announceZoneData } from './zone-data.ts';

/** Separate processes cannot share the embedded database, which belongs to one process. */
class DatabaseUrlMissingError extends Error {
  override readonly name = 'DatabaseUrlMissingError';

  constructor() {
    super(
      'API and worker as programs of their own need DATABASE_URL, a PostgreSQL that both reach: ' +
        'the embedded database belongs to one process. `npm start` runs everything in one.',
    );
  }
}

/** The PostgreSQL of `DATABASE_URL`. Throws `DatabaseUrlMissingError`, or as `openLedger` does. */
export async function openSharedLedger({ config, cleanups, log }: Program): Promise<Ledger> {
  const { databaseUrl } = config;
  if (databaseUrl === null) throw new DatabaseUrlMissingError();
  const onLostConnection = (error: Error) => log.warn({ err: error }, 'lost a database connection');
  const ledger = await openLedger({ databaseUrl, onLostConnection });
  cleanups.add('close the database', () => ledger.close());
  await announceZoneData(ledger, log);
  return ledger;
}

/**
 * The PostgreSQL of `DATABASE_URL` if set, else the embedded database in the data folder, whose
 * lock this process holds. Throws as `openLedger` does.
 */
export async function openLedgerOf(program: Program): Promise<Ledger> {
  const { config, cleanups, fail, log, say } = program;
  if (config.databaseUrl !== null) return openSharedLedger(program);
  const dataDir = join(config.dataDir, 'ledger');
  const narration = {
    start: `Creating the database, once, in ${dataDir}.`,
    progress: (seconds: number) => `Still creating the database (${seconds} s).`,
    done: (seconds: number) => `Created the database in ${seconds} s.`,
  };
  const ledger = await openLedger({
    dataDir,
    onEnded: fail,
    // A failure is reported by opening the ledger.
    onMaking: (making) => void narrate(say, narration, () => making).catch(() => {}),
  });
  cleanups.add('close the database', () => ledger.close());
  await announceZoneData(ledger, log);
  return ledger;
}
