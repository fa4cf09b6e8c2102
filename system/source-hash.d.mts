/**
 * A short name for the present content of some folders' code and data and of the versions of all packages:
 * what is made from them can be kept under it.
 * @param root the folder of the repository
 * @param folders below it
 */
export function sourceHash(root: string, folders: readonly string[]): string;
