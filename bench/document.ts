import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const FILE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/**
 * Replaces a part of `docs/performance.md` between its two comments. Throws if they are missing.
 */
export async function writePart(name: string, markdown: string): Promise<void> {
  const text = withPart(readFileSync(FILE, 'utf8'), name, markdown);
  const style = await resolveConfig(FILE);
  writeFileSync(FILE, await format(text, { ...style, filepath: FILE }));
}

/** The text with a part replaced between its two comments. Throws if they are missing. */
export function withPart(text: string, name: string, markdown: string): string {
  const place = new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(\n<!-- end of ${name} -->)`);
  if (!place.test(text)) throw new Error(`the document has no place for ${name}`);
  return text.replace(place, (_whole, begin: string, end: string) => {
    return `${begin}\n${markdown.trim()}\n${end}`;
  });
}
