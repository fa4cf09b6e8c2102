import { describe, expect, test } from 'vitest';
import { endProcess, identify, isRunning, parentOf } from '../../../service/system/process.ts';
import type { ProcessIdentity } from '../../../service/system/process.ts';
import { spawnScript } from '../../support/spawned.ts';
import type { Spawned } from '../../support/spawned.ts';

const LISTENER = new URL('./scripts/listen.ts', import.meta.url);
const STUBBORN = new URL('./scripts/stubborn.ts', import.meta.url);

async function running(script: URL): Promise<{ spawned: Spawned; identity: ProcessIdentity }> {
  const spawned = spawnScript(script, []);
  await spawned.line();
  const identity = identify(spawned.pid);
  if (identity === null) throw new Error('It does not run.');
  return { spawned, identity };
}

describe('a process', () => {
  test('is known by its id, its start and the boot', async () => {
    const { spawned, identity } = await running(LISTENER);
    expect(isRunning(identity)).toBe(true);
    expect(isRunning({ ...identity, startedAt: 'another time' })).toBe(false);
    expect(isRunning({ ...identity, bootId: 'another boot' })).toBe(false);
    expect(parentOf(spawned.pid)).toBe(process.pid);
    await endProcess(identity, 5_000);
    await spawned.ended;
    expect(isRunning(identity)).toBe(false);
    expect(identify(spawned.pid)).toBeNull();
  });

  test('that does not end when asked is killed', async () => {
    const { spawned, identity } = await running(STUBBORN);
    await endProcess(identity, 200);
    await spawned.ended;
    expect(isRunning(identity)).toBe(false);
  });

  test('that only has the id of the one meant is left alone', async () => {
    const { spawned, identity } = await running(LISTENER);
    await endProcess({ ...identity, startedAt: 'another time' }, 100);
    expect(isRunning(identity)).toBe(true);
    await endProcess(identity, 5_000);
    await spawned.ended;
  });
});
