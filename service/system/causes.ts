/** The error, its cause, and so on to the first cause; empty for anything but an error. */
export function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
