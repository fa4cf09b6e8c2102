/**
 * What people have written as one line: a break would look like, or begin, something of ours. Spaces
 * that do not break are left as they are.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/[^\S\u00a0]+/g, ' ').trim();
}
