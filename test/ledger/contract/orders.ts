import { beforeEach, describe, expect, it } from 'vitest';
import { PackAccount } from '../../../domain/pack/account.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import type { ClaimLimits } from '../../../ledger/types/orders.ts';
import { undetected } from '../../support/detected.ts';
import { BOUGHT_AT, packFile } from '../../support/pack-file.ts';
import { newId } from '../records.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LIMITS: ClaimLimits = {
  ofAccount: { free: 3, maxWaitMs: HOUR },
  ofPack: { free: 5, maxWaitMs: 4 * MINUTE },
  ofKey: { free: 7, maxWaitMs: 2 * MINUTE },
};
const PURCHASES = { free: 2, maxWaitMs: HOUR };

export function ordersContract(opened: () => Ledger): void {
  describe('orders', () => {
    let packId: string;
    let key: string;

    beforeEach(async () => {
      packId = await boughtPack();
      key = newId('key');
    });

    const attempt = (at: number, by: { id?: string; account?: string; key?: string } = {}) => {
      const { id = packId, account = 'acc_other', key: of = key } = by;
      return opened().orders.attempt(id, { key: of, account, actor: 'Ada', at }, LIMITS);
    };
    const register = (account: string, orderHash: string, pack = newId('pack'), at = 0) =>
      opened().orders.register({ account, orderHash }, pack, { key, at }, PURCHASES);

    const attempts = async () => (await opened().orders.attempts([packId])).get(packId) ?? [];

    it('are each one pack of an account, the first that had it', async () => {
      const order = { account: newId('acc'), orderHash: newId('hash') };
      expect(await register(order.account, order.orderHash, packId)).toEqual({ pack: packId });
      expect(await register(order.account, order.orderHash)).toEqual({ pack: packId });
      expect(await opened().orders.of(packId)).toEqual(order);
      expect(await register(newId('acc'), order.orderHash)).toEqual({ pack: null });
      expect(await opened().orders.of(newId('pack'))).toBeNull();
    });

    it('that are registered twice at once are one pack, by one key or by several', async () => {
      const account = newId('acc');
      const orderHash = newId('hash');
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          opened().orders.register(
            { account, orderHash },
            newId('pack'),
            { key: index < 4 ? key : newId('key'), at: 0 },
            PURCHASES,
          ),
        ),
      );
      expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    });

    it('that a key registers for an account in a day wait after some, known or not', async () => {
      const account = newId('acc');
      const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((hash) => newId(hash));
      const answers = await Promise.all(
        [a, b, c].map((hash) => register(account, hash!, newId('pack'), 5)),
      );
      expect(answers.filter((one) => 'pack' in one)).toHaveLength(2);
      for (const hash of [a, b, c, d]) {
        expect(await register(account, hash!, newId('pack'), 6)).toEqual({ retryAt: 5 + MINUTE });
      }
      expect(await register(newId('acc'), newId('f'), newId('pack'), 6)).toHaveProperty('pack');
      expect(await register(account, d!, newId('pack'), 5 + MINUTE)).toHaveProperty('pack');
      expect(await register(account, e!, newId('pack'), 6 + MINUTE)).toEqual({
        retryAt: 5 + 3 * MINUTE,
      });
      expect(await register(account, e!, newId('pack'), 5 + MINUTE + DAY)).toHaveProperty('pack');
    });

    it('of another account count as tried, until new ones wait too', async () => {
      const known = newId('hash');
      await register(newId('acc'), known);
      const account = newId('acc');
      expect(await register(account, known, newId('pack'), 5)).toEqual({ pack: null });
      expect(await register(account, known, newId('pack'), 5)).toEqual({ pack: null });
      expect(await register(account, newId('hash'), newId('pack'), 6)).toEqual({
        retryAt: 5 + MINUTE,
      });
    });

    it('allow some attempts of an account at a pack, each counted before it is checked', async () => {
      const all = await Promise.all([1, 2, 3, 4, 5].map(() => attempt(1)));
      expect(all.filter((one) => 'attempt' in one)).toHaveLength(3);
      expect(await attempt(2)).toEqual({ retryAt: 1 + MINUTE });
      expect(await attempts()).toHaveLength(3);
      expect(await attempt(2, { account: 'acc_third' })).toHaveProperty('attempt');
      expect(await attempt(1 + MINUTE)).toHaveProperty('attempt');
      expect(await attempt(1 + 2 * MINUTE)).toEqual({ retryAt: 1 + 3 * MINUTE });
      expect(await attempt(1 + MINUTE + DAY)).toHaveProperty('attempt');
    });

    it('allow some more of all accounts at a pack, and of all accounts at all packs', async () => {
      for (const account of ['a', 'b', 'c', 'd', 'e']) {
        expect(await attempt(1, { account })).toHaveProperty('attempt');
      }
      expect(await attempt(2, { account: 'f' })).toEqual({ retryAt: 1 + MINUTE });
      expect(await attempt(2, { account: 'f', key: newId('key') })).toHaveProperty('attempt');
      const [second, third] = [await boughtPack(), await boughtPack()];
      for (const id of [second, second]) expect(await attempt(3, { id })).toHaveProperty('attempt');
      expect(await attempt(4, { id: third })).toEqual({ retryAt: 3 + MINUTE });
      expect(await attempt(4, { id: third, key: newId('key') })).toHaveProperty('attempt');
    });

    it('that are proved do not count against later attempts', async () => {
      const first = await attempt(1);
      if ('attempt' in first) await opened().orders.proved(first.attempt);
      for (const at of [2, 3, 4]) expect(await attempt(at)).toHaveProperty('attempt');
      expect(await attempt(5)).toHaveProperty('retryAt');
      expect(await attempts()).toEqual(
        [4, 3, 2, 1].map((at) => ({ account: 'acc_other', actor: 'Ada', at, proved: at === 1 })),
      );
    });
  });

  /** Records a pack; answers its id. */
  async function boughtPack(): Promise<string> {
    const pack = new PackAccount(packFile({ id: newId('pack') }));
    pack.advance(BOUGHT_AT);
    const { file, state } = pack;
    const events = undetected(pack.entries);
    await opened().outbox.publishPack({ id: file.id, file, state, events }, () => []);
    return file.id;
  }
}
