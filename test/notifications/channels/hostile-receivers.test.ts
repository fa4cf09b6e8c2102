import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { httpPost, type HttpPostOptions } from '../../../notifications/channels/http-post.ts';
import { publicLookup } from '../../../notifications/channels/public-lookup.ts';
import { withoutAddress } from '../../../notifications/names/name-lookup-error.ts';
import type { NameLookup } from '../../../notifications/names/name-lookup.ts';
import { startReceiver, status, type Receiver } from '../../support/receiver.ts';

/** Short, as several of them are waited for. */
const TIMEOUT_MS = 400;
const TOO_LATE = 'The receiver did not answer within 0.4 s';
const PRIVATE =
  "The target's address is private or reserved: alerts are sent there only with SLA_ALLOW_PRIVATE_TARGETS";

const open: Receiver[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function receiver(...how: Parameters<typeof startReceiver>): Promise<Receiver> {
  const one = await startReceiver(...how);
  open.push(one);
  return one;
}

const notFound: NameLookup = () => Promise.reject(withoutAddress());

const post = (target: string, options: Partial<HttpPostOptions> = {}) =>
  httpPost({
    allowPrivateTargets: true,
    now: Date.now,
    answerTimeoutMs: TIMEOUT_MS,
    lookup: notFound,
    ...options,
  })(target, '{}', {});

/** Name servers that say one thing after the other. */
function lookupOf(...answers: readonly (readonly string[])[]) {
  const left = [...answers];
  let asked = 0;
  const lookup: NameLookup = () => {
    asked += 1;
    const found = left.shift() ?? answers.at(-1) ?? [];
    return Promise.resolve(
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { lookup, asked: () => asked };
}

/** A receiver by a name. */
const named = ({ url }: Receiver) => url.replace('127.0.0.1', 'hooks.example.com');

/** Writes as fast as the other side takes it, until that is gone. */
function flood(response: Parameters<Parameters<Receiver['answer']>[0]>[0], piece: string): void {
  const { socket } = response;
  if (!socket) return;
  let written = 0;
  const more = (): void => {
    if (socket.destroyed) return;
    written += 1;
    if (socket.write(piece)) setImmediate(more);
    else socket.once('drain', more);
  };
  more();
}

const HEAD = 'HTTP/1.1 200 OK\r\n';

describe('a receiver that', () => {
  it('never ends its body is judged by its status, and the connection is closed', async () => {
    let closed: Promise<unknown> | undefined;
    const one = await receiver((response) => {
      if (response.socket) closed = once(response.socket, 'close');
      response.socket?.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
      flood(response, `2000\r\n${'x'.repeat(0x2000)}\r\n`);
    });
    expect(await post(one.url)).toMatchObject({ delivered: true, status: 200, error: null });
    expect(closed).toBeDefined();
    await closed;
  });

  it('sends a decompression bomb is judged by its status', async () => {
    const one = await receiver((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).write('not gzip at all');
    });
    expect(await post(one.url)).toMatchObject({ delivered: true, status: 200 });
  });

  it('sends a huge header is refused', async () => {
    const one = await receiver((response) => {
      response.socket?.write(`${HEAD}X-Much: ${'x'.repeat(200_000)}\r\n\r\n`);
    });
    expect(await post(one.url)).toMatchObject({
      delivered: false,
      status: null,
      error: "The headers of the receiver's answer are too large (HPE_HEADER_OVERFLOW)",
    });
  });

  it('sends endless headers is refused', async () => {
    const one = await receiver((response) => {
      response.socket?.write(HEAD);
      flood(response, 'X-More: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n');
    });
    const { delivered, error } = await post(one.url);
    expect([delivered, error]).toEqual([
      false,
      "The headers of the receiver's answer are too large (HPE_HEADER_OVERFLOW)",
    ]);
  });

  it.each([100, 102, 103])('answers %d endlessly is given up on in time', async (code) => {
    const one = await receiver((response) => {
      flood(response, `HTTP/1.1 ${code} Wait\r\n\r\n`);
    });
    expect(await post(one.url)).toMatchObject({ delivered: false, status: null, error: TOO_LATE });
  });

  it('sends its header byte by byte is given up on in time', async () => {
    const one = await receiver((response) => {
      const characters = `${HEAD}X-Slow: `.split('');
      const drip = setInterval(() => response.socket?.write(characters.shift() ?? 'x'), 5);
      response.socket?.on('close', () => clearInterval(drip));
    });
    expect(await post(one.url)).toMatchObject({ delivered: false, status: null, error: TOO_LATE });
  });

  it('switches protocols without being asked is refused in time', async () => {
    const one = await receiver((response) => {
      response.socket?.write(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
      );
      flood(response, 'x'.repeat(1000));
    });
    expect(await post(one.url)).toMatchObject({ delivered: false, status: null });
  });

  it('speaks another protocol is refused', async () => {
    const one = await receiver((response) => {
      response.socket?.end('220 mail.example ESMTP\r\n');
    });
    expect(await post(one.url)).toMatchObject({
      delivered: false,
      error: expect.stringMatching(/^The receiver's answer is not HTTP \(HPE_/),
    });
  });

  it('closes the connection is refused', async () => {
    const one = await receiver((response) => {
      response.socket?.destroy();
    });
    expect((await post(one.url)).error).toBe(
      'The receiver ended the connection without an answer (ECONNRESET)',
    );
  });

  it('does not speak TLS is refused if its target is https', async () => {
    const one = await receiver();
    const { delivered, error } = await post(one.url.replace('http:', 'https:'));
    expect([delivered, error]).toEqual([
      false,
      expect.stringMatching(/^The TLS connection to the receiver failed \(E/),
    ]);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('by %d is not followed, and says so', async (code) => {
    const inner = await receiver();
    const one = await receiver(status(code, { location: `${inner.url}?token=s3cret` }));
    expect(await post(one.url)).toMatchObject({
      delivered: false,
      status: code,
      error: `The receiver answered ${code}: redirects are not followed; subscribe the address that it points to`,
    });
    expect(inner.received).toHaveLength(0);
  });

  it('to the metadata of a cloud is not followed', async () => {
    const location = 'http://169.254.169.254/latest/meta-data';
    const one = await receiver(status(302, { location }));
    expect(await post(one.url)).toMatchObject({ delivered: false, status: 302 });
  });
});

describe('a name', () => {
  it('that leads to a private address is not connected to', async () => {
    const one = await receiver();
    const { lookup } = lookupOf(['127.0.0.1']);
    expect(await post(named(one), { allowPrivateTargets: false, lookup })).toMatchObject({
      delivered: false,
      status: null,
      error: PRIVATE,
    });
    expect(one.received).toHaveLength(0);
  });

  it('one of whose addresses is private is not connected to', async () => {
    const one = await receiver();
    const { lookup } = lookupOf(['93.184.215.14', '127.0.0.1']);
    const outcome = await post(named(one), { allowPrivateTargets: false, lookup });
    expect(outcome.error).toBe(PRIVATE);
    expect(one.received).toHaveLength(0);
  });

  it('is looked up once for each attempt: the address that was checked is connected to', async () => {
    const one = await receiver();
    const { lookup, asked } = lookupOf(['127.0.0.1']);
    const send = httpPost({ allowPrivateTargets: true, now: Date.now, lookup });
    for (const attempt of [1, 2, 3]) {
      expect(await send(named(one), '{}', {})).toMatchObject({ delivered: true });
      expect(asked()).toBe(attempt);
    }
  });

  it('that has moved to a private address since it was last connected to is refused', async () => {
    const { lookup } = lookupOf(['93.184.215.14'], ['127.0.0.1']);
    const look = publicLookup(lookup);
    expect(await look('hooks.example.com')).toMatchObject([{ address: '93.184.215.14' }]);
    await expect(look('hooks.example.com')).rejects.toThrow(PRIVATE);
  });

  it('without an address is refused in words that do not repeat the target', async () => {
    const outcome = await post('https://gone.example.com/t0ken', { lookup: notFound });
    expect(outcome.error).toBe("The target's name has no address (ENOTFOUND)");
  });
});

describe('a target that names a socket of this machine', () => {
  it.each(['http://unix:/run/docker.sock:/v1/x', 'http://UNIX/run/x:/', 'http://%75nix:/run/x:/'])(
    'is not sent to: %s',
    async (target) => {
      expect(await post(target)).toMatchObject({
        delivered: false,
        error: 'The target is not an http(s) URL',
      });
    },
  );
});
