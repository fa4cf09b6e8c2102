import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { KEY } from '../server.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** The cost of one request, and its answer. */
export interface Exchange {
  /** From the first byte sent to the last one received. */
  readonly wallMs: number;
  /** Of the whole process, which includes the server. */
  readonly cpuMs: number;
  readonly status: number;
  readonly text: string;
}

/** Posts a prepared body on a kept-alive connection. */
export async function post(url: string, body: Buffer): Promise<Exchange> {
  const headers = {
    Authorization: `Bearer ${KEY}`,
    'Content-Type': 'application/json',
    'Content-Length': body.length,
  };
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const sent = request(url, { method: 'POST', agent, headers });
  const answered = new Promise<{ status: number; bytes: Buffer }>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      once(response, 'end').then(
        () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) }),
        reject,
      );
    });
  });
  sent.end(body);
  const { status, bytes } = await answered;
  const wallMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1_000, status, text: bytes.toString('utf8') };
}

export function closeConnections(): void {
  agent.destroy();
}
