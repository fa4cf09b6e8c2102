import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watch, type Service } from './service.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One program of the service as a process of its own, killed and started again as often as a test likes. */
export class Program {
  readonly #name: string;
  readonly #readySign: RegExp;
  readonly #env: NodeJS.ProcessEnv;
  #running: Service | null = null;

  /**
   * @param name `api` or `worker`
   * @param readySign what it prints when it is ready
   */
  constructor(name: string, readySign: RegExp, env: NodeJS.ProcessEnv) {
    this.#name = name;
    this.#readySign = readySign;
    this.#env = env;
    // Should the tests end by themselves, nothing of ours goes on.
    process.once('exit', () => this.#running?.signal('SIGKILL'));
  }

  /** Resolves when it says that it is ready. Throws, with all it printed, where it ends before. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['service/run.mjs', this.#name], {
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
