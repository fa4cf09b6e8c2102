import { setTimeout } from 'node:timers/promises';
import { inParallel } from '../../test/support/in-parallel.ts';
import { rotated } from '../rotated.ts';
import { SIDES, type Contestants, type Side } from './contestant.ts';
import type { Measure } from './measures.ts';

/** So many calls of one side are under way at once. */
export const CONCURRENCY = 16;

/** How often each is read after it was first read. */
export const FURTHER_READS = 3;

/** Calls answered per second. */
export type Rates = Readonly<Record<Side, number>>;
export type Round = Readonly<Record<Measure, Rates>>;

interface Terms {
  /** Of the round: another side begins in the next one. */
  readonly index: number;
  /** How many each side opens, and then reads and acts on. */
  readonly count: number;
  /** Before each turn, in milliseconds. What the turn before has left to do is over by then. */
  readonly restMs: number;
}

/** Both sides open, read and act in turns, each time the one and then the other. */
export async function measureRound(
  contestants: Contestants,
  { index, count, restMs }: Terms,
): Promise<Round> {
  const ids = new Map<Side, readonly string[]>();

  async function inTurns(turn: (side: Side) => Promise<number>): Promise<Rates> {
    const rates = { ours: NaN, bare: NaN };
    for (const side of rotated(SIDES, index)) {
      await setTimeout(restMs);
      rates[side] = await turn(side);
    }
    return rates;
  }

  function calls(what: 'act' | 'read', times = 1): Promise<Rates> {
    return inTurns(async (side) => {
      const opened = ids.get(side) ?? [];
      const all = Array.from({ length: times }, () => opened).flat();
      return (await timed(all, contestants[side][what])).rate;
    });
  }

  return {
    opening: await inTurns(async (side) => {
      const { rate, answers } = await timed(Array.from({ length: count }), contestants[side].open);
      ids.set(side, answers);
      return rate;
    }),
    firstRead: await calls('read'),
    furtherReads: await calls('read', FURTHER_READS),
    firstAnswer: await calls('act'),
    secondAnswer: await calls('act'),
  };
}

/** The rate counts from the first call to the last answer. */
async function timed<T, R>(
  items: readonly T[],
  call: (item: T) => Promise<R>,
): Promise<{ rate: number; answers: readonly R[] }> {
  const startedAt = performance.now();
  const answers = await inParallel(items, call, CONCURRENCY);
  const seconds = (performance.now() - startedAt) / 1_000;
  return { rate: answers.length / seconds, answers };
}
