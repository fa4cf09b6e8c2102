/** Why PostgreSQL gave up, from what it logged: PGlite's own error says only that it did. */
export function lastWords(said: readonly string[]): string | null {
  const from = said.findIndex((line) => /\b(FATAL|PANIC): /.test(line));
  const words = said.slice(from, from + 2).filter((line) => / (FATAL|PANIC|DETAIL): /.test(line));
  return (
    words.map((line) => line.replace(/^.*?(FATAL|PANIC|DETAIL):\s+|\.$/g, '')).join('. ') || null
  );
}
