/** What was thrown, what caused that, and so on to the first; none where it is no error. */
export function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
