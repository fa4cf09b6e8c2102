import { describe, expect, it } from 'vitest';
import type { Delivery, NewDelivery } from '../../../ledger/types/deliveries.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { failureAlerts } from '../../../notifications/operational-alerts.ts';
import { OPENED_AT } from '../../support/case-file.ts';
import { deliveriesTo, file, firstBatch, newId, subscription } from '../records.ts';

const TAKEN = { at: OPENED_AT + 1, delivered: true, status: 204, error: null, sentAt: OPENED_AT };
const REFUSED = { at: OPENED_AT, delivered: false, status: 503, error: 'busy', sentAt: OPENED_AT };

function digestOf(alerts: readonly Delivery[]): NewDelivery {
  const [first] = alerts;
  return {
    id: `digest.${first?.id}`,
    caseId: null,
    packId: null,
    eventSeq: 0,
    eventKey: 'digest',
    eventType: 'digest',
    subscriptionId: String(first?.subscriptionId),
    target: 'https://alerts.contoso.example/sla',
    body: JSON.stringify(alerts.map(({ id }) => id)),
    dueAt: OPENED_AT,
    gathered: null,
  };
}

export function digestsContract(ledger: () => Ledger): void {
  /** Alerts of one case that wait for a digest; answers the subscription and their ids. */
  async function gathered(count: number): Promise<{ to: string; ids: string[] }> {
    const to = subscription({ digestMs: 60_000 });
    await ledger().subscriptions.create(to);
    const seqs = Array.from({ length: count }, (_, index) => index + 1);
    const batch = firstBatch(file(), seqs);
    const made = await ledger().outbox.publish(batch, (subscriptions) =>
      deliveriesTo(batch, [to.id])(subscriptions).map((one) => ({
        ...one,
        gathered: {
          forMs: 60_000,
          line: { subject: one.id, happened: 'It did.', details: '', url: null },
        },
      })),
    );
    return { to: to.id, ids: made.map(({ id }) => id) };
  }

  const get = async (id: string) => ledger().deliveries.get(id);

  describe('a digest', () => {
    it('contains what waits for it, as much as fits into one message', async () => {
      const { to, ids } = await gathered(5);
      const first = await ledger().deliveries.assembleDigest(to, 3, digestOf);
      expect(first.more).toBe(true);
      expect(first.ready).toEqual([]);
      const second = await ledger().deliveries.assembleDigest(to, 3, digestOf);
      expect(second.more).toBe(false);
      const carried = second.ready.map(({ body }) => JSON.parse(body));
      expect(carried).toEqual([ids.slice(0, 3), ids.slice(3)]);
      expect((await get(ids[4]!))?.digestId).toBe(`digest.${ids[3]}`);
    });

    it('is not made for a single alert, which is sent as it is', async () => {
      const { to, ids } = await gathered(1);
      const { ready } = await ledger().deliveries.assembleDigest(to, 3, digestOf);
      expect(ready.map(({ id }) => id)).toEqual(ids);
    });

    it('that nobody has tried to send is found again, and made once', async () => {
      const { to, ids } = await gathered(2);
      const both = await Promise.all([
        ledger().deliveries.assembleDigest(to, 9, digestOf),
        ledger().deliveries.assembleDigest(to, 9, digestOf),
      ]);
      for (const { ready } of both) expect(ready.map(({ id }) => id)).toEqual([`digest.${ids[0]}`]);
      await ledger().deliveries.recordAttempt(`digest.${ids[0]}`, REFUSED);
      expect((await ledger().deliveries.assembleDigest(to, 9, digestOf)).ready).toEqual([]);
    });

    it('applies to all that it contains: tried, marked as failed, retried, and delivered', async () => {
      const { to, ids } = await gathered(2);
      await ledger().deliveries.assembleDigest(to, 9, digestOf);
      const digest = `digest.${ids[0]}`;
      await ledger().deliveries.recordAttempt(digest, REFUSED);
      await ledger().outbox.markFailed(digest, () => []);
      for (const id of ids) {
        expect(await get(id)).toMatchObject({ state: 'failed', attempts: 1, lastStatus: 503 });
      }
      await ledger().deliveries.reopen(digest);
      expect(await get(ids[1]!)).toMatchObject({ state: 'pending' });
      await ledger().deliveries.recordAttempt(digest, TAKEN);
      for (const id of [digest, ...ids]) {
        expect(await get(id)).toMatchObject({ state: 'delivered', sentAt: OPENED_AT });
      }
    });

    it('leaves alone what waits for another subscription’s digest, or for none', async () => {
      const mine = await gathered(2);
      const other = await gathered(2);
      await ledger().deliveries.assembleDigest(mine.to, 9, digestOf);
      expect((await get(other.ids[0]!))?.digestId).toBeNull();
    });
  });

  describe('a delivery that is given up', () => {
    it('alerts its subscribers, once for each failure', async () => {
      const { to, ids } = await gathered(1);
      const id = ids[0]!;
      const alert = (failed: Delivery): NewDelivery[] => [
        { ...digestOf([failed]), id: `alert.${id}.${failed.attempts}` },
      ];
      const first = await ledger().outbox.markFailed(id, alert);
      expect(first).toMatchObject([{ id: `alert.${id}.0`, state: 'pending', subscriptionId: to }]);
      expect(await ledger().outbox.markFailed(id, alert)).toHaveLength(1);
      await ledger().deliveries.recordAttempt(`alert.${id}.0`, TAKEN);
      expect(await ledger().outbox.markFailed(id, alert)).toEqual([]);
    });

    it('alerts for each of several that were about one event', async () => {
      const [one, other] = [subscription(), subscription()];
      const operator = subscription({ events: ['delivery.failed'], filter: {} });
      for (const each of [one, other, operator]) await ledger().subscriptions.create(each);
      const batch = firstBatch(file());
      const made = await ledger().outbox.publish(batch, deliveriesTo(batch, [one.id, other.id]));
      for (const { id } of made) {
        const alerts = await ledger().outbox.markFailed(id, (failed, subscriptions) => {
          const operators = subscriptions.filter((each) => each.id === operator.id);
          const links = { publicUrl: 'http://sla.example' };
          return failureAlerts(failed, operators, links, OPENED_AT);
        });
        expect(alerts).toHaveLength(1);
      }
    });

    it('alerts nobody if it was delivered after all', async () => {
      const { ids } = await gathered(1);
      await ledger().deliveries.recordAttempt(ids[0]!, TAKEN);
      const alerts = await ledger().outbox.markFailed(ids[0]!, (failed) => [
        { ...digestOf([failed]), id: newId('alert') },
      ]);
      expect(alerts).toEqual([]);
      expect(await get(ids[0]!)).toMatchObject({ state: 'delivered' });
    });
  });
}
