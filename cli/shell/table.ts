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

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters as people count them; a terminal shows some of them in double width. */
function width(cell: string): number {
  // Segmenting is slow, and most cells are plain.
  if (/^[\x20-\x7e]*$/.test(cell)) return cell.length;
  return Array.from(CHARACTERS.segment(cell)).length;
}
