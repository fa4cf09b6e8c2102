import { WebhookVerificationError } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { httpPost } from '../../../notifications/channels/http-post.ts';
import { nameLookup } from '../../../notifications/names/name-lookup.ts';
import { webhookChannel } from '../../../notifications/channels/webhook.ts';
import {
  HANG,
  OK,
  startReceiver,
  status,
  verified,
  type Receiver,
} from '../../support/receiver.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const open: Receiver[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function receiver(how = OK): Promise<Receiver> {
  const one = await startReceiver(how);
  open.push(one);
  return one;
}

const lookup = nameLookup({ askSystem: null });

const channelOf = (allowPrivateTargets: boolean, answerTimeoutMs = 5_000) =>
  webhookChannel(
    httpPost({ allowPrivateTargets, answerTimeoutMs, now: Date.now, lookup }),
    Date.now,
  );
const send = channelOf(true);
const alert = (target: string) => ({
  id: 'msg_1',
  to: { type: 'webhook', target, secret: SECRET, previousSecret: null } as const,
  body: '{"type":"case.opened"}',
});

describe('a webhook', () => {
  it('carries the three headers of Standard Webhooks, and the public library verifies it', async () => {
    const one = await receiver();
    const outcome = await send(alert(one.url));
    expect(outcome).toMatchObject({ delivered: true, status: 204, error: null });
    const [got] = await one.waitFor(1);
    expect(got!.headers['webhook-id']).toBe('msg_1');
    expect(got!.headers['content-type']).toBe('application/json');
    expect(verified(got!, SECRET)).toEqual({ type: 'case.opened' });
  });

  it('that was tampered with does not verify', async () => {
    const one = await receiver();
    await send(alert(one.url));
    const [got] = await one.waitFor(1);
    expect(() => verified({ ...got!, body: '{"type":"case.closed"}' }, SECRET)).toThrow(
      WebhookVerificationError,
    );
  });

  it.each([400, 404, 410, 500, 503])('answered %d is not delivered, and says so', async (code) => {
    const one = await receiver(status(code));
    expect(await send(alert(one.url))).toMatchObject({
      delivered: false,
      status: code,
      error: `The receiver answered ${code}`,
    });
  });

  it('never follows a redirect, which would carry the alert elsewhere', async () => {
    const elsewhere = await receiver();
    const one = await receiver(status(302, { location: elsewhere.url }));
    expect(await send(alert(one.url))).toMatchObject({ delivered: false, status: 302 });
    expect(elsewhere.received).toHaveLength(0);
  });

  it('is delivered if its status says so: a body that never ends is not waited for', async () => {
    const one = await receiver((response) => {
      response.writeHead(200);
      response.write('x'.repeat(1000));
    });
    expect(await send(alert(one.url))).toMatchObject({ delivered: true, status: 200 });
  });

  it('to a port where nobody listens is not delivered, and says why', async () => {
    const one = await startReceiver();
    await one.stop();
    const outcome = await send(alert(one.url));
    expect(outcome).toMatchObject({ delivered: false, status: null });
    expect(outcome.error).toContain('ECONNREFUSED');
  });

  it('answered by a switch of protocols is not delivered, and ends in time', async () => {
    const one = await receiver((response) => {
      response.socket?.end(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
      );
    });
    const impatient = channelOf(true, 300);
    expect(await impatient(alert(one.url))).toMatchObject({ delivered: false, status: null });
  });

  it('to a receiver that hangs ends after five seconds', { timeout: 15_000 }, async () => {
    const one = await receiver(HANG);
    const asItComes = webhookChannel(
      httpPost({ allowPrivateTargets: true, now: Date.now, lookup }),
      Date.now,
    );
    expect(await asItComes(alert(one.url))).toMatchObject({
      delivered: false,
      status: null,
      error: 'The receiver did not answer within 5 s',
    });
  });

  it.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://[::1]',
    'http://169.254.169.254',
    'http://10.1.2.3',
    'http://[::ffff:127.0.0.1]',
    'http://0x7f.1',
    'http://017700000001',
    'http://2130706433.',
  ])('never reaches %s unless private targets are allowed', async (origin) => {
    const one = await receiver();
    const port = new URL(one.url).port;
    const careful = channelOf(false);
    expect(await careful(alert(`${origin}:${port}/alerts`))).toMatchObject({
      delivered: false,
      status: null,
      error:
        "The target's address is private or reserved: alerts are sent there only with SLA_ALLOW_PRIVATE_TARGETS",
    });
    expect(one.received).toHaveLength(0);
  });
});
