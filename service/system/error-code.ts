/** The system's error code (`ENOENT`, `EADDRINUSE`, …); null if the error has none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
