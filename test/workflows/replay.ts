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
  const errors = await replayAll(code, [{ name: 'the history', history }]);
  for (const error of errors.values()) throw error;
}

/**
 * Runs histories through the code, and answers by name what `replay` would throw. All go through
 * one worker, which takes longer to start than a history to replay.
 */
export async function replayAll(
  code: string,
  histories: readonly { readonly name: string; readonly history: History }[],
): Promise<ReadonlyMap<string, Error>> {
  // A file has to be that of its workflow, so a history runs under the id that it was recorded under.
  const named = histories.map(({ name, history }) => ({
    name,
    history,
    workflowId: idOf(history),
  }));
  const started = new Map(named.map(({ workflowId }): [string, number[]] => [workflowId, []]));
  const sinks: InjectedSinks<TimerSinks> = {
    timers: {
      started: {
        callDuringReplay: true,
        fn: ({ workflowId }, durationMs) => void started.get(workflowId)?.push(durationMs),
      },
    },
  };
  const errors = new Map<string, Error>();
  const replayed = new Set<string>();
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { code }, sinks },
    named,
  )) {
    const { name } = named.find((one) => one.workflowId === workflowId)!;
    replayed.add(name);
    if (error !== undefined) errors.set(name, error);
  }
  for (const { name, history, workflowId } of named) {
    if (!replayed.has(name)) throw new Error(`${name} was not replayed`);
    const [durations = [], expected] = [started.get(workflowId), timersOf(history)];
    if (!errors.has(name) && !holdsInOrder(durations, expected)) {
      errors.set(name, new TimersDifferError(durations, expected));
    }
  }
  return errors;
}

function idOf({ events }: History): string {
  return events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? '';
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
