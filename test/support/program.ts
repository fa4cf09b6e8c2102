import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watch, type Service } from './service.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One program of the service as a process of its own, killed and started again as often as a test likes. */
export class Program {
  readonly #script: string;
  readonly #readySign: RegExp;
  readonly #env: NodeJS.ProcessEnv;
  #running: Service | null = null;

  /**
   * @param script below the root of the repository
   * @param readySign what it prints when it is ready
   */
  constructor(script: string, readySign: RegExp, env: NodeJS.ProcessEnv) {
    this.#script = script;
    this.#readySign = readySign;
    this.#env = env;
    // Should the tests end by themselves, nothing of ours goes on.
    process.once('exit', () => this.#running?.signal('SIGKILL'));
  }

  /** Resolves when it says that it is ready. Throws, with all it printed, where it ends before. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', this.#script], {
      cwd: ROOT,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running = watch(child, this.#readySign);
    await this.#running.ready;
  }

  /** `kill -9`, where it runs. */
  async kill(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    running?.signal('SIGKILL');
    await running?.ended;
  }
}
