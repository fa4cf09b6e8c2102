import type { Words } from './words.ts';

/** A few words for a type of event; the type itself if it has none. */
export function headingOf({ headings }: Pick<Words, 'headings'>, type: string): string {
  const all: Readonly<Record<string, string>> = headings;
  return all[type] ?? type;
}
