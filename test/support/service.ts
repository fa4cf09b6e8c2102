import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** How a start of the service ended, and everything it printed. */
export interface Exit {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One start of the service, through npm or not. */
export interface Service {
  /** Of the process that was started: npm's, where it was npm. */
  readonly pid: number;
  /** Resolves when it says so. Throws, with all it printed, where it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when it and everything that writes to its output have ended. */
  readonly ended: Promise<Exit>;
  /** What it has printed for people so far. */
  said(): string;
  signal(name: NodeJS.Signals): void;
  /** Ctrl-C in the terminal: SIGINT to everyone in its process group. */
  interrupt(): void;
  /** SIGKILL to everyone in its process group, where it still runs. */
  killGroup(): void;
}

/**
 * @param child the leader of a process group of its own, where its group is to be signalled
 * @param readySign what it prints when it is ready
 */
export function watch(
  child: ChildProcessByStdio<null, Readable, Readable>,
  readySign = /^Ready\./m,
): Service {
  const { pid } = child;
  if (pid === undefined) throw new Error('It could not be started.');
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = untilEnded();
  const ready = untilReady();
  // Whoever waits for it hears of it; nobody does where the start was meant to end.
  ready.catch(() => {});

  async function untilEnded(): Promise<Exit> {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, stdout, stderr };
  }

  async function untilReady(): Promise<void> {
    const said = new Promise<null>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
        if (readySign.test(stdout)) resolve(null);
      });
    });
    const exit = await Promise.race([said, ended]);
    if (exit !== null) throw new Error(`It ended with exit code ${exit.code}:\n${stdout}${stderr}`);
  }

  return {
    pid,
    ready,
    ended,
    said: () => stdout,
    signal: (name) => void child.kill(name),
    interrupt: () => void process.kill(-pid, 'SIGINT'),
    killGroup: () => {
      // Only while its leader is there is the group surely its own.
      if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGKILL');
    },
  };
}
