import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** What a dotted path leads to in a document of YAML. */
export interface FoundNode {
  /** The value at the path; null if the path leads further than the document. */
  readonly node: unknown;
  /** The innermost name that was found, at which a reader should look; null if there is none. */
  readonly offset: number | null;
}

/** Follows a dotted path as far as it leads: a field may be missing. */
export function nodeAt(contents: unknown, path: string): FoundNode {
  return follow(contents, path === '' ? [] : path.split('.'), null);
}

function follow(node: unknown, path: readonly string[], offset: number | null): FoundNode {
  if (path.length === 0) return { node, offset };
  if (isSeq(node)) {
    const item = node.items[Number(path[0])];
    if (!isNodeWithRange(item)) return { node: null, offset };
    return follow(item, path.slice(1), item.range?.[0] ?? offset);
  }
  if (!isMap(node)) return { node: null, offset };
  // A name may have dots itself, as conditions ask for `contact.of`.
  for (let length = path.length; length > 0; length -= 1) {
    const pair = pairNamed(node.items, path.slice(0, length).join('.'));
    if (!pair || !isScalar(pair.key)) continue;
    return follow(pair.value, path.slice(length), pair.key.range?.[0] ?? offset);
  }
  return { node: null, offset };
}

function pairNamed(pairs: readonly Pair[], name: string): Pair | undefined {
  return pairs.find(({ key }) => isScalar(key) && String(key.value) === name);
}

function isNodeWithRange(item: unknown): item is Node {
  return isMap(item) || isSeq(item) || isScalar(item);
}
