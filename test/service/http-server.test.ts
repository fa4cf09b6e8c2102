import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerUnreadable, MAX_HEAD_BYTES } from '../../api/http/unreadable-request.ts';

let server: Server;
beforeAll(async () => {
  server = await serve({});
});
afterAll(() => void server.close());

async function serve(timeouts: ServerOptions): Promise<Server> {
  const options = { maxHeaderSize: MAX_HEAD_BYTES, ...timeouts };
  const made = createServer(options, (request, response) => {
    if (request.url === '/begun') response.writeHead(200, { 'Content-Length': 10 }).write('half ');
    else response.end(String(request.url?.length));
  });
  answerUnreadable(made);
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  return made;
}

/** Everything that the server says to these bytes, until it hangs up. */
async function answerTo(...parts: readonly string[]): Promise<string> {
  return answerOf(server, ...parts);
}

async function answerOf(asked: Server, ...parts: readonly string[]): Promise<string> {
  const { port } = asked.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const said = text(socket).catch(() => 'cut off');
  for (const part of parts) socket.write(part);
  return said;
}

function problemIn(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toContain('application/problem+json');
  expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
  const { code, detail, status } = JSON.parse(body) as Record<string, unknown>;
  expect(head).toContain(`HTTP/1.1 ${String(status)} `);
  return { code, detail };
}

describe('the server', () => {
  it('reads an address that carries 5,000 Chinese characters', async () => {
    const path = `/v1/cases/x/responses/current?note=${encodeURIComponent('漢'.repeat(5_000))}`;
    const answer = await answerTo(
      `DELETE ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain(String(path.length));
  });

  it('says of a larger address how large it may be', async () => {
    const answer = await answerTo(`GET /${'x'.repeat(MAX_HEAD_BYTES)} HTTP/1.1\r\nHost: a\r\n\r\n`);
    expect(problemIn(answer)).toEqual({
      code: 'head-too-large',
      detail: 'The address and headers are larger than 64 kB together.',
    });
  });

  it('says that it cannot read what is not HTTP', async () => {
    expect(problemIn(await answerTo('hello\r\n\r\n')).code).toBe('invalid-request');
  });

  it('says that a request came too slowly', async () => {
    const timeouts = { headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 50 };
    const impatient = await serve(timeouts);
    const answer = await answerOf(impatient, 'GET / HTTP/1.1\r\n');
    impatient.close();
    expect(problemIn(answer).code).toBe('request-timeout');
  });

  it('says nothing in the midst of another answer', async () => {
    const answer = await answerTo('GET /begun HTTP/1.1\r\nHost: a\r\n\r\n', 'hello\r\n\r\n');
    expect(answer).not.toContain('problem');
  });
});
