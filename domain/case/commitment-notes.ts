import type { CaseFile, CaseNote } from './case-file.ts';
import type { CaseState } from './case-state.ts';

/** What is noted on the commitments of the case's present severity. */
export function commitmentNotes(
  { commitments }: Pick<CaseFile, 'commitments'>,
  { severity }: Pick<CaseState, 'severity'>,
): readonly CaseNote[] {
  const notes = Object.values(commitments[severity] ?? {}).flatMap(({ note }) => note ?? []);
  return [...new Set(notes)].map((detail) => ({ code: 'commitment', detail }));
}
