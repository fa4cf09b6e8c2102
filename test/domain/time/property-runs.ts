/** Milliseconds for one property: enough for many more runs than the default. */
export const PROPERTY_TIMEOUT = 1_800_000;

/** Spans of up to two weeks; in CI each law is tried on so many. */
const RUNS_IN_CI = 10_000;
const RUNS_ELSEWHERE = 200;
/** Spans of up to two years cost fifty times as much: 200 of them in CI. */
const SHARE_OF_LONG = 0.02;
const SHARE_OF_LIVES = 0.05;

/**
 * How often a property is tried: `PROPERTY_RUNS` where set, else 10,000 times in CI (`CI=true`)
 * and 200 elsewhere. fast-check picks the seed, and prints it with a counterexample.
 */
export function propertyRuns(): { readonly numRuns: number } {
  return { numRuns: runs() };
}

/** The same for a property over long spans: 200 in CI, and as large a share elsewhere. */
export function longPropertyRuns(): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.round(runs() * SHARE_OF_LONG)) };
}

/** The same for a property over whole lives of cases, each as dear as twenty spans: 500 in CI. */
export function lifePropertyRuns(): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.round(runs() * SHARE_OF_LIVES)) };
}

function runs(): number {
  const inCi = process.env['CI'] === 'true';
  return Number(process.env['PROPERTY_RUNS'] ?? (inCi ? RUNS_IN_CI : RUNS_ELSEWHERE));
}
