import type { Report } from './problem.ts';

/** One line of iCalendar, unfolded. */
export interface ContentLine {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly text: string;
}

const BYTE_ORDER_MARK = /^\u00EF\u00BB\u00BF/;

/** Each code unit of UTF-16 has two bytes, of which one is NUL in all that iCalendar says itself. */
const UTF_16 = /^(?:\u00FF\u00FE|\u00FE\u00FF|.\0.\0.\0|\0.\0.\0.)/s;

/** Whether a file is UTF-16, by its byte order mark or its bytes. */
export function isUtf16(file: Uint8Array): boolean {
  return UTF_16.test(Buffer.from(file.subarray(0, 6)).toString('latin1'));
}

/**
 * The content lines of a file, with either kind of line break. Unfolded as bytes, as writers may
 * fold within a character. A line that is not UTF-8 is reported and left out.
 */
export function contentLines(file: Uint8Array, report: Report): readonly ContentLine[] {
  const bytes = Buffer.from(file).toString('latin1').replace(BYTE_ORDER_MARK, '');
  const folded: { line: number; text: string }[] = [];
  for (const [index, text] of bytes.split(/\r?\n/).entries()) {
    const last = folded.at(-1);
    if (/^[ \t]/.test(text) && last) last.text += text.slice(1);
    else if (text.trim() !== '') folded.push({ line: index + 1, text });
  }
  return folded.flatMap(({ line, text }) => {
    const decoded = decode(text);
    if (decoded === null) report(line, 'this line is no UTF-8: save the file as UTF-8');
    return decoded === null ? [] : [{ line, text: decoded }];
  });
}

function decode(bytes: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return null;
  }
}
