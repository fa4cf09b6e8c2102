/** A map, also one that holds its keys weakly. */
interface Memory<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What is known of a key, or else what is found out now, which is then known. */
export function remembered<K, V>(known: Memory<K, V>, key: K, find: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}
