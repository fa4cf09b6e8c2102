/** By which people know something, after its id; nothing if they do not. */
export function inBrackets(name: string | null): string {
  return name === null ? '' : ` (${name})`;
}
