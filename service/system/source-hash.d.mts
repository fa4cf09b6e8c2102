/**
 * A short hash of some code and data and of the versions of all packages, to name what is made from
 * them.
 * @param root the folder of the repository
 * @param sources files and folders below it
 */
export function sourceHash(root: string, sources: readonly string[]): string;
