import { existsSync, openSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';

const MAX_BYTES = 64 * 1024 * 1024;
const CHECK_MS = 60_000;
const LAST_LINES = 15;
const MAX_LINE = 400;

/**
 * What a program of the engine prints. The program writes it itself, so it stays whole when we
 * are killed; it begins anew at each start, the one before is kept under `.1`.
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
   * The last lines, long ones cut, or nothing, for showing why the program ended. One that died of a panic
   * says why before a trace that is longer than that: its lines from there on.
   */
  tail(): string {
    const text = readFileSync(this.path, 'utf8').trimEnd();
    if (text === '') return '';
    const lines = text.split('\n');
    const panic = lines.findLastIndex((line) => /^(panic|fatal error): /.test(line));
    const shown = panic < 0 ? lines.slice(-LAST_LINES) : lines.slice(panic, panic + LAST_LINES);
    return shown.map((line) => `  ${line.slice(0, MAX_LINE)}`).join('\n');
  }

  /** No longer looks after the size; for when the program has ended. */
  release(): void {
    clearInterval(this.#bound);
  }

  /** A program that complains without end must not fill the disk; what it appends goes on from zero. */
  #keepBounded(): void {
    if (statSync(this.path).size > MAX_BYTES) truncateSync(this.path, 0);
  }
}
