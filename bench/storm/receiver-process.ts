import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrival } from './receiver.ts';

/**
 * A receiver of alerts in a process of its own: it stores what arrives, and returns it when asked.
 */

let arrived: Arrival[] = [];

const server = createServer((request, response) => {
  const at = Date.now();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    arrived.push({ at, headers: { ...request.headers }, body });
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

process.on('message', (question) => {
  if (question === 'count') process.send?.(arrived.length);
  else {
    process.send?.(arrived);
    arrived = [];
  }
});
process.on('disconnect', () => process.exit());
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
process.send?.((server.address() as AddressInfo).port);
