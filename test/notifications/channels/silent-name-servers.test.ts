import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Delivery, DeliveryStore } from '../../../ledger/types/deliveries.ts';
import type { ChannelType, SubscriptionStore } from '../../../ledger/types/subscriptions.ts';
import { Attempts } from '../../../notifications/attempts.ts';
import { channels } from '../../../notifications/channels/channels.ts';
import { nameLookup } from '../../../notifications/names/name-lookup.ts';
import { firstSender } from '../../../notifications/send-first.ts';
import { subscription } from '../../ledger/records.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { startNameServer } from '../../support/name-server.ts';
import { startReceiver } from '../../support/receiver.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

function stub<T>(part: Partial<T>): T {
  return part as T;
}

/** A service that alerts some subscriptions, over name servers that answer as their names say. */
async function alerting(subscribed: readonly { id: string; type: ChannelType; host: string }[]) {
  const receiver = await startReceiver();
  const names = await startNameServer(async (name) => {
    if (name.endsWith('.silent.example')) return 'silent';
    if (name.endsWith('.late.example')) await setTimeout(20_000, null, { ref: false });
    return ['127.0.0.1'];
  });
  cleanups.push(
    () => receiver.stop(),
    () => names.stop(),
  );
  const ended: string[] = [];
  const at = (host: string) => receiver.url.replace('127.0.0.1', host);
  const all = new Map(
    subscribed.map(({ id, type, host }) => [id, subscription({ id, type, target: at(host) })]),
  );
  const attempts = new Attempts({
    send: channels({
      allowPrivateTargets: true,
      mail: null,
      now: Date.now,
      lookup: nameLookup({ askSystem: null, servers: [names.address] }),
    }),
    deliveries: stub<DeliveryStore>({
      recordAttempt: async (id, { error }) => void ended.push(`${id}: ${error ?? 'delivered'}`),
    }),
    subscriptions: stub<SubscriptionStore>({ get: async (id) => all.get(id) ?? null }),
    now: Date.now,
  });
  const started: string[] = [];
  const send = firstSender({
    attempts,
    deliveryStarter: {
      startDelivery: async (id) => void started.push(id),
      startDigest: () => Promise.resolve(),
    },
  });
  const deliveries = [...all.keys()].map((id) =>
    stub<Delivery>({ id, subscriptionId: id, body: '{}', gathered: null }),
  );
  return { receiver, ended, started, publish: () => send(deliveries) };
}

/** Twelve, of every channel that has names in its targets. */
const SILENT = Array.from({ length: 12 }, (_, index) => ({
  id: `silent${index}`,
  type: (['webhook', 'slack', 'teams'] as const)[index % 3]!,
  host: `n${index}.${index % 2 === 0 ? 'silent' : 'late'}.example`,
}));
const WELL = { id: 'well', type: 'webhook', host: 'well.example' } as const;

describe('name servers that never answer, or after twenty seconds', () => {
  it('delay nobody but those whose names they have', async () => {
    const { receiver, ended, started, publish } = await alerting([...SILENT, WELL]);
    const published = publish();
    await receiver.waitFor(1);
    await expect.poll(() => ended.length).toBeGreaterThan(0);
    // The well one is through while all of the others are still being looked up.
    expect(ended).toEqual(['well: delivered']);
    await published;
    expect(started.toSorted()).toEqual(SILENT.map(({ id }) => id).toSorted());
    await expect.poll(() => ended.length).toBe(SILENT.length + 1);
    expect(new Set(ended.slice(1).map((one) => one.replace(/^.*?: /, '')))).toEqual(
      new Set(["The target's name could not be looked up within 3 s (ETIMEOUT)"]),
    );
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a mail server by its name', () => {
  it('is looked up like a target', async () => {
    const server = await startMailServer();
    const names = await startNameServer((name) =>
      name === 'mail.example' ? ['127.0.0.1'] : 'silent',
    );
    cleanups.push(
      () => server.stop(),
      () => names.stop(),
    );
    const lookup = nameLookup({ askSystem: null, servers: [names.address], withinMs: 300 });
    const mailTo = (host: string) =>
      channels({
        allowPrivateTargets: true,
        now: Date.now,
        lookup,
        mail: {
          smtpUrl: server.url.replace('127.0.0.1', host),
          from: { name: '', address: 'sla@sla.example' },
        },
      })({
        id: 'msg_one',
        to: { type: 'email', target: 'desk@contoso.example', secret: '', previousSecret: null },
        body: JSON.stringify({ subject: 'a', text: 'b', html: 'c' }),
      });
    expect(await mailTo('mail.example')).toMatchObject({ delivered: true, error: null });
    expect(await server.received()).toHaveLength(1);
    expect(await mailTo('silent.example')).toMatchObject({
      delivered: false,
      error: "The mail server's name could not be looked up within 0.3 s (ETIMEOUT)",
    });
  });
});
