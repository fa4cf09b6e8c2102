/** Rows per insert. PostgreSQL takes at most 65,535 parameters in a statement. */
const ROWS_PER_INSERT = 1_000;

/** Splits rows into batches that fit into one insert each. */
export function* insertBatches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += ROWS_PER_INSERT) {
    yield items.slice(from, from + ROWS_PER_INSERT);
  }
}
