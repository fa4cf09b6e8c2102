import { oneLine } from '../typed-text/typed-text.ts';

/**
 * What people have typed, on one line of the Temporal UI's Markdown, which shows it as it is: no emphasis,
 * links or HTML, and no references to characters (`&#x202e;`).
 */
export function markdownLine(text: string): string {
  // An underscore within a word, as in an id, is no Markdown.
  return oneLine(text).replaceAll(/[\\`*~[\]<>#|&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}
