/** When a name is listed in a feed. */
export interface Listing {
  readonly name: string;
  /** The years of its days. */
  readonly years: readonly number[];
  /** It recurs by a rule without an end. */
  readonly isEndless: boolean;
}

/**
 * The last year for which each name of a feed is known: the last of the feed's years for one that
 * recurs without an end, otherwise the last in which it is listed. A name that came in one year only,
 * while others went on being listed after it, happened once: nothing is missing in later years, and it
 * is left out.
 * @param lastYear the last year of the feed
 */
export function knownUntil(
  listings: readonly Listing[],
  lastYear: number,
): Readonly<Record<string, number>> {
  const names = new Map<string, { years: Set<number>; isEndless: boolean }>();
  for (const { name, years, isEndless } of listings) {
    const known = names.get(name) ?? { years: new Set(), isEndless: false };
    for (const year of years) known.years.add(year);
    known.isEndless ||= isEndless;
    if (known.years.size > 0) names.set(name, known);
  }
  const all = [...names].map(([name, { years, isEndless }]) => ({
    name,
    isEndless,
    times: years.size,
    last: isEndless ? lastYear : Math.max(...years),
  }));
  // A file may have more names than a function takes arguments.
  const lastListed = all.reduce((a, { isEndless, last }) => (isEndless ? a : Math.max(a, last)), 0);
  const known = all.filter((each) => each.isEndless || each.times > 1 || each.last === lastListed);
  return Object.fromEntries(known.map(({ name, last }) => [name, last]));
}
