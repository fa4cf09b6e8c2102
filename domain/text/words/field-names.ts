import type { CaseChanges } from '../../case/act.ts';
import type { FieldWords } from './words.ts';

/** The names of the fields that an update changes, in the words of a language. */
export function namesOf(changes: CaseChanges, words: FieldWords): readonly string[] {
  return Object.entries(words).flatMap(([field, name]) => (field in changes ? [name] : []));
}
