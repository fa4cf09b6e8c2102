/** Rows of one insert; PostgreSQL takes 65,535 parameters a statement. */
const ROWS_PER_INSERT = 1_000;

/** Rows in portions that fit into one insert each. */
export function* insertBatches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += ROWS_PER_INSERT) {
    yield items.slice(from, from + ROWS_PER_INSERT);
  }
}
