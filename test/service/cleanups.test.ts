import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Cleanups } from '../../service/cleanups.ts';

function made() {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
  return { cleanups: new Cleanups(), lines, log };
}

test('steps are undone in the opposite order, also after one that fails, which is logged', async () => {
  const { cleanups, lines, log } = made();
  const undone: string[] = [];
  cleanups.add('close a', () => void undone.push('a'));
  cleanups.add('close b', () => Promise.reject(new Error('b is stuck')));
  cleanups.add('close c', () => void undone.push('c'));
  await cleanups.run(log);
  expect(undone).toEqual(['c', 'a']);
  expect(lines).toEqual([expect.stringContaining('could not close b cleanly')]);
});

test('what needs something that is there is waited for, and its failure is logged', async () => {
  const { cleanups, lines, log } = made();
  const engine = cleanups.until(new Promise(() => {}));
  engine.add('tell the engine', () => Promise.reject(new Error('no')));
  await cleanups.run(log);
  expect(lines).toEqual([expect.stringContaining('could not tell the engine cleanly')]);
});

test.each([
  ['has ended', () => Promise.resolve()],
  ['has failed', () => Promise.reject(new Error('gone'))],
])('what needs something that %s is given up, and the rest is undone', async (_, ending) => {
  const { cleanups, lines, log } = made();
  const undone: string[] = [];
  cleanups.add('close the database', () => void undone.push('database'));
  const engine = cleanups.until(ending());
  engine.add('hear of it', () => new Promise<void>(() => {}));
  await cleanups.run(log);
  expect(undone).toEqual(['database']);
  expect(lines).toEqual([]);
});
