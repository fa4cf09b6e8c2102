/** The newest are remembered; at 253 characters each, that is two megabytes at the most. */
const REMEMBERED = 10_000;

/** The names whose last lookup took long. */
export class SlowNames {
  readonly #names = new Set<string>();

  has(name: string): boolean {
    return this.#names.has(name);
  }

  note(name: string, isSlow: boolean): void {
    this.#names.delete(name);
    if (!isSlow) return;
    this.#names.add(name);
    const [oldest] = this.#names;
    if (oldest !== undefined && this.#names.size > REMEMBERED) this.#names.delete(oldest);
  }
}
