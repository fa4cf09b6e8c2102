import { describe, expect, it } from 'vitest';
import { DeliveryUnknownError, InvalidCursorError } from '../../../ledger/errors.ts';
import type { AttemptOutcome, Delivery } from '../../../ledger/types/deliveries.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { OPENED_AT } from '../../support/case-file.ts';
import {
  allPages,
  deliveriesTo,
  file,
  firstBatch,
  laterBatch,
  newId,
  recordDelivery,
  subscription,
} from '../records.ts';

const TAKEN: AttemptOutcome = { at: OPENED_AT + 1, delivered: true, status: 204, error: null };
const REFUSED: AttemptOutcome = {
  at: OPENED_AT,
  delivered: false,
  status: 503,
  error: 'busy',
  sentAt: OPENED_AT,
};

/** Nobody is notified. */
const nobody = () => [];

export function deliveriesContract(ledger: () => Ledger): void {
  const get = async (id: string): Promise<Delivery | null> => ledger().deliveries.get(id);

  describe('deliveries', () => {
    it('has null for an unknown id, and says so if something is to be recorded', async () => {
      const id = newId('dlv');
      expect(await get(id)).toBeNull();
      const recording = ledger().deliveries.recordAttempt(id, TAKEN);
      await expect(recording).rejects.toThrow(DeliveryUnknownError);
      const setting = ledger().outbox.markFailed(id, nobody);
      expect(await setting).toEqual([]);
    });

    it('counts attempts and shows the last one; a refused one stays pending', async () => {
      const id = await recordDelivery(ledger());
      await ledger().deliveries.recordAttempt(id, REFUSED);
      const unanswered = { ...REFUSED, at: OPENED_AT + 5, status: null, error: 'timeout' };
      await ledger().deliveries.recordAttempt(id, unanswered);
      expect(await get(id)).toMatchObject({
        state: 'pending',
        attempts: 2,
        lastStatus: null,
        lastError: 'timeout',
        lastAttemptAt: OPENED_AT + 5,
        deliveredAt: null,
      });
    });

    it('keeps a delivered one delivered, at its first instant, whatever comes after', async () => {
      const id = await recordDelivery(ledger());
      await ledger().deliveries.recordAttempt(id, TAKEN);
      await ledger().deliveries.recordAttempt(id, REFUSED);
      await ledger().deliveries.recordAttempt(id, { ...TAKEN, at: OPENED_AT + 9 });
      await ledger().outbox.markFailed(id, nobody);
      await ledger().deliveries.reopen(id);
      expect(await get(id)).toMatchObject({
        state: 'delivered',
        attempts: 3,
        lastStatus: 204,
        lastError: null,
        lastAttemptAt: OPENED_AT + 9,
        deliveredAt: TAKEN.at,
      });
    });

    it('marks one as failed and retries it', async () => {
      const id = await recordDelivery(ledger());
      await ledger().outbox.markFailed(id, nobody);
      await ledger().deliveries.recordAttempt(id, REFUSED);
      expect(await get(id)).toMatchObject({ state: 'failed', attempts: 1 });
      await ledger().deliveries.reopen(id);
      expect(await get(id)).toMatchObject({ state: 'pending' });
      await ledger().deliveries.recordAttempt(id, TAKEN);
      expect(await get(id)).toMatchObject({ state: 'delivered' });
    });

    it('counts every one of many attempts at once', async () => {
      const id = await recordDelivery(ledger());
      const attempts = Array.from({ length: 20 }, () =>
        ledger().deliveries.recordAttempt(id, REFUSED),
      );
      await Promise.all(attempts);
      expect(await get(id)).toMatchObject({ attempts: 20 });
    });

    it('records attempts for many at once, each with its own outcome, and refuses only the unknown ones', async () => {
      const [taken, refused] = [await recordDelivery(ledger()), await recordDelivery(ledger())];
      const unanswered = { at: OPENED_AT + 2, delivered: false, status: null, error: '"\u0000' };
      const hung = await recordDelivery(ledger());
      const answers = await Promise.allSettled(
        [
          [await recordDelivery(ledger()), TAKEN] as const,
          [taken, TAKEN] as const,
          [newId('dlv'), TAKEN] as const,
          [refused, REFUSED] as const,
          [hung, unanswered] as const,
        ].map(([id, outcome]) => ledger().deliveries.recordAttempt(id, outcome)),
      );
      expect(answers.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'fulfilled',
        'fulfilled',
      ]);
      expect(answers[2]).toMatchObject({ reason: { name: 'DeliveryUnknownError' } });
      expect(await get(taken)).toMatchObject({ state: 'delivered', lastStatus: 204, attempts: 1 });
      expect(await get(refused)).toMatchObject({
        state: 'pending',
        lastStatus: 503,
        lastError: 'busy',
        lastAttemptAt: OPENED_AT,
        sentAt: OPENED_AT,
        deliveredAt: null,
      });
      expect(await get(hung)).toMatchObject({ lastStatus: null, lastError: '"\ufffd' });
    });

    it('keeps the body byte for byte', async () => {
      const to = subscription();
      await ledger().subscriptions.create(to);
      const batch = firstBatch(file());
      const body = '{"b":1.50,  "a":"\\u0000 \\ud800 é 🦀"}\n';
      const [made] = await ledger().outbox.publish(batch, (subscriptions) =>
        deliveriesTo(batch, [to.id])(subscriptions).map((delivery) => ({ ...delivery, body })),
      );
      expect(made?.body).toBe(body);
    });

    it('filters by case, subscription and state', async () => {
      const [a, b] = [subscription(), subscription()];
      await ledger().subscriptions.create(a);
      await ledger().subscriptions.create(b);
      const batch = firstBatch(file());
      const made = await ledger().outbox.publish(batch, deliveriesTo(batch, [a.id, b.id]));
      const [first, second] = made.map(({ id }) => id);
      await ledger().outbox.markFailed(String(first), nobody);
      const ids = async (
        filter: Partial<Parameters<Ledger['deliveries']['list']>[0]>,
      ): Promise<string[]> => {
        const { items } = await ledger().deliveries.list({ limit: 10, ...filter });
        return items.map(({ id }) => id);
      };
      expect(await ids({ caseId: batch.id })).toEqual([second, first]);
      expect(await ids({ subscription: a.id })).toEqual([first]);
      expect(await ids({ caseId: batch.id, state: 'pending' })).toEqual([second]);
      expect(await ids({ subscription: a.id, state: 'failed' })).toEqual([first]);
      expect(await ids({ subscription: a.id, state: 'delivered' })).toEqual([]);
    });

    it('neither loses nor repeats one when others are created between two pages', async () => {
      const to = subscription();
      await ledger().subscriptions.create(to);
      const opened = file();
      const first = firstBatch(opened, [1, 2, 3, 4, 5]);
      const made = await ledger().outbox.publish(first, deliveriesTo(first, [to.id]));
      const more = laterBatch(opened, [6, 7]);
      const found = await allPages(
        (cursor) =>
          ledger().deliveries.list({ caseId: opened.id, limit: 2, ...(cursor && { cursor }) }),
        () => ledger().outbox.publish(more, deliveriesTo(more, [to.id])),
      );
      expect(found.map(({ id }) => id)).toEqual(made.map(({ id }) => id).toReversed());
    });

    it('refuses the cursor of another list', async () => {
      const { nextCursor } = await ledger().cases.list({ limit: 1 });
      const list = ledger().deliveries.list({ limit: 1, cursor: String(nextCursor) });
      await expect(list).rejects.toThrow(InvalidCursorError);
    });
  });
}
