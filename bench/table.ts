import type { Spread } from './spread.ts';

/** A Markdown table; the first row is its head. Cells must not contain `|`. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, line, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const FIGURES = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** A measured figure, to three digits. */
export function figure(value: number): string {
  return FIGURES.format(value);
}

/** `19,700 (18,600–21,400)`: the median and the range. */
export function figures({ median, min, max }: Spread): string {
  return `${figure(median)} (${figure(min)}–${figure(max)})`;
}
