import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/** Answers one request; `seen` is how often its webhook-id has come, this time included. */
export type Behaviour = (response: ServerResponse, seen: number) => void;

/** A receiver of alerts with a given behaviour. */
export interface Receiver {
  readonly url: string;
  /** The webhook-ids of all requests, including repetitions. */
  readonly ids: readonly string[];
  stop(): Promise<void>;
}

/** Listens on loopback. */
export async function startReceiver(port: number, behaviour: Behaviour): Promise<Receiver> {
  const ids: string[] = [];
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    request.resume().on('end', () => {
      ids.push(id);
      behaviour(response, ids.filter((one) => one === id).length);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: urlOf(port),
    ids,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function urlOf(port: number): string {
  return `http://127.0.0.1:${port}/alerts`;
}
