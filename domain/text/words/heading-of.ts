import type { Words } from './words.ts';

/** A few words for a type of event, instead of the type itself; what has none carries several alerts. */
export function headingOf(
  { headings, labels }: Pick<Words, 'headings' | 'labels'>,
  type: string,
): string {
  const all: Readonly<Record<string, string>> = headings;
  return all[type] ?? labels.digest;
}
