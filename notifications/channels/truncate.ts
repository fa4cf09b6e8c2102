/** Cuts text to at most `most` characters, never within one; longer text ends with an ellipsis. */
export function truncate(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
