import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../support/installation.ts';

/** What a block of commands has printed. */
export interface Output {
  readonly exitCode: number;
  /** So far: what was started in the background goes on. */
  read(): string;
}

/** One shell, as a reader has it in which they paste one block after another. */
export interface Terminal {
  run(commands: string): Promise<Output>;
  /** Ends the shell, what it started, and its temporary folder. */
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export function openTerminal(): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'sla-docs-'));
  const bash = spawn('bash', ['--noprofile', '--norc'], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), TMPDIR: folder },
    // A group of its own, so that what runs in the background ends with it.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(bash, 'close');
  const lines = createInterface({ input: bash.stdout })[Symbol.asyncIterator]();
  let count = 0;

  async function run(commands: string): Promise<Output> {
    count += 1;
    const script = join(folder, `${count}.sh`);
    const printed = join(folder, `${count}.out`);
    writeFileSync(script, commands);
    bash.stdin.write(`. '${script}' >'${printed}' 2>&1 </dev/null; echo $?\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`The shell has ended:\n${readFileSync(printed, 'utf8')}`);
    return { exitCode: Number(value), read: () => readFileSync(printed, 'utf8') };
  }

  async function close(): Promise<void> {
    if (bash.exitCode === null && bash.pid !== undefined) process.kill(-bash.pid, 'SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  return { run, close };
}
