import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApi } from '../api/app.ts';
import { ensureAdministrator } from '../api/http/keys.ts';
import { serveOneByOne } from '../api/http/one-by-one.ts';
import { MAX_HEAD_BYTES } from '../api/http/unreadable-request.ts';
import { openLedger, type LedgerPlace } from '../ledger/ledger.ts';
import { FakeEngine } from '../test/api/support/fake-engine.ts';
import { FakePacks } from '../test/api/support/fake-packs.ts';
import { exampleCatalogue } from '../test/support/catalogues.ts';
import { IDLE_PARTS } from '../test/support/idle-parts.ts';

export const KEY = 'sla_a_key_of_the_bench';

export interface Server {
  /** Without a slash at its end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The whole API on loopback, over cases without an engine. */
export async function startServer(place: LedgerPlace = { inMemory: true }): Promise<Server> {
  const ledger = await openLedger(place);
  await ensureAdministrator(ledger.keys, KEY);
  const packs = new FakePacks(ledger, Date.now);
  const app = createApi({
    ledger,
    cases: new FakeEngine(ledger, Date.now, packs),
    packs,
    catalogue: exampleCatalogue(),
    clock: Date.now,
    log: pino({ level: 'info' }, { write: () => {} }),
    publicUrl: 'http://127.0.0.1:8080',
    ...IDLE_PARTS,
  });
  const server = createServer({ maxHeaderSize: MAX_HEAD_BYTES });
  serveOneByOne(server, app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = portOf(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await ledger.close();
    },
  };
}

function portOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new TypeError('it has no port');
  return address;
}
