import type { Path } from '../rows/row-ids.ts';

/** The field at the end of a way, for an element that of its list: `rules` for `["rules", 3]`. */
export function fieldOf(path: Path): string {
  return path.findLast((key) => typeof key === 'string') ?? '';
}

/** The field above that one: `rules` for `["rules", 3, "when"]`. */
export function aboveOf(path: Path): string {
  const last = path.findLastIndex((key) => typeof key === 'string');
  return last < 0 ? '' : fieldOf(path.slice(0, last));
}

/** What stands at a place; undefined where there is none. */
export function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Readonly<Record<string, unknown>>)[key];
  }, content);
}
