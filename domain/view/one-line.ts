/**
 * What people have written as one line: a break would look like, or begin, something of ours. A
 * no-break space, U+00A0, within the text is left as it is; any other run of white space, narrow
 * no-break spaces included, becomes one plain space.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/[^\S\u00a0]+/g, ' ').trim();
}
