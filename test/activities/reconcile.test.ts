import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reconcileActivities } from '../../activities/reconcile.ts';
import { CaseJournal } from '../../domain/case/journal.ts';
import { PackAccount } from '../../domain/pack/account.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import type { Batch } from '../../ledger/types/outbox.ts';
import { Attempts } from '../../notifications/attempts.ts';
import { channels } from '../../notifications/channels/channels.ts';
import { firstSender } from '../../notifications/send-first.ts';
import { subscription } from '../ledger/records.ts';
import { batchAt } from '../support/batch.ts';
import { caseFile, MINUTE, OPENED_AT } from '../support/case-file.ts';
import { undetected } from '../support/detected.ts';
import { openTestLedger } from '../support/ledger.ts';
import { BOUGHT_AT, packFile } from '../support/pack-file.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const CASE = 'case_test';

let ledger: Ledger;
let operator: Receiver;
beforeEach(async () => {
  ledger = await openTestLedger();
  operator = await startReceiver();
  const events = ['reconciler.gap'];
  await ledger.subscriptions.create(
    subscription({ id: 'sub_operator', target: operator.url, secret: SECRET, events, filter: {} }),
  );
});
afterEach(async () => {
  await operator.stop();
  await ledger.close();
});

/** The reconciler as a worker runs it, over a Temporal in which these workflows run or have stopped. */
function reconciler(
  running: readonly string[] = [CASE],
  stopped: readonly { readonly id: string; readonly at: number }[] = [],
) {
  const time = { now: OPENED_AT };
  const handedOver: string[] = [];
  const runs: number[] = [];
  const now = () => time.now;
  const send = channels({ allowPrivateTargets: true, mail: null, now });
  const { deliveries, subscriptions } = ledger;
  const deliveryStarter = {
    startDelivery: async (id: string, delayMs: number, replaceExisting = false) =>
      void handedOver.push(`${id} after ${delayMs}${replaceExisting ? ' instead' : ''}`),
    startDigest: async (id: string, forMs: number) => void handedOver.push(`digest ${id} ${forMs}`),
  };
  const sendFirst = firstSender({
    attempts: new Attempts({ send, deliveries, subscriptions, now }),
    deliveryStarter,
  });
  const { reconcile } = reconcileActivities({
    ledger,
    workflows: {
      isRunning: async (id) => running.includes(id),
      isDelivering: async ({ id, subscriptionId, gathered }) =>
        running.includes(gathered === null ? id : `digest_${subscriptionId}`),
      stoppedSince: async () => stopped,
    },
    deliveryStarter,
    sendFirst,
    links: { publicUrl: 'http://sla.example' },
    onReconciled: (at) => runs.push(at),
    now,
  });
  return {
    handedOver,
    runs,
    at: (instant: number) => {
      time.now = instant;
      return reconcile();
    },
  };
}

/** A case whose first response is due an hour after its opening, as its workflow has published it. */
function publishedCase() {
  const journal = new CaseJournal(caseFile({ id: CASE }));
  let file: Batch['file'] = journal.file;
  const publish = async (now: number) => {
    await ledger.outbox.publish({ ...batchAt(journal, now), file }, () => []);
    file = null;
  };
  return publish;
}

const gaps = async () => {
  const { items } = await ledger.gaps.list({ open: true, limit: 100 });
  const byDue = items.toSorted((a, b) => a.dueAt - b.dueAt);
  return byDue.map(({ kind, what }) => `${kind} ${what}`);
};
const data = (received: { body: string }) => JSON.parse(received.body);

describe('the reconciler', () => {
  it('finds nothing missing while everything is recorded, and says when it looked', async () => {
    const publish = publishedCase();
    await publish(OPENED_AT);
    const { at, runs } = reconciler();
    expect(await at(OPENED_AT + 44 * MINUTE)).toEqual({ missing: 0, fresh: 0 });
    await publish(OPENED_AT + 60 * MINUTE);
    expect(await at(OPENED_AT + 90 * MINUTE)).toEqual({ missing: 0, fresh: 0 });
    expect(runs).toEqual([OPENED_AT + 44 * MINUTE, OPENED_AT + 90 * MINUTE]);
    expect(operator.received).toEqual([]);
  });

  it('alerts once about each deadline that is not recorded within a minute', async () => {
    await publishedCase()(OPENED_AT);
    const { at } = reconciler();
    expect(await at(OPENED_AT + 45.5 * MINUTE)).toEqual({ missing: 0, fresh: 0 });
    expect(await at(OPENED_AT + 50 * MINUTE)).toEqual({ missing: 1, fresh: 1 });
    expect(await at(OPENED_AT + 55 * MINUTE)).toEqual({ missing: 1, fresh: 0 });
    expect(await at(OPENED_AT + 65 * MINUTE)).toEqual({ missing: 2, fresh: 1 });
    expect(await gaps()).toEqual([
      'not-recorded case.sla.warning',
      'not-recorded case.sla.breached',
    ]);
    const [warning, breach] = await operator.waitFor(2);
    expect(data(warning!)).toMatchObject({
      type: 'reconciler.gap',
      timestamp: '2026-03-02T08:50:00.000Z',
      data: {
        gaps: [{ kind: 'not-recorded', subject: CASE, what: 'case.sla.warning' }],
        links: { gaps: 'http://sla.example/v1/gaps' },
      },
    });
    expect(data(breach!).data.gaps).toHaveLength(1);
  });

  it('closes gaps that have been recorded after all', async () => {
    const publish = publishedCase();
    await publish(OPENED_AT);
    const { at } = reconciler();
    await at(OPENED_AT + 65 * MINUTE);
    await publish(OPENED_AT + 66 * MINUTE);
    expect(await at(OPENED_AT + 70 * MINUTE)).toEqual({ missing: 0, fresh: 0 });
    expect(await gaps()).toEqual([]);
  });

  it('finds an expiry of a pack that was not recorded', async () => {
    const account = new PackAccount(packFile({ id: 'pack_test' }));
    account.advance(BOUGHT_AT);
    const batch = { id: 'pack_test', file: account.file, state: account.state };
    await ledger.outbox.publishPack({ ...batch, events: undetected(account.entries) }, () => []);
    const { at } = reconciler();
    expect(await at(BOUGHT_AT + MINUTE)).toMatchObject({ missing: 0 });
    const reminders = account.file.warnings.length;
    expect(await at(account.file.expiresAt + 2 * MINUTE)).toMatchObject({ missing: reminders + 1 });
    expect((await gaps()).at(-1)).toBe('not-recorded pack.expired');
  });

  it('sends what nothing else is sending, and alerts about it', async () => {
    await ledger.subscriptions.create(subscription({ id: 'sub_1', secret: SECRET }));
    const journal = new CaseJournal(caseFile({ id: CASE }));
    const delivery = (id: string, digestMs: number | null) => ({
      id,
      caseId: CASE,
      packId: null,
      eventSeq: 1,
      eventKey: id,
      eventType: 'case.opened',
      subscriptionId: 'sub_1',
      target: 'https://hooks.example.com',
      body: '{}',
      dueAt: OPENED_AT,
      gathered:
        digestMs === null
          ? null
          : { forMs: digestMs, line: { subject: id, happened: '', details: '', url: null } },
    });
    await ledger.outbox.publish(batchAt(journal, OPENED_AT), () => [
      delivery('msg_lost', null),
      delivery('msg_at_work', null),
      delivery('msg_gathered', 60_000),
    ]);
    const { at, handedOver } = reconciler([CASE, 'msg_at_work']);
    // Rows are stamped by the database: a day from now, all of them are old.
    await at(Date.now() + 24 * 60 * MINUTE);
    expect(handedOver.toSorted()).toEqual(['digest sub_1 0', 'msg_lost after 0 instead']);
    expect((await gaps()).filter((one) => one.startsWith('not-sent'))).toHaveLength(2);
  });

  it('finds an open case whose workflow was terminated, until it is closed or runs again', async () => {
    await publishedCase()(OPENED_AT);
    const stopped = reconciler(
      [],
      [CASE, 'case_never_recorded'].map((id) => ({ id, at: OPENED_AT + MINUTE })),
    );
    expect(await stopped.at(OPENED_AT + MINUTE)).toEqual({ missing: 1, fresh: 1 });
    expect(await gaps()).toEqual(['not-running workflow']);
    const [alert] = await operator.waitFor(1);
    expect(data(alert!).data.reason).toContain(`POST http://sla.example/v1/cases/${CASE}/revive`);
    // Long after, Temporal does not name it any more.
    expect(await reconciler([], []).at(OPENED_AT + 2 * MINUTE)).toMatchObject({ missing: 1 });
    // That it records nothing is what it says already.
    expect(await reconciler([], []).at(OPENED_AT + 65 * MINUTE)).toMatchObject({ missing: 1 });
    expect(await reconciler([CASE]).at(OPENED_AT + 3 * MINUTE)).toMatchObject({ missing: 0 });
    expect(await gaps()).toEqual([]);
  });

  it('has not run since it stopped last, and is reported once for that', async () => {
    await publishedCase()(OPENED_AT);
    const stops = [5, 2].map((minutes) => ({ id: CASE, at: OPENED_AT + minutes * MINUTE }));
    const found = await reconciler([], stops).at(OPENED_AT + 6 * MINUTE);
    expect(found).toEqual({ missing: 1, fresh: 1 });
    const { items } = await ledger.gaps.list({ open: true, limit: 10 });
    expect(items).toMatchObject([{ subject: CASE, dueAt: OPENED_AT + 5 * MINUTE }]);
    // The first stop is no longer looked at.
    const later = await reconciler([], stops.slice(0, 1)).at(OPENED_AT + 7 * MINUTE);
    expect(later).toEqual({ missing: 1, fresh: 0 });
  });
});
