import type { CaseJournal } from '../../domain/case/journal.ts';
import type { Act } from '../../domain/case/types.ts';
import { schedulesWith } from '../../domain/scheduling/schedule-case.ts';

/** Has a journal accept an act as its workflow does: with what it calls for, and no more. */
export function accept(journal: CaseJournal, act: Act): void {
  const missing = journal.unscheduledWith(act);
  journal.accept(act, missing === null ? {} : schedulesWith(journal.file, missing));
}
