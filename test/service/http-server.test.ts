import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveOneByOne } from '../../api/http/one-by-one.ts';
import { MAX_HEAD_BYTES } from '../../api/http/unreadable-request.ts';

let server: Server;
/** The addresses that were asked for, in the order in which they were served. */
const served: string[] = [];
let release: () => void = () => {};
beforeAll(async () => {
  server = await serve({});
});
afterAll(() => void server.close());

async function serve(timeouts: ServerOptions): Promise<Server> {
  const made = createServer({ maxHeaderSize: MAX_HEAD_BYTES, ...timeouts });
  serveOneByOne(made, (request, response) => {
    served.push(request.url ?? '');
    release = () => void response.end('ended');
    if (request.url === '/begun') response.writeHead(200, { 'Content-Length': 10 }).write('half ');
    else if (request.url === '/waits') return;
    else if (request.url === '/large') response.end(Buffer.alloc(8 * 1024 * 1024));
    else response.end(String(request.url?.length));
  });
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  return made;
}

function get(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
}

function connected(to: Server = server): Socket {
  return connect((to.address() as AddressInfo).port, '127.0.0.1');
}

/** Everything that the server says to these bytes, until it hangs up. */
async function answerTo(...parts: readonly string[]): Promise<string> {
  return answerOf(server, ...parts);
}

async function answerOf(asked: Server, ...parts: readonly string[]): Promise<string> {
  const socket = connected(asked);
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

  it('says nothing in the midst of an answer to what it cannot read to its end', async () => {
    const head = 'POST /begun HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await answerTo(head, 'hello\r\n\r\n')).not.toContain('problem');
  });

  it.each(['/begun', '/waits'])('says so in its turn, after what %s answers', async (path) => {
    served.length = 0;
    const said = answerTo(get(path), 'hello\r\n\r\n');
    await expect.poll(() => served).toEqual([path]);
    // Time enough to read what cannot be read.
    await answerTo('hello\r\n\r\n');
    release();
    expect(await said).toMatch(/^HTTP\/1\.1 200 [^]*endedHTTP\/1\.1 400 /);
  });

  it('serves the requests of a connection in order, each once the answer before it was taken', async () => {
    served.length = 0;
    const socket = connected();
    socket.pause();
    socket.write(get('/large') + get('/after') + get('/last'));
    await expect.poll(() => served).toEqual(['/large']);
    // Others are served meanwhile, and would be behind them.
    await answerTo(`GET /other HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(served).toEqual(['/large', '/other']);
    socket.resume();
    await expect.poll(() => served).toEqual(['/large', '/other', '/after', '/last']);
    socket.destroy();
  });

  it('hangs up on a connection that asks hundreds of times without an answer', async () => {
    expect(await answerTo(get('/waits') + get('/after').repeat(200))).not.toContain('HTTP');
  });
});
