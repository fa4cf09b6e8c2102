/** How often something is tried of which one time finds most: so often in CI, less often elsewhere. */
export function rounds(inCi: number, elsewhere: number): number {
  return process.env['CI'] === 'true' ? inCi : elsewhere;
}
