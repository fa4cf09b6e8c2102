/** A list that only grows, with a digest by which it can be told from others. */
export interface Digested<T> {
  readonly list: readonly T[];
  readonly digest: string;
}

/** @param textOf what stands for an item in the digest */
export function digested<T>(list: readonly T[], textOf: (item: T) => string): Digested<T> {
  const digest = list.reduce((before, item) => nextDigest(before, textOf(item)), '');
  return { list, digest };
}

/** The list with one item more, of which alone the text is needed. */
export function withItem<T>({ list, digest }: Digested<T>, item: T, text: string): Digested<T> {
  return { list: [...list, item], digest: nextDigest(digest, text) };
}

function nextDigest(digest: string, text: string): string {
  return digestOf(`${digest}:${text}`);
}

/** FNV-1a with two different seeds: 64 bits as 16 hexadecimal digits. */
function digestOf(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x01000193);
  }
  return inHex(first) + inHex(second);
}

function inHex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}
