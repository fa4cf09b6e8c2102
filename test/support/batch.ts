import type { CaseJournal } from '../../domain/case/journal.ts';
import type { Batch } from '../../ledger/types/outbox.ts';
import { undetected } from './detected.ts';

/** What a case has to publish now, with its file, as in its first batch. */
export function batchAt(journal: CaseJournal, now: number): Batch {
  const events = undetected(journal.advance(now).events);
  return { id: journal.file.id, file: journal.file, state: journal.state, events };
}
