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
    const answer = await fetch(`http://${SERVER_HOST}:${port}/healthz`, {
      signal: AbortSignal.timeout(2_000),
    });
    // Without reading it the connection would stay open, and delay the UI's stop.
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The Temporal UI answered ${answer.status}.`);
  });
}

async function untilAnswered(child: Child, ask: () => Promise<void>): Promise<void> {
  // The program's log shows why it does not answer.
  const answered = await Promise.race([succeedsWithin(TIMEOUT_MS, ask), child.death]);
  if (answered) return;
  const what = `did not answer within ${TIMEOUT_MS / 1000} seconds`;
  throw new EngineDiedError(what, child.log);
}
