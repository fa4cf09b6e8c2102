/** What people have written as one line: a break would look like, or begin, something of ours. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
