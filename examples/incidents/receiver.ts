import { EventEmitter, once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { alert, type Alert } from './answers.ts';

/** An alert whose signature is good. */
export interface ReceivedAlert {
  readonly webhookId: string;
  readonly receivedAt: number;
  readonly alert: Alert;
}

/** A receiver of alerts, as any customer could run one. */
export interface Receiver {
  readonly url: string;
  /** Everything that came with a good signature, repetitions too. */
  readonly received: readonly ReceivedAlert[];
  /** How many requests were refused for their signature. */
  readonly refused: number;
  /** The secret by which alerts are signed: known once the receiver's address is subscribed. */
  trust(secret: string): void;
  /** Resolves when so many different alerts have come, or when patience is over. */
  waitFor(count: number, patienceMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Listens on a free port of loopback. */
export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedAlert[] = [];
  const ids = new Set<string>();
  const arrivals = new EventEmitter();
  let webhook: Webhook | null = null;
  let refused = 0;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const receivedAt = Date.now();
    const verified = webhook && verify(webhook, body, request.headers);
    if (!verified) {
      refused += 1;
      response.writeHead(401).end();
      return;
    }
    received.push({ ...verified, receivedAt });
    ids.add(verified.webhookId);
    response.writeHead(204).end();
    arrivals.emit('alert');
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${portOf(server.address())}/alerts`,
    received,
    get refused() {
      return refused;
    },
    trust(secret) {
      webhook = new Webhook(secret);
    },
    async waitFor(count, patienceMs) {
      const patience = AbortSignal.timeout(patienceMs);
      while (ids.size < count && !patience.aborted) {
        // Rejected when patience is over, and by nothing else.
        await once(arrivals, 'alert', { signal: patience }).catch(() => {});
      }
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The alert, or null where the signature is not that of the secret. */
function verify(
  webhook: Webhook,
  body: string,
  headers: IncomingHttpHeaders,
): Pick<ReceivedAlert, 'webhookId' | 'alert'> | null {
  const webhookId = String(headers['webhook-id']);
  try {
    const signed = {
      'webhook-id': webhookId,
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    };
    return { webhookId, alert: alert.parse(webhook.verify(body, signed)) };
  } catch {
    return null;
  }
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The receiver listens on no port.');
}
