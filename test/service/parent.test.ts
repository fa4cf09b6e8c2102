import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { watchParent } from '../../service/parent.ts';

const SCRIPT = new URL('./scripts/watch-parent.ts', import.meta.url);

/** Stays a process of its own, since there is something left to do for it. */
const SHELL = `"${process.execPath}" --import tsx "${fileURLToPath(SCRIPT)}"; true`;

afterEach(() => {
  vi.useRealTimers();
});

describe('the watch for npm', () => {
  test('notices that the process that started us was killed', async () => {
    const env = { ...process.env, npm_lifecycle_event: 'start' };
    const shell = spawn('sh', ['-c', SHELL], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('watching');
    const exited = once(shell, 'exit');
    shell.kill('SIGKILL');
    await exited;
    expect((await lines.next()).value).toBe('gone');
  });

  test('stays quiet while npm lives', () => {
    vi.useFakeTimers();
    const onGone = vi.fn<() => void>();
    const stop = watchParent({ npm_lifecycle_event: 'start' }, onGone);
    vi.advanceTimersByTime(60_000);
    stop();
    expect(onGone).not.toHaveBeenCalled();
  });

  test('does not watch what is not npm', () => {
    vi.useFakeTimers();
    watchParent({}, () => {});
    expect(vi.getTimerCount()).toBe(0);
  });
});
