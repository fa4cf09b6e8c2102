/**
 * Words as a list in a sentence: `A, B and C`.
 * @param comma `; ` where the words have commas of their own
 */
export function listed(words: readonly string[], and: string, comma = ', '): string {
  const last = words.slice(-1);
  const others = words.slice(0, -1).join(comma);
  return [...(others === '' ? [] : [others]), ...last].join(` ${and} `);
}
