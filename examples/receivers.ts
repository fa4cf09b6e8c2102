import { z } from 'zod';
import { NEW_ACCOUNT } from '../api/accounts/examples.ts';
import { NEW_CASE } from '../api/cases/examples.ts';
import { ApiRefusal, type ApiClient } from './receivers/api-client.ts';
import { startOwnService } from './receivers/own-service.ts';
import { printRows, type Row } from './receivers/print.ts';
import { startRoster, type Character } from './receivers/roster.ts';
import { watchDeliveries, type Watched } from './receivers/watched.ts';

/**
 * Receivers that misbehave: one is down for ten seconds, one answers 500 three times, one asks for
 * a later retry, one hangs, one redirects to a cloud's metadata address, and one is healthy. A case is
 * opened and answered, and every attempt at every alert is printed with its seconds since the alert
 * was due.
 *
 *     npm run example:receivers
 *
 * It starts a service of its own in this process, on free ports and a temporary folder, takes less
 * than a minute and cleans up. The exit code is 0 if everything came out as it should.
 */

const created = z.object({ id: z.string() });

const TIMEOUT_MS = 35_000;
/** A receiver that does not recover is watched for this many attempts. */
const HUNG_ATTEMPTS = 3;
/** Generous, as the machine may be busy, but far less than a hanging receiver would cost. */
const PROMPT_S = 2;

async function main(): Promise<boolean> {
  const service = await startOwnService();
  try {
    await printRefusals(service.strictApi);
    const roster = await startRoster();
    try {
      return await alertAll(service.api, roster);
    } finally {
      await Promise.all(roster.map((one) => one.stop()));
    }
  } finally {
    await service.stop();
  }
}

async function alertAll(api: ApiClient, roster: readonly Character[]): Promise<boolean> {
  const { id: account } = await api.post('/v1/accounts', created, NEW_ACCOUNT);
  const subscribed = new Map<string, Character>();
  for (const character of roster) {
    const body = { type: 'webhook', target: character.url, events: ['case.*'] };
    const { id } = await api.post('/v1/subscriptions', created, body);
    subscribed.set(id, character);
  }
  const { id } = await api.post('/v1/cases', created, { ...NEW_CASE, account });
  await api.post(`/v1/cases/${id}/responses`, z.unknown(), { by: 'Ada' });
  console.log(`${id} is opened and answered: three alerts to each of ${roster.length} receivers.`);

  const rowsOf = (watched: readonly Watched[]): Row[] =>
    [...subscribed].map(([subscription, character]) => ({
      character,
      watched: watched
        .filter(({ delivery }) => delivery.subscription === subscription)
        .toSorted((a, b) => a.delivery.event.seq - b.delivery.event.seq),
    }));
  const watched = await watchDeliveries(api, id, {
    timeoutMs: TIMEOUT_MS,
    isEnough: (seen) => rowsOf(seen).every(isSettled),
  });
  const rows = rowsOf(watched);
  printRows(rows);
  const lag = lagOfWell(rows);
  console.log(`\nThe healthy receiver had every alert within ${lag.toFixed(2)} s.`);
  return rows.every(isSettled) && lag < PROMPT_S;
}

/** A receiver that recovers has taken every alert; one that does not is still being tried. */
function isSettled({ character, watched }: Row): boolean {
  if (watched.length < 3) return false;
  if (!character.recovers) {
    return watched.every(
      ({ delivery, attempts }) => delivery.state === 'pending' && attempts.length >= HUNG_ATTEMPTS,
    );
  }
  return watched.every(({ delivery }) => delivery.state === 'delivered');
}

function lagOfWell(rows: readonly Row[]): number {
  const healthy = rows.find(({ character }) => character.name === 'healthy');
  return Math.max(...(healthy?.watched ?? []).map(({ delivery }) => delivery.lagSeconds));
}

/** Prints the answers of an installation that does not allow private targets. */
async function printRefusals(strictApi: ApiClient): Promise<void> {
  for (const target of ['http://169.254.169.254/latest/meta-data/', 'http://localhost:9000/']) {
    try {
      const body = { type: 'webhook', target, events: ['case.*'] };
      await strictApi.post('/v1/subscriptions', created, body);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      console.log(`${target} is refused: ${error.message}`);
    }
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
