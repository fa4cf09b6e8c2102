import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

/**
 * A receiver of alerts to try the service with: verifies each signature with the public library,
 * and prints each alert and its delay. `npm run example:receiver -- whsec_… [port]`
 */
const [secret, port = '9000'] = process.argv.slice(2);
if (!secret?.startsWith('whsec_')) {
  console.error('Usage: npm run example:receiver -- whsec_… [port]');
  console.error("The secret is in the answer to POST /v1/subscriptions, as 'secret'.");
  process.exit(1);
}
const webhook = new Webhook(secret);

const alertSchema = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.object({ reason: z.string() }),
});

createServer((request, response) => {
  const receivedAt = Date.now();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    try {
      const alert = alertSchema.parse(webhook.verify(body, headersOf(request.headers)));
      const lag = receivedAt - Date.parse(alert.timestamp);
      console.log(`${alert.type}  ${alert.timestamp}  ${lag} ms later  ${alert.data.reason}`);
      response.writeHead(204).end();
    } catch (error) {
      console.log(`refused: ${error instanceof Error ? error.message : String(error)}`);
      response.writeHead(400).end();
    }
  });
}).listen(Number(port), '127.0.0.1', () => {
  console.log(`Waiting for alerts on http://127.0.0.1:${port}/`);
});

function headersOf(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
