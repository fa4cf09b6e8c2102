/**
 * A short name for the present content of some code and data and of the versions of all packages: what is
 * made from them can be kept under it.
 * @param root the folder of the repository
 * @param sources files and folders below it
 */
export function sourceHash(root: string, sources: readonly string[]): string;
