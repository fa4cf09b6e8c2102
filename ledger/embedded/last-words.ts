/**
 * Why PostgreSQL gave up, taken from its log, as PGlite's own error says only that it did. Null if the log
 * gives no reason.
 */
export function lastWords(said: readonly string[]): string | null {
  const from = said.findIndex((line) => /\b(FATAL|PANIC): /.test(line));
  const reasons = said.slice(from, from + 2).filter((line) => / (FATAL|PANIC|DETAIL): /.test(line));
  return (
    reasons.map((line) => line.replace(/^.*?(FATAL|PANIC|DETAIL):\s+|\.$/g, '')).join('. ') || null
  );
}
