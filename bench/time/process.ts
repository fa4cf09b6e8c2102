import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Reply, Request } from './protocol.ts';

/** How a contestant's process is started. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** `TZ`. */
  readonly zone: string;
}

/** A contestant gave no answer in time; its process was ended. */
export class HangError extends Error {
  override readonly name = 'HangError';

  constructor(limitMs: number) {
    super(`no answer within ${limitMs} ms`);
  }
}

/** A contestant threw. */
export class ContestantError extends Error {
  override readonly name = 'ContestantError';
}

/** One contestant in a process of its own, asked one thing at a time. */
export class ContestantProcess {
  readonly #child: ChildProcess;
  #pending: ((line: string | null) => void) | null = null;
  #ended = false;

  constructor({ command, args, zone }: Launch) {
    const env = { ...process.env, TZ: zone };
    const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    child.on('error', () => this.#end());
    child.on('exit', () => this.#end());
    // A process that ended is noticed by its exit; what is still written to it matters no more.
    child.stdin.on('error', () => {});
    createInterface({ input: child.stdout }).on('line', (line) => this.#settle(line));
    this.#child = child;
  }

  /** Throws `HangError` after so many milliseconds, `ContestantError` for what it threw. */
  async ask(request: Request, limitMs: number): Promise<Reply> {
    const answered = new Promise<string | null>((resolve) => {
      if (this.#ended) resolve(null);
      else this.#pending = resolve;
    });
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
    let hangs = false;
    const timer = setTimeout(() => {
      hangs = true;
      this.#child.kill('SIGKILL');
    }, limitMs);
    const line = await answered;
    clearTimeout(timer);
    if (hangs) throw new HangError(limitMs);
    if (line === null) throw new ContestantError('its process ended');
    const reply: Reply = JSON.parse(line);
    if (reply.error !== undefined) throw new ContestantError(reply.error);
    return reply;
  }

  async stop(): Promise<void> {
    if (this.#ended) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }

  #end(): void {
    this.#ended = true;
    this.#settle(null);
  }

  #settle(line: string | null): void {
    this.#pending?.(line);
    this.#pending = null;
  }
}
