/** Joins lookups of a name that is being looked up already, so that many attempts for it take one place. */
export function joinedLookup<T>(
  lookup: (name: string) => Promise<T>,
): (name: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (name) => {
    const joined = underWay.get(name);
    if (joined) return joined;
    const found = lookup(name).finally(() => underWay.delete(name));
    underWay.set(name, found);
    return found;
  };
}
