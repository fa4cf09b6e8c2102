import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/**
 * Where in a file's text a dotted path is, as `12:5` (line and column); the nearest place around it that there
 * is, as a field may be missing. Null for the file as a whole, and where the text cannot be read.
 */
export function placeInFile(text: string, path: string): string | null {
  const lines = new LineCounter();
  // JSON is YAML too. Reading it a second time costs nothing but here, where something is wrong.
  const { contents } = parseDocument(text, { lineCounter: lines });
  const offset = offsetOf(contents, path === '' ? [] : path.split('.'), null);
  if (offset === null) return null;
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}

/** @param found of the innermost name that was found, at which a reader should look */
function offsetOf(node: unknown, path: readonly string[], found: number | null): number | null {
  if (path.length === 0) return found;
  if (isSeq(node)) {
    const item = node.items[Number(path[0])];
    return isNode(item) ? offsetOf(item, path.slice(1), item.range?.[0] ?? found) : found;
  }
  if (!isMap(node)) return found;
  // A name may have dots itself, as conditions ask for `contact.of`.
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    if (!pair || !isScalar(pair.key)) continue;
    return offsetOf(pair.value, path.slice(length), pair.key.range?.[0] ?? found);
  }
  return found;
}
