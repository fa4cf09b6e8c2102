/** So many requests are under way at once, unless a caller says otherwise. */
const AT_ONCE = 32;

/** Does the work on every item, and answers in the order of the items. Throws what the work throws. */
export async function inParallel<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  atOnce = AT_ONCE,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const left = items.entries();
  const line = async () => {
    for (const [index, item] of left) results.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
