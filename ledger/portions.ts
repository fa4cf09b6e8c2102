/** Rows in one statement. PostgreSQL takes at most 65,535 parameters. */
const MAX_ROWS = 1_000;

/**
 * Characters of long texts in one statement or its result, which are in memory several times over while they
 * are sent and read.
 */
const MAX_CHARACTERS = 1_000_000;

/**
 * Splits rows into portions that fit into one statement each.
 * @param lengthOf the characters of a row's long texts, where it has any
 */
export function* portionsOf<T>(
  rows: readonly T[],
  lengthOf: (row: T) => number = () => 0,
): Generator<readonly T[]> {
  let portion: T[] = [];
  let length = 0;
  for (const row of rows) {
    const more = lengthOf(row);
    const isFull = portion.length === MAX_ROWS || length + more > MAX_CHARACTERS;
    if (isFull && portion.length > 0) {
      yield portion;
      portion = [];
      length = 0;
    }
    portion.push(row);
    length += more;
  }
  if (portion.length > 0) yield portion;
}
