import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { narrate } from '../../../service/system/narrate.ts';

const narration = {
  start: 'Doing it.',
  progress: (seconds: number) => `Still doing it (${seconds} s).`,
  done: (seconds: number) => `Did it in ${seconds} s.`,
};

let said: string[];
const say = (line: string): void => void said.push(line);

beforeEach(() => {
  said = [];
  vi.useFakeTimers();
});

afterEach(() => vi.useRealTimers());

const failing = (): Promise<never> => Promise.reject(new Error('no'));

const lasting = (ms: number): Promise<string> =>
  new Promise((resolve) => setTimeout(resolve, ms, 'done'));

test('what takes a while is told when it begins, every three seconds, and when it is done', async () => {
  const doing = narrate(say, narration, () => lasting(7_000));
  await vi.advanceTimersByTimeAsync(7_000);
  expect(await doing).toBe('done');
  expect(said).toEqual([
    'Doing it.',
    'Still doing it (3 s).',
    'Still doing it (6 s).',
    'Did it in 7 s.',
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test('what fails is not told as done, and nothing more is said of it', async () => {
  await expect(narrate(say, narration, failing)).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said).toEqual(['Doing it.']);
});
