import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { watchParent } from '../../service/parent.ts';

const SCRIPT = new URL('./scripts/watch-parent.ts', import.meta.url);

/** npm starts scripts through a shell, which some systems leave between npm and us. */
const THROUGH_SHELL = `"${process.execPath}" --import tsx "${fileURLToPath(SCRIPT)}"; true`;
const THROUGH_TWO = `sh -c '${THROUGH_SHELL}'; true`;

afterEach(() => {
  vi.useRealTimers();
});

describe('the watch for npm', () => {
  test.each([
    ['that started us', THROUGH_SHELL],
    ['that started the shell that started us', THROUGH_TWO],
  ])('notices that the process %s was killed', async (_which, command) => {
    const env = { ...process.env, npm_lifecycle_event: 'start' };
    const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
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
