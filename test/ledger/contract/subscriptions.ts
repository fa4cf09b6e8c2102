import { describe, expect, it } from 'vitest';
import {
  ClaimSettledError,
  InvalidCursorError,
  SubscriptionExistsError,
  TooManySubscriptionsError,
} from '../../../ledger/errors.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { OPENED_AT } from '../../support/case-file.ts';
import { allPages, claim, newId, recordDelivery, subscription } from '../records.ts';

const toAccount = (account: string) => subscription({ filter: { account } });

export function subscriptionsContract(ledger: () => Ledger): void {
  describe('subscriptions', () => {
    it('returns what was created, including the secret', async () => {
      const created = subscription({ filter: {}, locale: 'pt-BR', timeZone: null });
      await ledger().subscriptions.create(created);
      expect(await ledger().subscriptions.get(created.id)).toEqual(created);
      expect(await ledger().subscriptions.get(newId('sub'))).toBeNull();
    });

    it('refuses a taken id', async () => {
      const created = subscription();
      await ledger().subscriptions.create(created);
      await expect(ledger().subscriptions.create(created)).rejects.toThrow(SubscriptionExistsError);
    });

    it('changes a subscription, and says when there is none to change', async () => {
      const created = subscription();
      await ledger().subscriptions.create(created);
      const changed = {
        ...created,
        events: ['*'],
        filter: { offering: 'csp' },
        target: 'https://b',
      };
      await ledger().subscriptions.update(created.id, () => changed);
      expect(await ledger().subscriptions.get(created.id)).toEqual(changed);
      expect(await ledger().subscriptions.update('sub_none', (before) => before)).toBeNull();
    });

    it('takes a hundred of one account, however many come at once, and others besides', async () => {
      const full = newId('acc');
      const made = await Promise.allSettled(
        Array.from({ length: 104 }, () => ledger().subscriptions.create(toAccount(full))),
      );
      const refused = made.flatMap((one) =>
        one.status === 'rejected' ? [one.reason as Error] : [],
      );
      expect(refused.map(({ name }) => name)).toEqual(
        Array.from({ length: 4 }, () => 'TooManySubscriptionsError'),
      );
      const other = toAccount(newId('acc'));
      await ledger().subscriptions.create(other);
      const move = ledger().subscriptions.update(other.id, (before) => ({
        ...before,
        filter: { account: full },
      }));
      await expect(move).rejects.toThrow(TooManySubscriptionsError);
      expect(await ledger().subscriptions.get(other.id)).toEqual(other);
    });

    it('deletes once, and keeps the deliveries for the record', async () => {
      const delivery = await recordDelivery(ledger());
      const { subscriptionId } = (await ledger().deliveries.get(delivery)) ?? {};
      expect(await ledger().subscriptions.delete(String(subscriptionId))).toBe(true);
      expect(await ledger().subscriptions.delete(String(subscriptionId))).toBe(false);
      expect(await ledger().deliveries.get(delivery)).not.toBeNull();
    });

    it('creates nothing for a claim that has its answer', async () => {
      const asked = claim();
      const first = { status: 201, body: { id: 'first' } };
      await ledger().idempotency.settle(asked, first);
      const late = subscription();
      const create = ledger().subscriptions.create(late, {
        claim: asked,
        answer: { status: 201, body: { id: late.id } },
      });
      await expect(create).rejects.toThrow(ClaimSettledError);
      await expect(create).rejects.toHaveProperty('answer', first);
      expect(await ledger().subscriptions.get(late.id)).toBeNull();
    });

    it('lists the newest first, page by page, even if others are created in between', async () => {
      const at = OPENED_AT + 86_400_000;
      const made = [2, 1, 1, 1, 0].map((later) => subscription({ createdAt: at + later }));
      for (const one of made) await ledger().subscriptions.create(one);
      const listed = await allPages(
        (cursor) => ledger().subscriptions.list({ limit: 2, ...(cursor && { cursor }) }),
        async () => {
          await ledger().subscriptions.create(subscription({ createdAt: at + 9 }));
          await ledger().subscriptions.create(subscription({ createdAt: at + 1 }));
        },
      );
      const ids = listed.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const [a, b, c, d, e] = made.map(({ id }) => id);
      expect(ids.filter((id) => made.some((one) => one.id === id))).toEqual([a, d, c, b, e]);
    });

    it('refuses a cursor that it did not make', async () => {
      const list = ledger().subscriptions.list({ limit: 1, cursor: 'bm9uc2Vuc2U' });
      await expect(list).rejects.toThrow(InvalidCursorError);
    });
  });
}
