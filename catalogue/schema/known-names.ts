/** A name of a holiday that is known up to a year. */
export interface KnownName {
  readonly name: string;
  /** The last year in which its days are known. */
  readonly until: number;
}

/** The names of a feed that are known, but no longer in a year. */
export function missingNames(
  known: Readonly<Record<string, number>>,
  year: number,
): readonly KnownName[] {
  return Object.entries(known)
    .filter(([, until]) => until < year)
    .map(([name, until]) => ({ name, until }));
}
