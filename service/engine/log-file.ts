import { existsSync, openSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';

const MAX_BYTES = 64 * 1024 * 1024;
const CHECK_MS = 60_000;
const LAST_LINES = 15;
const MAX_LINE = 400;

/**
 * The output of an engine's program. The program writes the file itself, so the file is complete
 * even if we are killed. Each start begins a new one and keeps the previous one under `.1`.
 */
export class LogFile {
  readonly path: string;
  readonly descriptor: number;
  readonly #bound: NodeJS.Timeout;

  constructor(path: string) {
    if (existsSync(path)) renameSync(path, `${path}.1`);
    this.path = path;
    this.descriptor = openSync(path, 'a');
    this.#bound = setInterval(() => this.#keepBounded(), CHECK_MS);
    this.#bound.unref();
  }

  /**
   * The last lines, with long ones cut, to show why the program ended; empty if there are none.
   * After a panic, the lines from there on, as its long trace follows the reason.
   */
  tail(): string {
    const text = readFileSync(this.path, 'utf8').trimEnd();
    if (text === '') return '';
    const lines = text.split('\n');
    const panic = lines.findLastIndex((line) => /^(panic|fatal error): /.test(line));
    const shown = panic < 0 ? lines.slice(-LAST_LINES) : lines.slice(panic, panic + LAST_LINES);
    return shown.map((line) => `  ${line.slice(0, MAX_LINE)}`).join('\n');
  }

  /** Stops watching the size; for when the program has ended. */
  release(): void {
    clearInterval(this.#bound);
  }

  /**
   * A program that logs without end must not fill the disk. It appends, so it continues from zero.
   */
  #keepBounded(): void {
    if (statSync(this.path).size > MAX_BYTES) truncateSync(this.path, 0);
  }
}
