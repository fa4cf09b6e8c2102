import { describe, expect, it } from 'vitest';
import { batched } from '../../ledger/batched.ts';

/** Doubles numbers, and tells of each group; waits for a word before it answers. */
function doubling(options: { refuse?: number; keyOf?: (item: number) => string } = {}) {
  const groups: (readonly number[])[] = [];
  let proceed: (() => void) | undefined;
  const gate = new Promise<void>((resolve) => (proceed = resolve));
  const double = batched<number, number>(async (items) => {
    groups.push(items);
    await gate;
    if (items.some((item) => item === options.refuse)) throw new RangeError(`not ${items.join()}`);
    return items.map((item) => 2 * item);
  }, options.keyOf);
  return { double, groups, proceed: () => proceed?.() };
}

describe('work that is done in batches', () => {
  it('begins at once, and combines what arrives in the meantime', async () => {
    const { double, groups, proceed } = doubling();
    const answers = [1, 2, 3].map(double);
    expect(groups).toEqual([[1]]);
    proceed();
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1], [2, 3]]);
    expect(await double(4)).toBe(8);
  });

  it('combines up to a hundred, and then the rest', async () => {
    const { double, groups, proceed } = doubling();
    const answers = Array.from({ length: 151 }, (_, index) => double(index));
    proceed();
    expect(await Promise.all(answers)).toHaveLength(151);
    expect(groups.map(({ length }) => length)).toEqual([1, 100, 50]);
  });

  it('never has two with one key in a batch, and keeps their order', async () => {
    const { double, groups, proceed } = doubling({ keyOf: (item) => String(item % 10) });
    const answers = [1, 12, 3, 22, 32].map(double);
    proceed();
    expect(await Promise.all(answers)).toEqual([2, 24, 6, 44, 64]);
    expect(groups).toEqual([[1], [12, 3], [22], [32]]);
  });

  it('fails separately', async () => {
    const { double, groups, proceed } = doubling({ refuse: 3 });
    const answers = [1, 2, 3, 4].map(double);
    proceed();
    expect(await Promise.allSettled(answers)).toMatchObject([
      { value: 2 },
      { value: 4 },
      { reason: { message: 'not 3' } },
      { value: 8 },
    ]);
    expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  });

  it('continues while one from a failed batch hangs on its own', async () => {
    const hangs = new Promise<number[]>(() => {});
    const double = batched<number, number>(async (items) => {
      await Promise.resolve();
      if (!items.includes(3)) return items.map((item) => 2 * item);
      if (items.length > 1) throw new Error('one of them is locked');
      return hangs;
    });
    const [first, second, , last] = [1, 2, 3, 4].map(double);
    expect(await Promise.all([first, second, last])).toEqual([2, 4, 8]);
    expect(await double(5)).toBe(10);
  });
});
