import { describe, expect, it } from 'vitest';
import { PackAccount } from '../../../domain/pack/account.ts';
import type { PackFile } from '../../../domain/pack/types.ts';
import { NotRecordedError } from '../../../ledger/errors.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import type { PackBatch } from '../../../ledger/types/outbox.ts';
import type { PackRecord } from '../../../ledger/types/packs.ts';
import type { Page } from '../../../ledger/types/page.ts';
import { undetected } from '../../support/detected.ts';
import { BOUGHT_AT, packFile } from '../../support/pack-file.ts';
import { newId, subscription } from '../records.ts';

/** A pack that has lived a little, as its workflow would publish it: purchase, and one reserving. */
function livedPack(overrides: Partial<PackFile> = {}) {
  const file = packFile({ ...overrides, id: newId('pack') });
  const pack = new PackAccount(file);
  const { account } = file;
  const batches: PackBatch[] = [];
  const publish = (from: number): void => {
    const events = undetected(pack.entries.slice(from));
    batches.push({ id: file.id, file: from === 0 ? file : null, state: pack.state, events });
  };
  pack.advance(BOUGHT_AT);
  publish(0);
  pack.move(
    {
      move: 'reserve',
      id: 'one',
      case: 'case_a',
      account: account.id,
      offering: file.offering,
      by: 'Ada',
      at: null,
    },
    BOUGHT_AT,
  );
  const claim = {
    move: 'claim',
    id: 'two',
    account: `${account.id}_too`,
    by: 'Ada',
    at: null,
  } as const;
  pack.move(claim, BOUGHT_AT);
  publish(1);
  return { file, pack, batches };
}

export function packsContract(opened: () => Ledger): void {
  const idsFor = async (id: string) => (await opened().packs.openTo(id)).map(({ file }) => file.id);

  const publish = (batch: PackBatch) => opened().outbox.publishPack(batch, () => []);

  describe('packs', () => {
    it('are kept with every entry, in whatever order and however often they are published', async () => {
      const { file, pack, batches } = livedPack();
      const [first, second] = batches;
      await publish(first!);
      await publish(second!);
      await publish(second!);
      await publish(first!);
      expect(await opened().packs.get(file.id)).toEqual({ file, state: pack.state, seq: 3 });
      const entries = await opened().packs.entries([file.id, newId('pack')]);
      expect(entries.get(file.id)).toEqual(pack.entries);
      expect(await opened().packs.entries([])).toEqual(new Map());
    });

    it('are recorded together if many move at once, as each would be on its own', async () => {
      const account = { id: newId('acc'), name: 'Contoso', timeZone: 'UTC' };
      const lived = Array.from({ length: 7 }, () => livedPack({ account }));
      await Promise.all(lived.map(({ batches }) => publish(batches[0]!)));
      const stranger = livedPack().batches[1]!;
      const moved = lived.map(({ batches }) => publish(batches[1]!));
      const [refused] = await Promise.allSettled([publish(stranger), ...moved]);
      expect(refused).toMatchObject({ reason: { name: 'NotRecordedError' } });
      for (const { file, pack } of lived) {
        expect(await opened().packs.get(file.id)).toEqual({ file, state: pack.state, seq: 3 });
        const entries = await opened().packs.entries([file.id]);
        expect(entries.get(file.id)).toEqual(pack.entries);
      }
      expect(await idsFor(`${account.id}_too`)).toHaveLength(7);
    });

    it('are expected to send reminders from the day of the first, the longest overdue first', async () => {
      const packs = [2, 1].map((hours) =>
        livedPack({ purchasedAt: BOUGHT_AT + hours * 3_600_000 }),
      );
      for (const { batches } of packs) await publish(batches[0]!);
      const ids = packs.map(({ file }) => file.id);
      const owedAt = async (at: number) => {
        const expected = await opened().packs.expectedBefore(at, 10_000);
        return expected.map(({ file }) => file.id).filter((id) => ids.includes(id));
      };
      const [later, sooner] = packs.map(({ file }) => file.warnings[0]!.at);
      expect(await owedAt(sooner! - 1)).toEqual([]);
      expect(await owedAt(sooner!)).toEqual([ids[1]]);
      expect(await owedAt(later!)).toEqual([ids[1], ids[0]]);
    });

    it('may be used by the buyer and by accounts that have proved the purchase, the next to expire first', async () => {
      const account = { id: newId('acc'), name: 'Contoso', timeZone: 'UTC' };
      const later = livedPack({ account, purchasedAt: BOUGHT_AT + 86_400_000 });
      const sooner = livedPack({ account });
      for (const batch of [...later.batches, ...sooner.batches]) await publish(batch);
      const both = [sooner.file.id, later.file.id];
      expect(await idsFor(account.id)).toEqual(both);
      expect(await idsFor(`${account.id}_too`)).toEqual(both);
      expect(await idsFor(newId('acc'))).toEqual([]);
    });

    it('are listed page by page, the next to expire first', async () => {
      const account = { id: newId('acc'), name: 'Contoso', timeZone: 'UTC' };
      const packs = [3, 1, 2, 1].map((day) =>
        livedPack({ account, purchasedAt: BOUGHT_AT + day * 86_400_000 }),
      );
      for (const batch of packs.flatMap(({ batches }) => batches)) await publish(batch);
      const whole = await idsFor(account.id);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<PackRecord> = await opened().packs.list({
          account: account.id,
          limit: 3,
          ...(cursor !== null && { cursor }),
        });
        paged.push(...page.items.map(({ file }) => file.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(paged).toEqual(whole);
      expect(paged).toHaveLength(4);
    });

    it('need their file before anything else', async () => {
      const { batches } = livedPack();
      await expect(publish(batches[1]!)).rejects.toBeInstanceOf(NotRecordedError);
    });

    it('have their own deliveries, once for each entry and subscription', async () => {
      const { file, batches } = livedPack();
      const wanted = subscription({ events: ['pack.*'] });
      await opened().subscriptions.create(wanted);
      const [batch] = batches;
      const deliveries = () => [
        {
          id: `msg_${file.id}`,
          caseId: null,
          packId: file.id,
          eventSeq: 1,
          eventKey: 'purchased',
          eventType: 'pack.purchased',
          subscriptionId: wanted.id,
          target: wanted.target,
          body: '{}',
          dueAt: BOUGHT_AT,
          gathered: null,
        },
      ];
      const sent = await opened().outbox.publishPack(batch!, deliveries);
      expect(sent).toMatchObject([{ packId: file.id, caseId: null, state: 'pending' }]);
      expect(await opened().outbox.publishPack(batch!, deliveries)).toHaveLength(1);
    });
  });
}
