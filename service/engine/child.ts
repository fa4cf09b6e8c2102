import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { endProcess, identify } from '../system/process.ts';
import type { ProcessIdentity } from '../system/process.ts';
import { LogFile } from './log-file.ts';

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly logPath: string;
}

/**
 * The engine ended by itself or did not start to serve. The message has the last lines of its log.
 */
export class EngineDiedError extends Error {
  override readonly name = 'EngineDiedError';

  constructor(what: string, log: LogFile) {
    super(`Temporal ${what}. The last lines of ${log.path}:\n${log.tail() || '  (none)'}`);
  }
}

/** The engine's program while it runs. */
export interface Child {
  /** Null if it ended before it could be identified. */
  readonly identity: ProcessIdentity | null;
  readonly log: LogFile;
  /** Rejects with `EngineDiedError` when the program ends; never resolves. */
  readonly death: Promise<never>;
  /** Ends it: SIGTERM, then SIGKILL after `graceMs` milliseconds. */
  stop(graceMs: number): Promise<void>;
}

/** Starts a program. A failure to start shows as its `death`. */
export function launch(program: Launch): Child {
  const log = new LogFile(program.logPath);
  // Not detached: a Ctrl-C in the terminal reaches it too, and it ends by itself.
  const spawned = spawn(program.command, [...program.args], {
    cwd: program.cwd,
    env: childEnvironment(),
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  const exited = new Promise<string>((resolve) => {
    spawned.once('error', (error) => resolve(`could not be started: ${error.message}`));
    spawned.once('exit', (code, signal) => {
      resolve(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`);
    });
  });
  const death = exited.then((what): never => {
    log.release();
    throw new EngineDiedError(what, log);
  });
  // Prevents an unhandled rejection, as nobody has to await it.
  death.catch(() => {});
  const identity = spawned.pid === undefined ? null : identify(spawned.pid);
  return {
    identity,
    log,
    death,
    stop: async (graceMs) => {
      if (identity !== null) await endProcess(identity, graceMs);
      await exited;
    },
  };
}

/** Passes only what the program needs: TEMPORAL_* and files in HOME would change its behaviour. */
function childEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'TMPDIR', 'LANG', 'GOMAXPROCS', 'GOMEMLIMIT', 'GOGC'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
