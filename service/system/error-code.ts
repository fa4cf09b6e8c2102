/** The system's name for what failed (`ENOENT`, `EADDRINUSE`, …); null where the error has none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
