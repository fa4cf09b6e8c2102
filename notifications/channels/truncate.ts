/** Cuts text to at most `max` characters, never within one; longer text ends with an ellipsis. */
export function truncate(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}
