/**
 * Puts text written by people on one line, because a line break in it could imitate text of ours. A
 * no-break space (U+00A0) within the text is left as it is; any other run of white space, including
 * narrow no-break spaces, becomes one plain space.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/[^\S\u00a0]+/g, ' ').trim();
}
