import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DatabaseUrlError, LedgerUnavailableError } from '../../ledger/errors.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { postgresPool } from '../../ledger/postgres-pool.ts';

/** A port of loopback where somebody listens but never says a word, or nobody does. */
async function port(listening: boolean): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const close = async (): Promise<void> => {
    server.close();
    await once(server, 'close');
  };
  if (!listening) await close();
  return { port: address.port, close };
}

describe('opening a ledger by DATABASE_URL', () => {
  it.each([
    'mysql://desk:hunter2@db.example/sla',
    'postgresql://desk:hunter2@db.example:port/sla',
    'desk:hunter2',
    '',
  ])('refuses %s without repeating it', async (databaseUrl) => {
    const error = await openLedger({ databaseUrl }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseUrlError);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter2');
  });

  it('names the certificate that cannot be read', async () => {
    const databaseUrl = 'postgresql://db.example/sla?sslrootcert=/nowhere/ca.pem';
    await expect(openLedger({ databaseUrl })).rejects.toThrow(/nowhere\/ca\.pem/);
  });

  it('names host and database if nobody listens', async () => {
    const { port: closed } = await port(false);
    const opening = openLedger({
      databaseUrl: `postgresql://desk:hunter2@127.0.0.1:${closed}/sla`,
    });
    await expect(opening).rejects.toThrow(LedgerUnavailableError);
    await expect(opening).rejects.toThrow(`database "sla" at 127.0.0.1:${closed}`);
    await expect(opening).rejects.not.toThrow(/hunter2/);
  });

  it('gives up on a server that accepts connections and says nothing', async () => {
    const mute = await port(true);
    const pool = postgresPool({
      databaseUrl: `postgresql://desk@127.0.0.1:${mute.port}/sla`,
      connectTimeoutMs: 50,
      statementTimeoutMs: 1_000,
      answerTimeoutMs: 1_000,
      onLostConnection: () => undefined,
    });
    await expect(pool.connect()).rejects.toThrow(LedgerUnavailableError);
    await pool.end();
    await mute.close();
  });
});
