import { once } from 'node:events';
import { createServer, request, type ClientRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import express, { type Request } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchPlaces } from '../../api/http/batch-places.ts';

let server: Server;
/** The requests that were let in and are not answered yet, by caller, and how to answer each. */
let inside: { readonly caller: string; readonly answer: (body?: string) => void }[];

/** When a key has been looked up, which comes before. */
let lookedUp: Promise<unknown>;

beforeEach(async () => {
  inside = [];
  lookedUp = Promise.resolve();
  const app = express();
  app.use(async (_sent, _response, next) => {
    await lookedUp;
    next();
  });
  app.use(batchPlaces(isBatch, callerOf, 100));
  app.use((sent, response) => {
    const one = {
      caller: String(sent.get('Caller')),
      answer: (body = '') => void response.end(body),
    };
    inside.push(one);
    response.once('close', () => inside.splice(inside.indexOf(one), 1));
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const isBatch = (sent: Request) => sent.path !== '/single';
const callerOf = (sent: Request) => ({ id: String(sent.get('Caller')), name: 'somebody' });

interface Sent {
  readonly path?: string;
  readonly part?: 'whole' | 'half';
}

/** Sends a request, or only half of one, and waits until the server has seen it. */
async function send(
  caller: string,
  { path = '/', part = 'whole' }: Sent = {},
): Promise<ClientRequest> {
  const seen = once(server, 'request');
  const { port } = server.address() as AddressInfo;
  const headers = { Caller: caller };
  const sent = request({ port, path, host: '127.0.0.1', method: 'POST', headers });
  sent.on('error', () => {});
  if (part === 'whole') sent.end();
  else sent.write('{');
  await seen;
  return sent;
}

const connections = () => promisify(server.getConnections.bind(server))();

const callersInside = () => inside.map(({ caller }) => caller).join('');

describe('batches', () => {
  it('of one caller wait for each other, four at once, and hold up no other caller', async () => {
    for (const caller of 'aaaaaabb') await send(caller);
    expect(callersInside()).toBe('aaaabb');
  });

  it('hold up no other request of their caller', async () => {
    for (const _ of 'aaaaa') await send('a');
    await send('a', { path: '/single' });
    await expect.poll(callersInside).toBe('aaaaa');
  });

  it('that wait are let in as others are answered, until all are', async () => {
    const sent = [];
    for (const caller of 'aaaaaaaaa') sent.push(await send(caller));
    const answered = sent.map((each) => once(each, 'response'));
    for (const each of answered) {
      await expect.poll(() => inside.length).toBeGreaterThan(0);
      expect(inside.length).toBeLessThanOrEqual(4);
      inside[0]?.answer();
      await each;
    }
    await expect.poll(() => inside).toEqual([]);
  });

  it('that nobody waits for any more lose their place in the line', async () => {
    const sent = [];
    for (const caller of 'aaaaaa') sent.push(await send(caller));
    sent[4]?.destroy();
    await expect.poll(connections).toBe(5);
    sent[0]?.destroy();
    sent[1]?.destroy();
    await expect.poll(() => inside.length).toBe(3);
    expect(callersInside()).toBe('aaa');
  });

  it('that nobody waits for any more when their key is known take no place', async () => {
    let known: (() => void) | undefined;
    lookedUp = new Promise<void>((resolve) => {
      known = resolve;
    });
    const sent = [];
    for (const caller of 'aaaa') sent.push(await send(caller));
    for (const each of sent) each.destroy();
    await expect.poll(connections).toBe(0);
    known?.();
    await send('a');
    await expect.poll(callersInside).toBe('a');
  });

  it('whose bodies do not arrive, or whose answers nobody takes, are cut off where others wait', async () => {
    for (const caller of 'aaab') await send(caller, { part: 'half' });
    const unread = await send('a');
    unread.once('response', (answer) => answer.pause());
    inside.at(-1)?.answer('x'.repeat(32 * 1024 * 1024));
    for (const caller of 'aaaaa') await send(caller);
    await expect.poll(callersInside).toBe('baaaa');
    // Nobody waits for its place.
    await expect.poll(connections).toBe(6);
  });
});
