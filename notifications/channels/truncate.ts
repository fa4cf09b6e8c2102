/** At most so many characters, none of them halved; what is longer ends with an ellipsis. */
export function truncate(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
