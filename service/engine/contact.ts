import { get } from 'node:http';
import { Connection } from '@temporalio/client';
import { succeedsWithin } from '../system/polling.ts';
import type { Child } from './child.ts';
import { EngineDiedError } from './child.ts';
import { SERVER_HOST } from './server-arguments.ts';

const TIMEOUT_MS = 60_000;

/**
 * A server starts to listen within a quarter of a second, but gRPC would retry only after a second.
 */
const RETRY_SOON = {
  'grpc.initial_reconnect_backoff_ms': 50,
  'grpc.max_reconnect_backoff_ms': 50,
};

/**
 * Resolves when the server answers.
 * Throws `EngineDiedError` if it ends first or does not answer in time.
 */
export async function waitForServer(address: string, server: Child): Promise<void> {
  await untilAnswered(server, async () => {
    const connection = await Connection.connect({
      address,
      connectTimeout: 2_000,
      channelArgs: RETRY_SOON,
    });
    await connection.close();
  });
}

/** Resolves when the Temporal UI answers. Throws as `waitForServer` does. */
export async function waitForUi(port: number, ui: Child): Promise<void> {
  await untilAnswered(ui, async () => {
    const status = await healthOf(port);
    if (status !== 200) throw new Error(`The Temporal UI answered ${status}.`);
  });
}

/** Not by `fetch`, which opens no port that browsers don't. */
function healthOf(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const at = { host: SERVER_HOST, port, path: '/healthz' };
    const asking = get({ ...at, agent: false, signal: AbortSignal.timeout(2_000) }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asking.once('error', reject);
  });
}

async function untilAnswered(child: Child, ask: () => Promise<void>): Promise<void> {
  // The program's log shows why it does not answer.
  const answered = await Promise.race([succeedsWithin(TIMEOUT_MS, ask), child.death]);
  if (answered) return;
  const what = `did not answer within ${TIMEOUT_MS / 1000} seconds`;
  throw new EngineDiedError(what, child.log);
}
