import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { UpdateQueue } from '../../temporal/update-queue.ts';

describe('acts on one case', () => {
  it('are done one at a time in the order of their arrival', async () => {
    const queue = new UpdateQueue();
    const done: number[] = [];
    let under = 0;
    const act = (n: number) => async () => {
      under += 1;
      expect(under).toBe(1);
      await Promise.resolve();
      under -= 1;
      done.push(n);
    };
    await Promise.all([1, 2, 3, 4, 5].map((n) => queue.run('case_1', act(n))));
    expect(done).toEqual([1, 2, 3, 4, 5]);
  });

  it('go on after one that failed, which fails alone', async () => {
    const queue = new UpdateQueue();
    const failing = queue.run('case_1', () => Promise.reject(new RangeError('no')));
    const next = queue.run('case_1', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('do not wait for those of another case', async () => {
    const queue = new UpdateQueue();
    const gate = new EventEmitter();
    const held = queue.run('case_1', () => once(gate, 'open'));
    expect(await queue.run('case_2', () => Promise.resolve('done'))).toBe('done');
    gate.emit('open');
    await held;
  });
});
