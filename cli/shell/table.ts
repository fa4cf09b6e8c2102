/** Rows under a header, each column as wide as its widest cell; the last one is not filled up. */
export function tableOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const all = [header, header.map((name) => '-'.repeat(name.length)), ...rows];
  const widths = header.map((_name, column) =>
    all.reduce((widest, row) => Math.max(widest, width(row[column] ?? '')), 0),
  );
  return all.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd(),
  );
}

/** Characters as a terminal counts them, but for those of double width. */
function width(cell: string): number {
  return [...cell].length;
}
