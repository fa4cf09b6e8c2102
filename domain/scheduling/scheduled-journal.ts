import type { CarriedJournal } from '../case/journal.ts';
import { rebuiltJournal, type LedgerCase } from '../case/rebuilt-journal.ts';
import { replay } from '../case/replay.ts';
import type { Act, CaseFile } from '../case/types.ts';
import { keepingScheduler } from './schedule-case.ts';

/** A journal with acts that it lacks, and with the schedules that these call for. */
export function journalWith(
  file: CaseFile,
  journal: CarriedJournal,
  further: readonly Act[],
): CarriedJournal {
  const acts = [...journal.acts, ...further];
  const known = { ...file.schedules, ...journal.schedules };
  const { scheduler, schedules } = keepingScheduler(file, known);
  replay(file, acts, Infinity, scheduler);
  return { ...journal, acts, schedules: { ...journal.schedules, ...schedules } };
}

/** The journal of a case as its ledger tells it, with every schedule that it needs. */
export function journalFromLedger(ledgerCase: LedgerCase): CarriedJournal {
  const { file } = ledgerCase;
  const { scheduler } = keepingScheduler(file, file.schedules);
  return journalWith(file, { ...rebuiltJournal(ledgerCase, scheduler), schedules: {} }, []);
}
