/** Milliseconds for one property: enough for many more runs than the default. */
export const PROPERTY_TIMEOUT = 1_800_000;

/**
 * How often a property is tried: `PROPERTY_RUNS` where set, else the default, or a share of either
 * for a costly property. fast-check picks the seed, and prints it with a counterexample.
 */
export function propertyRuns(share = 1): { readonly numRuns: number } {
  const runs = Number(process.env['PROPERTY_RUNS'] ?? 500);
  return { numRuns: Math.max(1, Math.round(runs * share)) };
}
