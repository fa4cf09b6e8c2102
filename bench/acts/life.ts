import { CaseJournal } from '../../domain/case/journal.ts';
import type { Act, CaseFile } from '../../domain/case/types.ts';
import { schedulesWith } from '../../domain/scheduling/schedule-case.ts';
import { MINUTE } from '../../domain/time/units.ts';
import { exampleCatalogue } from '../../test/support/catalogues.ts';
import { drafted, IN_CHINA } from '../../test/support/drafted.ts';

const OPENING = '2026-11-23T08:00:00.000Z';
const OPENED_AT = Date.parse(OPENING);

/** A case under an offering with every kind of clock, as the API drafts it. */
export function openedCase(): CaseFile {
  const request = { offering: 'lighthouse', severity: 'C' };
  return drafted(OPENING, { catalogue: exampleCatalogue(), request, account: IN_CHINA });
}

/** Alternates requests and replies, ten minutes apart; every act has a note. */
function actAt(index: number, lateMinutes: number): Act {
  const at = Math.max(OPENED_AT, OPENED_AT + ((index + 1) * 10 - lateMinutes) * MINUTE);
  const common = { id: `act-${index}`, at, by: 'support', note: 'We are looking into it.' };
  return { ...common, act: index % 2 === 0 ? 'customer-request' : 'customer-reply' };
}

/** What one act cost, in microseconds: in the workflow, and in the activity that schedules. */
export interface Cost {
  readonly inWorkflow: number;
  readonly inActivity: number;
}

/** Does what the workflow does for an act: checks it, schedules for it and records it. */
function doAct(journal: CaseJournal, act: Act, now: number): Cost {
  const begun = performance.now();
  const refusal = journal.refusalFor(act);
  if (refusal !== null) throw new Error(`The case refuses ${act.id}: ${refusal.code}`);
  const missing = journal.unscheduledWith(act);
  const judged = performance.now();
  const schedules = missing === null ? {} : schedulesWith(journal.file, missing);
  const scheduled = performance.now();
  journal.accept(act, schedules);
  journal.advance(now);
  const done = performance.now();
  return {
    inWorkflow: (judged - begun + done - scheduled) * 1_000,
    inActivity: (scheduled - judged) * 1_000,
  };
}

/**
 * The costs of the acts of one case, each reported one to three times `lateMinutes` after it
 * happened.
 */
export function costsOf(file: CaseFile, count: number, lateMinutes: number): Cost[] {
  const journal = new CaseJournal(file);
  journal.advance(OPENED_AT);
  return Array.from({ length: count }, (_, index) => {
    const act = actAt(index, lateMinutes * ((index % 3) + 1));
    return doAct(journal, act, OPENED_AT + (index + 1) * 10 * MINUTE);
  });
}
