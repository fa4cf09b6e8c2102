import { describe, expect, it } from 'vitest';
import { NotRecordedError, RecordedOtherwiseError } from '../../../ledger/errors.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import type { Subscription } from '../../../ledger/types/subscriptions.ts';
import { HOUR, OPENED_AT } from '../../support/case-file.ts';
import {
  deliveriesTo,
  event,
  file,
  firstBatch,
  laterBatch,
  newId,
  noDeliveries,
  state,
  subscription,
} from '../records.ts';

export function outboxContract(ledger: () => Ledger): void {
  async function subscribed(): Promise<Subscription> {
    const made = subscription();
    await ledger().subscriptions.create(made);
    return made;
  }

  const seqs = async (id: string): Promise<number[]> =>
    (await ledger().cases.timeline(id)).map(({ seq }) => seq);

  describe('outbox', () => {
    it('records the case, its events in order and the deliveries, and returns the pending ones', async () => {
      const [a, b] = [await subscribed(), await subscribed()];
      const opened = file();
      const batch = firstBatch(opened, [2, 1]);
      const pending = await ledger().outbox.publish(batch, deliveriesTo(batch, [a.id, b.id]));

      expect(await ledger().cases.get(opened.id)).toEqual({
        file: opened,
        state: batch.state,
        seq: 2,
      });
      expect(await ledger().cases.timeline(opened.id)).toEqual([event(1), event(2)]);
      expect(pending.map(({ id }) => id)).toEqual([
        `${opened.id}.1.${a.id}`,
        `${opened.id}.1.${b.id}`,
        `${opened.id}.2.${a.id}`,
        `${opened.id}.2.${b.id}`,
      ]);
      const [wanted] = deliveriesTo({ ...batch, events: batch.events.slice(1) }, [a.id])([a]);
      expect(pending[0]).toEqual({
        ...wanted,
        state: 'pending',
        attempts: 0,
        lastStatus: null,
        lastError: null,
        lastAttemptAt: null,
        digestId: null,
        sentAt: null,
        deliveredAt: null,
        createdAt: pending[0]?.createdAt,
      });
    });

    it('passes every subscription and the recorded file to the function that decides', async () => {
      const made = await subscribed();
      const opened = file();
      await ledger().outbox.publish(firstBatch(opened), noDeliveries);
      await ledger().outbox.publish(laterBatch(opened, [2]), (subscriptions, known) => {
        expect(subscriptions).toContainEqual(made);
        expect(known.file).toEqual(opened);
        return [];
      });
      expect.assertions(2);
    });

    it('keeps the whole state where a batch brings only what has changed', async () => {
      const opened = file();
      await ledger().outbox.publish(firstBatch(opened), noDeliveries);
      const patch = [{ op: 'replace', path: '/status', value: 'in_progress' }] as const;
      const batch = { ...laterBatch(opened, [2]), state: { since: 1, patch } };
      await ledger().outbox.publish(batch, (_subscriptions, complete) => {
        expect(complete).toMatchObject({ file: opened, state: state({ status: 'in_progress' }) });
        return [];
      });
      expect(await ledger().cases.get(opened.id)).toEqual({
        file: opened,
        state: state({ status: 'in_progress' }),
        seq: 2,
      });
      expect.assertions(2);
    });

    it('refuses a change of a state that it does not have, and records nothing', async () => {
      const opened = file();
      const change = (since: number) => ({
        ...laterBatch(opened, [2]),
        state: { since, patch: [] },
      });
      await expect(ledger().outbox.publish(change(1), noDeliveries)).rejects.toThrow(
        NotRecordedError,
      );
      await ledger().outbox.publish(firstBatch(opened), noDeliveries);
      await expect(ledger().outbox.publish(change(0), noDeliveries)).rejects.toThrow(
        NotRecordedError,
      );
      await expect(ledger().outbox.publish(change(2), noDeliveries)).rejects.toThrow(
        NotRecordedError,
      );
      expect(await seqs(opened.id)).toEqual([1]);
    });

    it('refuses another event under a number that it has, as after a reset, and records nothing', async () => {
      const opened = file();
      await ledger().outbox.publish(firstBatch(opened), noDeliveries);
      const batch = laterBatch(opened, [1, 2]);
      const [, second] = batch.events;
      const [known] = firstBatch(opened).events;
      for (const other of [
        { ...known!, key: 'act:other' },
        { ...known!, at: known!.at + 1 },
      ]) {
        const publish = ledger().outbox.publish(
          { ...batch, events: [other, second!] },
          noDeliveries,
        );
        await expect(publish).rejects.toThrow(RecordedOtherwiseError);
      }
      expect(await seqs(opened.id)).toEqual([1]);
    });

    it('refuses a batch without a file for a case it does not know, and records nothing', async () => {
      const unknown = file();
      const publish = ledger().outbox.publish(laterBatch(unknown, [1]), noDeliveries);
      await expect(publish).rejects.toThrow(NotRecordedError);
      expect(await seqs(unknown.id)).toEqual([]);
    });

    it('records nothing at all if deciding on deliveries fails', async () => {
      const opened = file();
      const publish = ledger().outbox.publish(firstBatch(opened), () => {
        throw new RangeError('no such template');
      });
      await expect(publish).rejects.toThrow(RangeError);
      expect(await ledger().cases.get(opened.id)).toBeNull();
      expect(await seqs(opened.id)).toEqual([]);
    });

    it('refuses, of many at once, only those that cannot be recorded', async () => {
      const made = await subscribed();
      const good = Array.from({ length: 10 }, () => firstBatch(file(), [1, 2]));
      const lost = laterBatch(file(), [1]);
      const bad = firstBatch(file());
      const answers = await Promise.allSettled([
        ...good.map((batch) => ledger().outbox.publish(batch, deliveriesTo(batch, [made.id]))),
        ledger().outbox.publish(lost, noDeliveries),
        ledger().outbox.publish(bad, () => {
          throw new RangeError('no such template');
        }),
      ]);
      expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(good.map(() => 'fulfilled'));
      expect(answers.slice(10)).toMatchObject([
        { reason: { name: 'NotRecordedError', id: lost.id } },
        { reason: { message: 'no such template' } },
      ]);
      for (const { id } of good) expect(await seqs(id)).toEqual([1, 2]);
      for (const { id } of [lost, bad]) expect(await seqs(id)).toEqual([]);
    });

    it('returns to each of many at once its own deliveries', async () => {
      const [a, b] = [await subscribed(), await subscribed()];
      const batches = Array.from({ length: 10 }, () => firstBatch(file(), [1, 2]));
      const publish = (batch: (typeof batches)[number]) =>
        ledger().outbox.publish(batch, deliveriesTo(batch, [a.id, b.id]));
      const first = await Promise.all(batches.map(publish));
      const again = await Promise.all(batches.map(publish));
      const expected = batches.map(({ id }) =>
        [1, 2].flatMap((seq) => [a, b].map((to) => `${id}.${seq}.${to.id}`)),
      );
      for (const answers of [first, again]) {
        expect(answers.map((pending) => pending.map(({ id }) => id))).toEqual(expected);
      }
    });

    it('returns what is still pending when published again after a crash, and creates nothing new', async () => {
      const made = await subscribed();
      const batch = firstBatch(file(), [1, 2]);
      const decide = deliveriesTo(batch, [made.id]);
      const [first, second] = await ledger().outbox.publish(batch, decide);
      const sent = { at: OPENED_AT, delivered: true, status: 204, error: null };
      await ledger().deliveries.recordAttempt(String(first?.id), sent);

      const again = await ledger().outbox.publish(batch, decide);
      expect(again).toEqual([second]);
      expect(await seqs(batch.id)).toEqual([1, 2]);
    });

    it('sends nothing recorded earlier to a newer subscription', async () => {
      const opened = file();
      await ledger().outbox.publish(firstBatch(opened, [1]), noDeliveries);
      const late = await subscribed();

      const overlapping = firstBatch(opened, [1, 2]);
      const pending = await ledger().outbox.publish(
        overlapping,
        deliveriesTo(overlapping, [late.id]),
      );
      expect(pending.map(({ eventSeq }) => eventSeq)).toEqual([2]);
    });

    it('treats the same batch twice at once as one', async () => {
      const made = await subscribed();
      const batch = firstBatch(file(), [1, 2, 3]);
      const decide = deliveriesTo(batch, [made.id]);
      const [one, two] = await Promise.all([
        ledger().outbox.publish(batch, decide),
        ledger().outbox.publish(batch, decide),
      ]);
      expect(one).toHaveLength(3);
      expect(two).toEqual(one);
      expect(await seqs(batch.id)).toEqual([1, 2, 3]);
    });

    it('treats a later batch twice at once as one', async () => {
      const made = await subscribed();
      const opened = file();
      await ledger().outbox.publish(firstBatch(opened), noDeliveries);
      const batch = laterBatch(opened, [2, 3]);
      const decide = deliveriesTo(batch, [made.id]);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => ledger().outbox.publish(batch, decide)),
      );
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]).toHaveLength(2);
    });

    it('never moves a case back when an older batch arrives after a newer one', async () => {
      const opened = file();
      await ledger().outbox.publish(firstBatch(opened, [1]), noDeliveries);
      const newer = state({ status: 'closed', nextDueAt: null, breached: true, severity: 'B' });
      await ledger().outbox.publish(laterBatch(opened, [3], newer), noDeliveries);
      await ledger().outbox.publish(laterBatch(opened, [2]), noDeliveries);
      await ledger().outbox.publish(firstBatch(opened, [1]), noDeliveries);

      expect(await ledger().cases.get(opened.id)).toEqual({ file: opened, state: newer, seq: 3 });
      expect(await seqs(opened.id)).toEqual([1, 2, 3]);
      const listed = await ledger().cases.list({ account: opened.account.id, limit: 100 });
      expect(listed.items.find((item) => item.file.id === opened.id)?.state).toEqual(newer);
    });

    it('ends in the state of the newest batch, in whatever order many arrive at once', async () => {
      const opened = file();
      await ledger().outbox.publish(firstBatch(opened, [1]), noDeliveries);
      const batches = Array.from({ length: 12 }, (_, n) =>
        laterBatch(opened, [n + 2], state({ nextDueAt: OPENED_AT + n * HOUR })),
      );
      const shuffled = batches.toSorted(
        (a, b) => ((a.state.nextDueAt ?? 0) % 7) - ((b.state.nextDueAt ?? 0) % 7),
      );
      await Promise.all(shuffled.map((batch) => ledger().outbox.publish(batch, noDeliveries)));
      expect(await ledger().cases.get(opened.id)).toEqual({
        file: opened,
        state: batches.at(-1)?.state,
        seq: 13,
      });
      expect(await seqs(opened.id)).toHaveLength(13);
    });

    it('creates one delivery for an event and a subscription, whatever ids are given', async () => {
      const made = await subscribed();
      const batch = firstBatch(file());
      const pending = await ledger().outbox.publish(batch, (subscriptions) => {
        const [wanted] = deliveriesTo(batch, [made.id])(subscriptions);
        return wanted ? [wanted, { ...wanted, id: newId('dlv') }] : [];
      });
      expect(pending).toHaveLength(1);
    });

    it('accepts more deliveries in one batch than a statement has parameters', async () => {
      const made = await subscribed();
      const batch = firstBatch(file());
      const pending = await ledger().outbox.publish(batch, (subscriptions) => {
        const [wanted] = deliveriesTo(batch, [made.id])(subscriptions);
        if (wanted === undefined) return [];
        return Array.from({ length: 8_000 }, (_, n) => ({
          ...wanted,
          id: `${wanted.id}.${n}`,
          subscriptionId: `${made.id}.${n}`,
        }));
      });
      expect(pending).toHaveLength(8_000);
    });

    it('accepts a batch without events', async () => {
      const opened = file();
      expect(await ledger().outbox.publish(firstBatch(opened, []), noDeliveries)).toEqual([]);
      expect(await ledger().cases.get(opened.id)).toMatchObject({ seq: 0 });
    });
  });
}
