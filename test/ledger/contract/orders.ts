import { beforeEach, describe, expect, it } from 'vitest';
import { PackAccount } from '../../../domain/pack/account.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { HOUR } from '../../support/case-file.ts';
import { undetected } from '../../support/detected.ts';
import { BOUGHT_AT, packFile } from '../../support/pack-file.ts';
import { newId } from '../records.ts';

const LIMIT = { max: 3, withinMs: HOUR };

export function ordersContract(opened: () => Ledger): void {
  describe('orders', () => {
    let packId: string;

    beforeEach(async () => {
      packId = await boughtPack();
    });

    const attempt = (at: number, id = packId) =>
      opened().orders.attempt(id, { account: 'acc_other', actor: 'Ada', at }, LIMIT);

    const attempts = async () => (await opened().orders.attempts([packId])).get(packId) ?? [];

    it('are each one pack of an account, the first that had it', async () => {
      const order = { account: newId('acc'), orderHash: 'hash' };
      const other = { ...order, account: newId('acc') };
      const { orders } = opened();
      expect(await orders.register(order, packId)).toBe(packId);
      expect(await orders.register(order, newId('pack'))).toBe(packId);
      expect(await orders.of(packId)).toEqual(order);
      const third = newId('pack');
      expect(await orders.register(other, third)).toBe(third);
      expect(await orders.of(newId('pack'))).toBeNull();
    });

    it('that are registered twice at once are one pack', async () => {
      const order = { account: newId('acc'), orderHash: 'hash' };
      const ids = await Promise.all(
        Array.from({ length: 8 }, () => opened().orders.register(order, newId('pack'))),
      );
      expect(new Set(ids).size).toBe(1);
    });

    it('allow a limited number of attempts in a period, each counted before it is checked', async () => {
      const all = await Promise.all([1, 2, 3, 4, 5].map((second) => attempt(second * 1000)));
      expect(all.filter((one) => 'attempt' in one)).toHaveLength(3);
      const refused = await attempt(10_000);
      const taken = (await attempts()).map(({ at }) => at);
      expect(refused).toEqual({ retryAt: Math.min(...taken) + HOUR });
      expect(await attempt(Math.min(...taken) + HOUR)).toHaveProperty('attempt');
      expect(await attempt(10_000, await boughtPack())).toHaveProperty('attempt');
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
