/** All benchmarks in the order in which they run: those that need no engine first. */
export const BENCHMARKS = [
  'time',
  'acts',
  'deadlines',
  'stalls',
  'footprint',
  'rates',
  'storm',
] as const;
