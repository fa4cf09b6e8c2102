/** Deeper than any body of this API: how many arrays and objects may be nested in one another. */
export const MAX_DEPTH = 32;

export const TOO_DEEP = `must be nested at most ${MAX_DEPTH} levels deep`;

export function tooMany(values: number): string {
  return `must hold at most ${values} values in all`;
}
