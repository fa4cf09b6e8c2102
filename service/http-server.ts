import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { serveOneByOne } from '../api/http/one-by-one.ts';
import { MAX_HEAD_BYTES } from '../api/http/unreadable-request.ts';
import type { Program } from './program.ts';

/**
 * A request that takes longer to arrive, headers or whole, only holds memory. A batch of 4 MiB needs 70 kB a second.
 */
const REQUEST_LIMITS = {
  maxHeaderSize: MAX_HEAD_BYTES,
  headersTimeout: 10_000,
  requestTimeout: 60_000,
};

/** How long requests under way may take when the program stops. */
const DRAIN_TIMEOUT_MS = 5_000;

/** Serves on a port of the configured host until the program stops. */
export async function serveHttp(
  { config, cleanups }: Program,
  what: string,
  port: number,
  listener: RequestListener,
): Promise<void> {
  const server = createServer(REQUEST_LIMITS);
  serveOneByOne(server, listener);
  server.listen({ host: config.host, port });
  await once(server, 'listening');
  cleanups.add(`stop ${what}`, async () => {
    const closed = once(server, 'close');
    // A connection kept alive would bring new requests for as long as we wait.
    server.prependListener('request', (_request, response) =>
      response.setHeader('Connection', 'close'),
    );
    server.close();
    server.closeIdleConnections();
    const drainTimer = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
    await closed;
    clearTimeout(drainTimer);
  });
}
