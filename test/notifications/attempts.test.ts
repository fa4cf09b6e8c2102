import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttemptOutcome, Delivery, DeliveryStore } from '../../ledger/types/deliveries.ts';
import type { SubscriptionStore } from '../../ledger/types/subscriptions.ts';
import { Attempts, BUSY } from '../../notifications/attempts.ts';
import type { Outgoing } from '../../notifications/channels/channel.ts';
import { subscription } from '../ledger/records.ts';

const NOW = 5;
const TAKEN: AttemptOutcome = {
  at: 7,
  delivered: true,
  status: 204,
  error: null,
  sentAt: NOW,
};
const PLACES = 16;
/** From then on a receiver is slow. */
const SLOW_MS = 500;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Attempts over receivers that answer when told to. */
function attempting() {
  const underWay: { outgoing: Outgoing; answer: () => void }[] = [];
  const recorded: string[] = [];
  const attempts = new Attempts({
    send: (outgoing) =>
      new Promise((resolve) => {
        underWay.push({ outgoing, answer: () => resolve(TAKEN) });
      }),
    deliveries: stub<DeliveryStore>({
      recordAttempt: async (id) => void recorded.push(id),
    }),
    subscriptions: stub<SubscriptionStore>({ get: async (id) => subscription({ id, target: id }) }),
    now: () => NOW,
  });
  const all: Promise<AttemptOutcome | typeof BUSY>[] = [];
  return {
    recorded,
    /** Begins attempts and answers what became of each. */
    send: (to: string, count: number) => {
      const begun = Array.from({ length: count }, (_, index) =>
        attempts.attempt(stub<Delivery>({ id: `${to}-${index}`, subscriptionId: to })),
      );
      all.push(...begun);
      return Promise.all(begun);
    },
    underWayTo: (to: string) => underWay.filter(({ outgoing }) => outgoing.to.target === to),
    /** The receiver answers what it has. */
    answer: (to: string) => {
      for (const [index, { outgoing, answer }] of [...underWay.entries()].toReversed()) {
        if (outgoing.to.target !== to) continue;
        underWay.splice(index, 1);
        answer();
      }
    },
  };
}

function stub<T>(part: Partial<T>): T {
  return part as T;
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('attempts at one receiver', () => {
  it('are sixteen at a time, and others wait while it is fast', async () => {
    const { send, underWayTo, answer, recorded } = attempting();
    const sent = send('quick', 40);
    for (const expected of [PLACES, PLACES, 8]) {
      await vi.advanceTimersByTimeAsync(SLOW_MS - 1);
      expect(underWayTo('quick')).toHaveLength(expected);
      answer('quick');
    }
    expect(await sent).toEqual(Array.from({ length: 40 }, () => TAKEN));
    expect(new Set(recorded).size).toBe(40);
  });

  it('do not wait while it is slow', async () => {
    const { send, underWayTo } = attempting();
    void send('slow', PLACES);
    await vi.advanceTimersByTimeAsync(SLOW_MS);
    expect(await send('slow', 3)).toEqual([BUSY, BUSY, BUSY]);
    expect(underWayTo('slow')).toHaveLength(PLACES);
  });

  it('give up waiting when it becomes slow, and are not recorded', async () => {
    const { send, recorded, answer, underWayTo } = attempting();
    const sent = send('slow', PLACES + 2);
    await vi.advanceTimersByTimeAsync(SLOW_MS);
    answer('slow');
    const outcomes = await sent;
    expect(outcomes.filter((outcome) => outcome === BUSY)).toHaveLength(2);
    expect(recorded).toHaveLength(PLACES);
    const again = send('slow', 1);
    await settle();
    expect(underWayTo('slow')).toHaveLength(1);
    answer('slow');
    expect(await again).toEqual([TAKEN]);
  });

  it('wait at most three seconds, because their delivery workflows start after that', async () => {
    const { send, answer } = attempting();
    const sent = send('quick', 10 * PLACES);
    for (let ms = 0; ms < 3_000; ms += 400) {
      answer('quick');
      await vi.advanceTimersByTimeAsync(400);
    }
    answer('quick');
    const outcomes = await sent;
    expect(outcomes.filter((outcome) => outcome === BUSY)).toHaveLength(2 * PLACES);
  });

  it('do not affect other receivers, whatever it does', async () => {
    const { send, answer, underWayTo } = attempting();
    const hanging = send('hangs', 3 * PLACES);
    const sent = send('quick', 2 * PLACES);
    for (let round = 0; round < 2; round += 1) {
      await settle();
      expect(underWayTo('quick')).toHaveLength(PLACES);
      answer('quick');
    }
    expect(await sent).toEqual(Array.from({ length: 2 * PLACES }, () => TAKEN));
    await vi.advanceTimersByTimeAsync(SLOW_MS);
    answer('hangs');
    const outcomes = await hanging;
    expect(outcomes.filter((outcome) => outcome === BUSY)).toHaveLength(2 * PLACES);
  });
});
