import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../support/installation.ts';

/** What became of a block of commands. */
export interface Output {
  /** Those that ended with an error, also within functions, pipelines and substitutions. */
  readonly failures: readonly string[];
  /** How long it took, in milliseconds. */
  readonly tookMs: number;
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

/**
 * Notes the first line of each command that ends with an error, wherever in a block it stands. What
 * sources the block is not one of the page's. Readers have a shell without this, in which the same
 * commands do the same.
 */
const REPORT_FAILURES = String.raw`
note_failure() {
  local code=$?
  case $BASH_COMMAND in
    ". '"*) ;;
    *) echo "$code: ${'$'}{BASH_COMMAND%%$'\n'*}" >>"$FAILED" ;;
  esac
}
set -o errtrace -o pipefail
trap note_failure ERR
`;

/** @param settings on top of the environment of a user who has set nothing */
export function openTerminal(settings: NodeJS.ProcessEnv): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'sla-docs-'));
  const bash = spawn('bash', ['--noprofile', '--norc'], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), ...settings, TMPDIR: folder },
    // A group of its own, so that what runs in the background ends with it.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(bash, 'close');
  const lines = createInterface({ input: bash.stdout })[Symbol.asyncIterator]();
  bash.stdin.write(REPORT_FAILURES);
  let count = 0;

  async function run(commands: string): Promise<Output> {
    count += 1;
    const script = join(folder, `${count}.sh`);
    const printed = join(folder, `${count}.out`);
    const failed = join(folder, `${count}.failed`);
    writeFileSync(script, commands);
    writeFileSync(failed, '');
    const began = performance.now();
    bash.stdin.write(`FAILED='${failed}'; . '${script}' >'${printed}' 2>&1 </dev/null; echo $?\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`The shell has ended:\n${readFileSync(printed, 'utf8')}`);
    const noted = readFileSync(failed, 'utf8').split('\n').slice(0, -1);
    return {
      // What is no command at all ends with an error, and runs into no trap.
      failures: noted.length === 0 && value !== '0' ? [`exit code ${value}`] : noted,
      tookMs: performance.now() - began,
      read: () => readFileSync(printed, 'utf8'),
    };
  }

  async function close(): Promise<void> {
    if (bash.exitCode === null && bash.pid !== undefined) process.kill(-bash.pid, 'SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  return { run, close };
}
