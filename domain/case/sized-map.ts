import { jsonBytes } from './json-bytes.ts';

/** A map that knows how long its entries are as JSON in UTF-8, without measuring all of them anew. */
export class SizedMap<V> {
  readonly #values = new Map<string, V>();
  readonly #sizes = new Map<string, number>();
  #bytes = 0;

  constructor(entries: Iterable<readonly [string, V]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  set(key: string, value: V): void {
    const size = entryBytes(key, value);
    this.#bytes += size - (this.#sizes.get(key) ?? 0);
    this.#sizes.set(key, size);
    this.#values.set(key, value);
  }

  delete(key: string): void {
    this.#bytes -= this.#sizes.get(key) ?? 0;
    this.#sizes.delete(key);
    this.#values.delete(key);
  }

  entries(): IterableIterator<[string, V]> {
    return this.#values.entries();
  }

  values(): IterableIterator<V> {
    return this.#values.values();
  }
}

/** With quotes, colon and comma. */
function entryBytes(key: string, value: unknown): number {
  return jsonBytes(key) + jsonBytes(value) + 2;
}
