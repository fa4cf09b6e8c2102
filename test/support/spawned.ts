import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A process of our own code that a test starts, and may kill. */
export interface Spawned {
  readonly pid: number;
  /** The next line it prints. Throws, with what it complained of, where it ends first. */
  line(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>;
}

/** Runs a TypeScript file as a process of its own. */
export function spawnScript(
  file: URL,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Spawned {
  return started(['--import', 'tsx', file.pathname, ...args], env);
}

/** Runs a file that is compiled already. */
export function spawnCompiled(file: string, args: readonly string[]): Spawned {
  return started([file, ...args], process.env);
}

function started(args: readonly string[], env: NodeJS.ProcessEnv): Spawned {
  return spawned(spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

function spawned(child: ChildProcessByStdio<null, Readable, Readable>): Spawned {
  const { pid } = child;
  if (pid === undefined) throw new Error('It could not be started.');
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid,
    line: async () => {
      const next = await lines.next();
      if (next.done === true) throw new Error(`It ended: ${complaints}`);
      return next.value;
    },
    kill: (signal) => void child.kill(signal),
    ended: once(child, 'exit'),
  };
}
