/**
 * The same items in the same order, starting with another one each round, so that none is always
 * first.
 */
export function rotated<T>(items: readonly T[], round: number): readonly T[] {
  const first = ((round % items.length) + items.length) % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}
