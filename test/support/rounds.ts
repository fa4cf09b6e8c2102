/** How much is tried where a part of it finds most: all of it in CI, less elsewhere. */
export function rounds<T>(inCi: T, elsewhere: T): T {
  return process.env['CI'] === 'true' ? inCi : elsewhere;
}
