import { describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../../ledger/types/deliveries.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { HOUR, MINUTE, OPENED_AT } from '../../support/case-file.ts';
import { runningClock } from '../../support/running-clock.ts';
import {
  deliveriesTo,
  file,
  firstBatch,
  gap,
  recordDelivery,
  state,
  subscription,
} from '../records.ts';

const nobody = (): NewDelivery[] => [];

const clock = (dueAt: number) =>
  runningClock({
    target: { minutes: (dueAt - OPENED_AT) / MINUTE },
    calendar: null,
    startedAt: OPENED_AT,
    timeZone: 'Asia/Shanghai',
  });

export function gapsContract(ledger: () => Ledger): void {
  const openIds = async () => (await ledger().gaps.open('not-recorded', 100)).map(({ id }) => id);

  describe('gaps', () => {
    it('are new once, closed when they are no longer found, and new when found again', async () => {
      const [a, b] = [gap(), gap()];
      const first = await ledger().gaps.report([a, b], OPENED_AT + HOUR, nobody);
      expect(first.fresh).toEqual([a, b]);
      expect((await ledger().gaps.report([a, b], OPENED_AT + HOUR, nobody)).fresh).toEqual([]);
      await ledger().gaps.report([b], OPENED_AT + 2 * HOUR, nobody);
      expect(await openIds()).toEqual([b.id]);
      expect(await ledger().gaps.count()).toBe(1);
      const again = { ...a, foundAt: OPENED_AT + 3 * HOUR };
      const third = await ledger().gaps.report([again], OPENED_AT + 3 * HOUR, nobody);
      expect(third.fresh).toEqual([again]);
      await ledger().gaps.report([], OPENED_AT + 4 * HOUR, nobody);
      expect(await openIds()).toEqual([]);
    });

    it('that are new alert their subscribers, in the same transaction', async () => {
      const to = subscription();
      await ledger().subscriptions.create(to);
      const batch = firstBatch(file());
      const found = gap();
      const failing = ledger().gaps.report([found], OPENED_AT, () => {
        throw new RangeError('no such text');
      });
      await expect(failing).rejects.toThrow(RangeError);
      expect(await openIds()).not.toContain(found.id);
      const { alerts } = await ledger().gaps.report([found], OPENED_AT, (fresh, subscriptions) =>
        deliveriesTo(batch, [to.id])(subscriptions).map((one) => ({
          ...one,
          id: `${fresh[0]?.id}.${to.id}`,
          caseId: null,
        })),
      );
      expect(alerts).toMatchObject([{ id: `${found.id}.${to.id}`, caseId: null, packId: null }]);
    });

    it('are listed page by page, open ones or closed ones', async () => {
      const made = [1, 2, 3].map((n) => gap({ foundAt: OPENED_AT + 9 * HOUR + n }));
      await ledger().gaps.report(made, OPENED_AT, nobody);
      const first = await ledger().gaps.list({ open: true, limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual([made[2]?.id, made[1]?.id]);
      const rest = await ledger().gaps.list({ open: true, limit: 2, cursor: first.nextCursor! });
      expect(rest.items.map(({ id }) => id)).toEqual([made[0]?.id]);
      await ledger().gaps.report([], OPENED_AT + 10 * HOUR, nobody);
      expect((await ledger().gaps.list({ open: true, limit: 9 })).items).toEqual([]);
      const [closed] = (await ledger().gaps.list({ open: false, limit: 1 })).items;
      expect(closed).toMatchObject({ id: made[2]?.id, closedAt: OPENED_AT + 10 * HOUR });
    });

    it('may be in cases with overdue events, the longest overdue first', async () => {
      const due = async (hours: number) => {
        const opened = file();
        const at = state({ clocks: [clock(OPENED_AT + hours * HOUR)] });
        await ledger().outbox.publish(firstBatch(opened, [1], at), nobody);
        return opened.id;
      };
      const [late, later, future] = [await due(2), await due(1), await due(8)];
      const expected = await ledger().cases.expectedBefore(OPENED_AT + 3 * HOUR, 100);
      const ids = expected
        .map((one) => one.file.id)
        .filter((id) => [late, later, future].includes(id));
      expect(ids).toEqual([later, late]);
      expect(expected.find((one) => one.file.id === late)?.state.clocks).toHaveLength(1);
    });

    it('may be in alerts that were not attempted, or not for a long time', async () => {
      const id = await recordDelivery(ledger());
      const tried = await recordDelivery(ledger());
      const outcome = { at: OPENED_AT, delivered: false, status: 503, error: 'busy' };
      await ledger().deliveries.recordAttempt(tried, outcome);
      const untried = async (neverBefore: number, lastBefore: number) => {
        const found = await ledger().gaps.unsent({ neverBefore, lastBefore, limit: 100_000 });
        return found.map((one) => one.id).filter((one) => [id, tried].includes(one));
      };
      const soon = Date.now() + HOUR;
      expect(await untried(soon, OPENED_AT)).toEqual([id]);
      expect(await untried(OPENED_AT, OPENED_AT + 1)).toEqual([tried]);
      await ledger().deliveries.recordAttempt(id, { ...outcome, delivered: true, status: 204 });
      expect(await untried(soon, OPENED_AT)).toEqual([]);
    });
  });
}
