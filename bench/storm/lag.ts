/** How late many things were that were due at the same instant, in milliseconds. */
export interface Lag {
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * Each figure is a measured one: the smallest that the given share of all values does not exceed.
 * Throws `RangeError` if nothing was measured.
 */
export function lagOf(values: readonly number[]): Lag {
  const sorted = values.toSorted((a, b) => a - b);
  const upTo = (share: number): number => {
    const value = sorted[Math.ceil(share * sorted.length) - 1];
    if (value === undefined) throw new RangeError('nothing was measured');
    return value;
  };
  return { median: upTo(0.5), p99: upTo(0.99), max: upTo(1) };
}
