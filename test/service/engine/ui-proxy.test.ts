import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingMessage,
  type RequestListener,
  type RequestOptions,
  type Server,
} from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startUiProxy, type UiProxy } from '../../../service/engine/ui-proxy.ts';
import { freePorts, isPortFree } from '../../../service/system/ports.ts';

/** In place of the Temporal UI. */
let ui: Server;
let answerAs: (...args: Parameters<RequestListener>) => unknown;
let seen: IncomingMessage[];
let proxy: UiProxy;
let port: number;
let ownUiPort: number;

beforeEach(async () => {
  [port = 0, ownUiPort = 0] = await freePorts(2);
  seen = [];
  answerAs = (_asked, response) => void response.end('the page');
  ui = createServer((asked, response) => {
    seen.push(asked);
    answerAs(asked, response);
  });
  ui.listen(ownUiPort, '127.0.0.1');
  await once(ui, 'listening');
  proxy = await startUiProxy({
    port,
    ownUiPort,
    isOwnHost: (hosts = []) => hosts.length === 1 && hosts[0] === `127.0.0.1:${port}`,
    silenceMs: 300,
  });
});

afterEach(async () => {
  await proxy.stop();
  ui.closeAllConnections();
  ui.close();
});

async function ask(options: RequestOptions, body?: string | string[]): Promise<IncomingMessage> {
  const asking = request({ host: '127.0.0.1', port, path: '/', agent: false, ...options });
  for (const part of [body ?? []].flat()) asking.write(part);
  asking.end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  return answer;
}

describe('what is let through', () => {
  test('arrives as it was sent, and so does the answer', async () => {
    answerAs = async (asked, response) => {
      response.writeHead(201, 'Made', { 'set-cookie': ['a=1', 'b=2'], 'content-type': 'text/x' });
      response.end(`${asked.method} ${asked.url} ${await text(asked)}`);
    };
    const answer = await ask(
      {
        method: 'POST',
        path: '/api//v1/a%2Fb?q=%20',
        headers: { 'content-length': 4, 'x-a': 'b' },
      },
      'body',
    );
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({
      'set-cookie': ['a=1', 'b=2'],
      'content-type': 'text/x',
    });
    expect(await text(answer)).toBe('POST /api//v1/a%2Fb?q=%20 body');
    expect(seen[0]?.headers).toMatchObject({ host: `127.0.0.1:${port}`, 'x-a': 'b' });
  });

  // A body that lost its frame would be read as another request, which nobody has checked.
  test.each(['POST', 'GET', 'DELETE'])('keeps a %s in pieces as one request', async (method) => {
    const hidden = 'GET /hidden HTTP/1.1\r\nHost: attacker.example\r\n\r\n';
    answerAs = async (asked, response) => void response.end(await text(asked));
    const headers = { 'transfer-encoding': 'chunked' };
    const answer = await ask({ method, headers }, [hidden, hidden]);
    expect(await text(answer)).toBe(hidden + hidden);
    expect(seen.map(({ url }) => url)).toEqual(['/']);
  });

  test.each([
    ['content-length', { 'content-length': '36' }],
    ['transfer-encoding', { 'transfer-encoding': 'chunked' }],
    ['host', { 'content-length': '36' }],
  ])('keeps its frame where it calls its %s meant for one connection', async (name, framed) => {
    const hidden = 'GET /hidden HTTP/1.1\r\nHost: x.example\r\n';
    const body = hidden.slice(0, 36);
    answerAs = async (asked, response) => void response.end(await text(asked));
    const answer = await ask({ method: 'GET', headers: { ...framed, connection: name } }, body);
    expect(await text(answer)).toBe(body);
    expect(seen.map(({ url, headers }) => [url, headers.host])).toEqual([
      ['/', `127.0.0.1:${port}`],
    ]);
  });

  test('is told in pieces as they come', async () => {
    answerAs = (_asked, response) => {
      response.write('first');
      response.once('close', () => response.end());
    };
    const answer = await ask({});
    const [first] = (await once(answer, 'data')) as [Buffer];
    expect(first.toString()).toBe('first');
    answer.destroy();
  });

  test('may ask for the head alone', async () => {
    answerAs = (_asked, response) => void response.writeHead(200, { 'content-length': 8 }).end();
    const answer = await ask({ method: 'HEAD' });
    expect(answer.headers['content-length']).toBe('8');
    expect(await text(answer)).toBe('');
  });

  test('changes to no other protocol, and leaves behind what is meant for one connection', async () => {
    const headers = { connection: 'upgrade, x-hop', upgrade: 'websocket', 'x-hop': '1', te: 'x' };
    const answer = await ask({ headers });
    expect(answer.statusCode).toBe(200);
    expect(seen[0]?.headers).not.toMatchObject({ upgrade: expect.anything() });
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('x-hop');
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('te');
  });

  test('is given up in the UI where whoever asked has gone', async () => {
    const gone = new Promise((resolve) => {
      answerAs = (_asked, response) => {
        response.write('first');
        response.once('close', () => resolve(undefined));
      };
    });
    (await ask({})).destroy();
    await expect(gone).resolves.toBeUndefined();
  });
});

describe('a UI that does not serve', () => {
  test('as it does not listen is 502, in a sentence', async () => {
    ui.close();
    const answer = await ask({});
    expect(answer.statusCode).toBe(502);
    expect(await text(answer)).toBe(
      'The Temporal UI cannot be reached. Load the page again in a moment.\n',
    );
  });

  test('as it hangs is 504, in a sentence', async () => {
    answerAs = () => {};
    const answer = await ask({});
    expect(answer.statusCode).toBe(504);
    expect(await text(answer)).toContain('does not answer');
  });

  test('as it hangs in the midst of an answer ends that', async () => {
    answerAs = (_asked, response) => void response.write('first');
    await expect(text(await ask({}))).rejects.toThrow('aborted');
  });

  test('as it speaks something else is 502', async () => {
    answerAs = ({ socket }) => void socket.end('what?');
    expect((await ask({})).statusCode).toBe(502);
  });
});

describe('a proxy', () => {
  test('refuses before it asks the UI anything', async () => {
    const headers = { host: 'attacker.example' };
    const answer = await ask({ method: 'POST', headers }, 'x'.repeat(1_000_000));
    expect(answer.statusCode).toBe(403);
    expect(await text(answer)).toContain(`open http://127.0.0.1:${port}`);
    expect(seen).toEqual([]);
  });

  test('takes headers up to a limit', async () => {
    const answer = await ask({ headers: { 'x-large': 'x'.repeat(20_000) } });
    expect(answer.statusCode).toBe(431);
    expect(seen).toEqual([]);
  });

  // What it throws would end the whole service.
  test('lives on, whatever byte stands where', async () => {
    const heads = Array.from({ length: 256 }, (_none, code) => String.fromCharCode(code)).flatMap(
      (char) => [`GET /${char}`, `GET / HTTP/1.1\r\nX-A: ${char}`, `GET / HTTP/1.1\r\nX${char}: a`],
    );
    for (const head of heads) {
      const line = head.includes('HTTP') ? head : `${head} HTTP/1.1`;
      const socket = connect(port, '127.0.0.1');
      socket.write(`${line}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`, 'latin1');
      expect(await text(socket)).toMatch(/^HTTP\/1.1 [2-5]/);
    }
    expect((await ask({})).statusCode).toBe(200);
  });

  test('that stops ends what is under way, and leaves its port', async () => {
    const asked = new Promise<void>((resolve) => {
      answerAs = () => resolve();
    });
    const idle = connect(port, '127.0.0.1');
    const ended = once(idle, 'close');
    const asking = ask({}).catch((error: unknown) => error);
    await asked;
    await proxy.stop();
    expect(await asking).toBeInstanceOf(Error);
    await ended;
    expect(await isPortFree('127.0.0.1', port)).toBe(true);
    proxy = { stop: () => Promise.resolve() };
  });
});
