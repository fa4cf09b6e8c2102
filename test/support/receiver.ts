import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** One request as a receiver of alerts gets it. */
export interface Received {
  readonly receivedAt: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** How many requests it had at most that it had not answered yet. */
  mostAtOnce(): number;
  /** Resolves with the requests as soon as there are `count` of them. */
  waitFor(count: number): Promise<readonly Received[]>;
  /** Changes how the next requests are answered. */
  answer(how: Answer): void;
  stop(): Promise<void>;
}

type Answer = (response: ServerResponse) => void;

export const OK: Answer = (response) => response.writeHead(204).end();
export const HANG: Answer = () => {};
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end();

/** A real HTTP receiver on loopback. */
export async function startReceiver(how: Answer = OK): Promise<Receiver> {
  let answer = how;
  const received: Received[] = [];
  const waiting: { count: number; resolve: (all: Received[]) => void }[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => (open -= 1));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ receivedAt: Date.now(), headers: request.headers, body });
      for (const one of waiting) if (received.length >= one.count) one.resolve([...received]);
      answer(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/alerts`,
    received,
    mostAtOnce: () => most,
    waitFor: (count) =>
      received.length >= count
        ? Promise.resolve([...received])
        : new Promise((resolve) => waiting.push({ count, resolve })),
    answer: (next) => {
      answer = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The verified alert, by the public library. Throws where the signature is wrong. */
export function verified(
  received: Received,
  secret: string,
): { type: string; timestamp: string; data: Record<string, never> } {
  const headers = received.headers as Record<string, string>;
  return new Webhook(secret).verify(received.body, headers) as never;
}
