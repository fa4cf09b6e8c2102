import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../service/system/root.ts';
import { ALERT_SCENARIOS } from './alert-scenarios.ts';
import { CREDIT_SCENARIOS } from './credit-scenarios.ts';
import { HISTORIES, nameOf, savedHistories } from './histories.ts';
import { bundleForReplay, replay, replayAll, TimersDifferError } from './replay.ts';
import { SCENARIOS } from './scenarios.ts';

const saved = savedHistories();
const code = bundleForReplay();

describe('the workflow as it is now', () => {
  let errors: ReadonlyMap<string, Error>;
  beforeAll(async () => {
    errors = await replayAll(code, saved);
  });

  it.each(saved)('replays $name', ({ name }) => {
    expect(errors.get(name)).toBeUndefined();
  });

  it.each(Object.keys({ ...SCENARIOS, ...CREDIT_SCENARIOS, ...ALERT_SCENARIOS }))(
    'has a history of: %s',
    (scenario) => {
      expect(saved.some(({ name }) => name.endsWith(`/${nameOf(scenario)}`))).toBe(true);
    },
  );
});

describe('the shapes of workflows that are replayed', () => {
  it('are those of every released version, and at most one that is not released yet', () => {
    const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
    const released = [...changelog.matchAll(/^## \[?v?(\d+\.\d+\.\d+)/gm)].map(
      ([, version]) => version,
    );
    const folders = readdirSync(HISTORIES).filter((folder) => folder !== 'unreleased');
    expect(new Set(folders)).toEqual(new Set(released));
  });
});

/** The timer of `workflows/lib/wakeup-timer.ts` as it stands in the bundle: `sleep` is called by this name. */
const TIMER = /(\(0,\s*\w+\.sleep\))\((at - Date\.now\(\))/g;

/** The bundle with that timer changed: `$1` is the function, `$2` its duration. */
function altered(replacement: string): string {
  expect(code.match(TIMER), 'the bundle has the timer once').toHaveLength(1);
  return code.replace(TIMER, replacement);
}

describe('a workflow whose timer was altered', () => {
  const { history } = saved.find(({ name }) =>
    name.endsWith('breached-answered-late-then-solved'),
  )!;

  it('by a second fails the replay', async () => {
    const later = altered('$1($2 + 1000');
    await expect(replay(later, history)).rejects.toThrow(TimersDifferError);
  });

  it('by a millisecond fails the replay', async () => {
    const later = altered('$1($2 + 1');
    await expect(replay(later, history)).rejects.toThrow(TimersDifferError);
  });

  it('to none at all fails the replay', async () => {
    const never = altered('new Promise(() => {}, $2');
    await expect(replay(never, history)).rejects.toThrow(DeterminismViolationError);
  });

  it('to two of them fails the replay', async () => {
    const twice = altered('$1(5) && $1($2');
    await expect(replay(twice, history)).rejects.toThrow(DeterminismViolationError);
  });
});
