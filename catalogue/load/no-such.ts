import { meant } from '../schema/issue-words.ts';

/** What to write instead of a name that an offering does not have. */
export function noSuch(what: string, name: string, known: readonly string[]): string {
  return `no such ${what}: ${name}${meant(name, known) || `; there are ${known.join(', ')}`}`;
}
