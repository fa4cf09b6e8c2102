import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverActivities } from '../../activities/deliver.ts';
import { publishActivities } from '../../activities/publish.ts';
import { digestActivities } from '../../activities/send-digest.ts';
import { CaseJournal } from '../../domain/case/journal.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import type { Batch } from '../../ledger/types/outbox.ts';
import type { Subscription } from '../../ledger/types/subscriptions.ts';
import { Attempts } from '../../notifications/attempts.ts';
import { channels } from '../../notifications/channels/channels.ts';
import { firstSender } from '../../notifications/send-first.ts';
import { batchAt } from '../support/batch.ts';
import { caseFile, MINUTE, OPENED_AT } from '../support/case-file.ts';
import { openTestLedger } from '../support/ledger.ts';
import { HANG, OK, startReceiver, status, verified, type Receiver } from '../support/receiver.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
/** Neither paused nor ended, without digests. */
const PLAIN = { previousSecret: null, paused: false, endedAt: null, digestMs: null };
const links = { publicUrl: 'http://sla.example', temporalUiUrl: null, namespace: 'sla' };

/** An attempt at a receiver that hangs ends after five seconds. */

let ledger: Ledger;
const receivers: Receiver[] = [];
beforeEach(async () => {
  ledger = await openTestLedger();
});
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((one) => one.stop()));
  await ledger.close();
});

async function receiving(how = OK): Promise<Receiver> {
  const receiver = await startReceiver(how);
  receivers.push(receiver);
  return receiver;
}

async function subscribe(id: string, target: string, events: string[] = ['*']): Promise<void> {
  const subscription: Subscription = {
    id,
    type: 'webhook',
    target,
    secret: SECRET,
    ...PLAIN,
    events,
    filter: {},
    locale: null,
    timeZone: null,
    createdAt: OPENED_AT,
  };
  await ledger.subscriptions.create(subscription);
}

/** The activities as a worker runs them, with a note of what was handed over. */
function worker() {
  const handedOver: { id: string; delayMs: number; replaceExisting?: boolean }[] = [];
  const send = channels({ allowPrivateTargets: true, mail: null, now: Date.now });
  const { deliveries, subscriptions, outbox } = ledger;
  const now = Date.now;
  const attempts = new Attempts({ send, deliveries, subscriptions, now });
  const deliveryStarter = {
    startDelivery: async (id: string, delayMs: number, replaceExisting = false) =>
      void handedOver.push({ id, delayMs, ...(replaceExisting && { replaceExisting }) }),
    startDigest: async (id: string, forMs: number) =>
      void handedOver.push({ id: `digest of ${id}`, delayMs: forMs }),
  };
  const sendFirst = firstSender({ attempts, deliveryStarter });
  return {
    handedOver,
    ...publishActivities({ outbox, sendFirst, telling: { links, sendsMail: true }, now }),
    ...deliverActivities({ deliveries, outbox, attempts, sendFirst, links, now }),
    ...digestActivities({ subscriptions, deliveries, deliveryStarter, now }),
  };
}

/** The first batch of a case that was opened 50 minutes ago: its opening and its warning. */
function batch(id = 'case_test'): Batch {
  return batchAt(new CaseJournal(caseFile({ id })), OPENED_AT + 50 * MINUTE);
}

async function deliveriesOf(subscription: string) {
  return (await ledger.deliveries.list({ subscription, limit: 100 })).items;
}

describe('publishing', () => {
  it('records the events and sends each subscriber what it wants, signed', async () => {
    const all = await receiving();
    const warnings = await receiving();
    await subscribe('sub_all', all.url);
    await subscribe('sub_warnings', warnings.url, ['case.sla.warning']);
    await worker().publish(batch());
    expect((await all.waitFor(2)).map((one) => verified(one, SECRET).type).toSorted()).toEqual([
      'case.opened',
      'case.sla.warning',
    ]);
    const [warning] = await warnings.waitFor(1);
    expect(verified(warning!, SECRET)).toMatchObject({ timestamp: '2026-03-02T08:45:00.000Z' });
    expect(await ledger.cases.timeline('case_test')).toHaveLength(2);
    expect(await deliveriesOf('sub_all')).toMatchObject([
      { state: 'delivered', attempts: 1, lastStatus: 204 },
      { state: 'delivered', attempts: 1, lastStatus: 204 },
    ]);
  });

  it('twice, as after a crash, sends nothing twice that was delivered', async () => {
    const one = await receiving();
    await subscribe('sub_1', one.url);
    await worker().publish(batch());
    await worker().publish(batch());
    expect(one.received).toHaveLength(2);
  });

  it('leaves an alert that a receiver refuses to a delivery workflow, under the same id', async () => {
    const one = await receiving(status(503));
    await subscribe('sub_1', one.url, ['case.opened']);
    const { publish, deliver, handedOver } = worker();
    await publish(batch());
    const [delivery] = await deliveriesOf('sub_1');
    expect(handedOver).toEqual([{ id: delivery!.id, delayMs: 2_000 }]);
    expect(delivery).toMatchObject({ state: 'pending', attempts: 1, lastStatus: 503 });
    expect(await deliver(delivery!.id)).toEqual({ waitMs: 5_000 });
    expect(await deliver(delivery!.id)).toEqual({ waitMs: 15_000 });
    one.answer(OK);
    await deliver(delivery!.id);
    const ids = one.received.map((received) => received.headers['webhook-id']);
    expect(new Set(ids)).toEqual(new Set([delivery!.id]));
    expect(await deliveriesOf('sub_1')).toMatchObject([{ state: 'delivered', attempts: 4 }]);
  });

  it('a delivered alert is not sent again by a delivery that comes late', async () => {
    const one = await receiving();
    await subscribe('sub_1', one.url, ['case.opened']);
    const { publish, deliver } = worker();
    await publish(batch());
    const [delivery] = await deliveriesOf('sub_1');
    await deliver(delivery!.id);
    expect(one.received).toHaveLength(1);
  });

  it('does not let a receiver that hangs delay another, and its delivery workflow starts later', async () => {
    const slow = await receiving(HANG);
    const good = await receiving();
    await subscribe('sub_slow', slow.url, ['case.opened']);
    await subscribe('sub_good', good.url, ['case.opened']);
    const { publish, handedOver } = worker();
    const published = publish(batch());
    await good.waitFor(1);
    expect(slow.received.length).toBeLessThanOrEqual(1);
    await published;
    const [delivery] = await deliveriesOf('sub_slow');
    const { id } = delivery!;
    expect(handedOver).toEqual([{ id, delayMs: 10_000 }]);
    // Where the process lives on, the pause is counted from the end of the attempt.
    await expect
      .poll(() => handedOver.at(-1))
      .toEqual({
        id,
        delayMs: 2_000,
        replaceExisting: true,
      });
  });

  it('waits as long as a receiver asks', async () => {
    const busy = await receiving(status(429, { 'retry-after': '120' }));
    await subscribe('sub_1', busy.url, ['case.opened']);
    const { publish, handedOver, deliver } = worker();
    await publish(batch());
    const [delivery] = await deliveriesOf('sub_1');
    expect(handedOver).toEqual([{ id: delivery!.id, delayMs: 120_000 }]);
    expect(await deliver(delivery!.id)).toEqual({ waitMs: 120_000 });
  });

  it('gives one receiver sixteen attempts at a time and hands the rest over while it hangs', async () => {
    const slow = await receiving(HANG);
    await subscribe('sub_slow', slow.url, ['case.opened']);
    const { publish, handedOver } = worker();
    const ids = Array.from({ length: 20 }, (_, index) => `case_${index}`);
    await Promise.all(ids.map((id) => publish(batch(id))));
    expect(await worker().deliver('msg_unknown')).toBe('undeliverable');
    // Nobody waits for a place for long; who gets none is told to come again.
    const waiting = () =>
      handedOver.filter(({ replaceExisting }) => replaceExisting).map((one) => one.delayMs);
    expect(handedOver.filter(({ replaceExisting }) => !replaceExisting)).toHaveLength(20);
    await expect.poll(() => waiting().length).toBeGreaterThanOrEqual(4);
    expect(new Set(waiting())).toEqual(new Set([2_000]));
    expect(slow.mostAtOnce()).toBe(16);
  });

  it('that is answered 410 ends its subscription, which gets nothing more', async () => {
    const gone = await receiving(status(410));
    await subscribe('sub_1', gone.url);
    const { publish, deliver } = worker();
    await publish(batch());
    expect(await ledger.subscriptions.get('sub_1')).toMatchObject({ endedAt: expect.any(Number) });
    const [delivery] = await deliveriesOf('sub_1');
    expect(await deliver(delivery!.id)).toBe('undeliverable');
    const before = gone.received.length;
    await publish(batch('case_other'));
    expect(gone.received).toHaveLength(before);
  });

  it('to a subscription that is paused waits', async () => {
    const one = await receiving(status(503));
    await subscribe('sub_1', one.url, ['case.opened']);
    const { publish, deliver } = worker();
    await publish(batch());
    const [delivery] = await deliveriesOf('sub_1');
    await ledger.subscriptions.update('sub_1', (before) => ({ ...before, paused: true }));
    expect(await deliver(delivery!.id)).toEqual({ waitMs: 5_000 });
    expect(one.received).toHaveLength(1);
    await ledger.subscriptions.update('sub_1', (before) => ({ ...before, paused: false }));
    one.answer(OK);
    expect(await deliver(delivery!.id)).toBe('delivered');
  });

  it('to a subscription that was deleted in the meantime is given up', async () => {
    const one = await receiving(status(500));
    await subscribe('sub_1', one.url, ['case.opened']);
    const { publish, deliver, markFailed } = worker();
    await publish(batch());
    const [delivery] = await deliveriesOf('sub_1');
    await ledger.subscriptions.delete('sub_1');
    expect(await deliver(delivery!.id)).toBe('undeliverable');
    await markFailed(delivery!.id);
    expect(await ledger.deliveries.get(delivery!.id)).toMatchObject({
      state: 'failed',
      lastError: 'The subscription was deleted',
    });
  });

  it('uses the target as it is now: a corrected address takes effect at the next attempt', async () => {
    const wrong = await receiving(status(404));
    const right = await receiving();
    await subscribe('sub_1', wrong.url, ['case.opened']);
    const { publish, deliver } = worker();
    await publish(batch());
    await ledger.subscriptions.update('sub_1', (before) => ({ ...before, target: right.url }));
    const [delivery] = await deliveriesOf('sub_1');
    await deliver(delivery!.id);
    expect(right.received).toHaveLength(1);
  });
});
