import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { onStopSignal } from '../../service/stop-signals.ts';

/** A process whose signals come when the test says, at milliseconds of a clock of its own. */
function signalled() {
  const process = new EventEmitter();
  const told: string[] = [];
  let now = 50_000;
  onStopSignal(
    process,
    { first: () => void told.push('first'), again: () => void told.push('again') },
    () => now,
  );
  return {
    told,
    signal: (name: NodeJS.Signals, afterMs = 0): void => {
      now += afterMs;
      process.emit(name);
    },
  };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s asks to stop', (name) => {
  const { told, signal } = signalled();
  signal(name);
  expect(told).toEqual(['first']);
});

test('a Ctrl-C that npm passes on, as the terminal has done, is one', () => {
  const { told, signal } = signalled();
  signal('SIGINT');
  signal('SIGINT', 30);
  signal('SIGINT', 900);
  expect(told).toEqual(['first']);
});

test('a signal more than a second later is another one, and so is each after it', () => {
  const { told, signal } = signalled();
  signal('SIGTERM');
  signal('SIGINT', 1_001);
  signal('SIGINT', 10);
  expect(told).toEqual(['first', 'again', 'again']);
});
