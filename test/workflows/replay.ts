import { readFileSync } from 'node:fs';
import { Worker, type InjectedSinks } from '@temporalio/worker';
import { inject } from 'vitest';
import { timersOf, type History } from './histories.ts';
import type { TimerSinks } from './timer-recorder.ts';

/** The workflows' code with the timer recorder in it. */
export function bundleForReplay(): string {
  return readFileSync(inject('replayBundle'), 'utf8');
}

/**
 * Runs a history through the code. Throws where the code would have done something else: other
 * commands (the SDK's own check), or timers for other instants (ours).
 */
export async function replay(code: string, history: History): Promise<void> {
  const started: number[] = [];
  const sinks: InjectedSinks<TimerSinks> = {
    timers: {
      started: { callDuringReplay: true, fn: (_info, durationMs) => void started.push(durationMs) },
    },
  };
  await Worker.runReplayHistory({ workflowBundle: { code }, sinks }, history);
  const expected = timersOf(history);
  if (!holdsInOrder(started, expected)) throw new TimersDifferError(started, expected);
}

/**
 * A timer that is started and cancelled in one workflow task never comes to stand in the history, so
 * the code may have started more; that there are not more commands the SDK sees.
 */
function holdsInOrder(started: readonly number[], expected: readonly number[]): boolean {
  let found = 0;
  for (const duration of started) if (duration === expected[found]) found += 1;
  return found === expected.length;
}

/** The replayed code armed its timers for other instants than the code that made the history. */
export class TimersDifferError extends Error {
  override readonly name = 'TimersDifferError';

  constructor(started: readonly number[], expected: readonly number[]) {
    super(
      `The code starts timers of ${started.join(', ')} ms, the history has ${expected.join(', ')} ms`,
    );
  }
}
