import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const OPEN = ['/healthz', '/readyz', '/openapi.json', '/docs', '/docs/', '/nowhere'];
const KEYED = ['/v1/cases', '/metrics', '/v1/nowhere'];

/** What the API says to a request that no client of HTTP would send. */
async function answerTo(head: string): Promise<string> {
  const server = createServer(api.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head}\r\nConnection: close\r\n\r\n`);
  const answer = await text(socket);
  server.close();
  return answer;
}

describe('a page whose domain points at this machine', () => {
  it.each([...OPEN, ...KEYED])('is refused at %s, with a key and without', async (path) => {
    for (const key of [KEY, null]) {
      const answer = await api.get(path, { key, headers: { Host: 'attacker.example:8080' } });
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe('foreign-host');
      expect(answer.body.detail).toContain('SLA_ALLOWED_HOSTS');
      expect(answer.text).not.toContain('attacker');
    }
  });

  it('cannot have a proxy speak for it', async () => {
    const headers = { Host: 'attacker.example', 'X-Forwarded-Host': '127.0.0.1:8080' };
    expect((await api.get('/v1/cases', { headers })).status).toBe(403);
  });

  it('changes nothing', async () => {
    const sent = { body: { name: 'x' }, headers: { Host: 'attacker.example' } };
    expect((await api.send('post', '/v1/accounts', sent)).status).toBe(403);
  });
});

describe('a request', () => {
  it.each([
    ['an empty host', 'GET /healthz HTTP/1.1\r\nHost: '],
    ['no host', 'GET /healthz HTTP/1.0'],
    ['two hosts', 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:1\r\nHost: attacker.example'],
    ['a host of others', 'GET http://127.0.0.1:1/healthz HTTP/1.1\r\nHost: attacker.example'],
  ])('with %s is refused', async (_what, head) => {
    expect(await answerTo(head)).toMatch(/^HTTP\/1.1 403 /);
  });

  it('for a host of ours is answered', async () => {
    expect(await answerTo('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:1')).toMatch(/^HTTP\/1.1 200 /);
  });
});
