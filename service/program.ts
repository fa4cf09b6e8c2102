import type { Logger } from 'pino';
import { shown } from '../domain/typed-text/typed-text.ts';
import { asError } from '../ledger/embedded/as-error.ts';
import { Cleanups, type Undoing } from './cleanups.ts';
import { loadConfig, type Config, type LoadedConfig } from './config.ts';
import { errorText } from './error-text.ts';
import { createLogger } from './log.ts';
import { watchParent } from './parent.ts';
import { shownError } from './shown-error.ts';
import { onStopSignal } from './stop-signals.ts';

/** What a program gets at its start. */
export interface Program {
  readonly config: Config;
  readonly log: Logger;
  readonly cleanups: Undoing;
  /** Prints a line for people on stdout. */
  readonly say: (line: string) => void;
  /** Stops the program with exit code 1, as something that it cannot do without has ended. */
  readonly fail: (error: Error) => void;
  /** Aborted when the program is to stop, so that fetching the engine ends early. */
  readonly stopped: AbortSignal;
}

/** A program whose parts may depend on each other when they are undone. */
export interface WholeProgram extends Program {
  readonly cleanups: Pick<Cleanups, 'add' | 'until'>;
}

/** If stopping hangs, the rest is left to the next start, which ends what is left over. */
const STOP_TIMEOUT_MS = 45_000;

/** A Ctrl-C reaches the engine too, which may end before our own signal handler runs. */
const SIGNAL_LAG_MS = 250;

/**
 * Runs a program until a signal, the death of the npm that started it, or a failure ends it, and
 * undoes all it did. A stop during the start waits for the start to settle, so that nothing half
 * started is left; a second signal does not wait.
 */
export async function runProgram(start: (program: WholeProgram) => Promise<void>): Promise<void> {
  const { config, warnings } = configOrExit();
  const log = createLogger(config.logLevel);
  for (const warning of warnings) log.warn(warning);
  const cleanups = new Cleanups();
  let started: Promise<void> = Promise.resolve();
  let stopping = false;
  const abort = new AbortController();

  async function stop(exitCode: number): Promise<void> {
    stopping = true;
    abort.abort();
    setTimeout(() => process.exit(exitCode || 1), STOP_TIMEOUT_MS).unref();
    await started.catch(() => {});
    await cleanups.run(log);
    if (exitCode === 0) say('Stopped.');
    process.exit(exitCode);
  }

  const fail = (error: Error): void => {
    if (stopping) return;
    printError(shownError(error, config));
    void stop(1);
  };
  const failUnlessStopped = (error: Error): void => {
    setTimeout(fail, SIGNAL_LAG_MS, error);
  };
  onStopSignal(process, {
    first: () => {
      if (stopping) process.exit(1);
      say('\nStopping…');
      void stop(0);
    },
    again: () => process.exit(130),
  });
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', (reason) => fail(asError(reason)));
  watchParent(process.env, () => {
    // A stop under way must not be cut short: npm may end by the same signal as we do.
    if (stopping) return;
    void stop(1);
    log.warn('npm, which started this process, is gone: stopping');
  });

  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  started = start({
    config,
    log,
    cleanups,
    // Once stopping, a start that still settles must not print the last lines that people read.
    say: (line) => {
      if (!stopping) say(line);
    },
    fail: failUnlessStopped,
    stopped: abort.signal,
  });
  try {
    await started;
  } catch (error) {
    failUnlessStopped(asError(error));
  }
}

function configOrExit(): LoadedConfig {
  try {
    return loadConfig(process.env);
  } catch (error) {
    printError(asError(error));
    return process.exit(1);
  }
}

function say(line: string): void {
  process.stdout.write(`${shown(line)}\n`);
}

function printError(error: Error): void {
  process.stderr.write(`\n${shown(errorText(error))}\n`);
}
