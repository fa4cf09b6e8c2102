import { CaseJournal, type CarriedJournal } from '../../domain/case/journal.ts';
import type { Act, CaseEvent, CaseFile, CaseState, RevivedFrom } from '../../domain/case/types.ts';
import { journalFromLedger, journalWith } from '../../domain/scheduling/scheduled-journal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CaseRecord } from '../../ledger/types/cases.ts';
import type { CaseRun } from '../../temporal/case-gateway.ts';

/** What the ledger has of a case. */
export interface RecordedCase {
  readonly record: CaseRecord;
  readonly events: readonly CaseEvent[];
}

/** A case, put together from everything that is known of it. */
export interface AssembledCase {
  readonly file: CaseFile;
  /** As it was last recorded, with everything that its journal has recorded. */
  readonly state: CaseState;
  /** Null if nothing was ever recorded. */
  readonly journal: CarriedJournal | null;
  /** What was recorded, and is not in the ledger. */
  readonly unpublished: readonly CaseEvent[];
  readonly revivedFrom: RevivedFrom;
  /** Whether a run that knows all of this goes on. */
  readonly isRunning: boolean;
}

/**
 * Puts a case together: from the run that has recorded most, or from the ledger if that has more, with the
 * acts that other runs have taken, as after a reset. Null if nothing is known.
 */
export function assembledCase(
  ledger: RecordedCase | null,
  runs: readonly CaseRun[],
): AssembledCase | null {
  const base = baseOf(ledger, runs);
  if (base === null) return null;
  const { file, journal } = base;
  const further = actsBeyond(base, runs);
  const complete = journal && further.length > 0 ? journalWith(file, journal, further) : journal;
  return { ...base, journal: complete, isRunning: base.isRunning && further.length === 0 };
}

/** The state at an instant, with whatever has fallen due by then. */
export function stateAt({ file, journal }: AssembledCase, now: Instant): CaseState {
  const going = new CaseJournal(file, journal ?? undefined);
  going.advance(now);
  return going.state;
}

function baseOf(ledger: RecordedCase | null, runs: readonly CaseRun[]): AssembledCase | null {
  const known = ledger?.record.seq ?? 0;
  const [fullest] = runs
    .filter((run) => agrees(run, ledger))
    .toSorted((a, b) => b.report.seq - a.report.seq || Number(b.isRunning) - Number(a.isRunning));
  if (fullest && fullest.report.seq >= known) return fromRun(fullest, known);
  return ledger && fromLedger(ledger);
}

/** Whether a run says of the events in the ledger what the ledger says; one that was reset does not. */
function agrees({ events }: CaseRun, ledger: RecordedCase | null): boolean {
  const known = new Map(ledger?.events.map((event) => [event.seq, event]));
  return events.every(({ seq, key, at }) => {
    const recorded = known.get(seq);
    // An act that a reset has repeated has its key, at another instant.
    return !recorded || (recorded.key === key && recorded.at === at);
  });
}

function fromRun(run: CaseRun, known: number): AssembledCase {
  const { report, carried, events, isRunning } = run;
  return {
    file: report.file,
    state: report.state,
    journal: carried,
    unpublished: events.filter(({ seq }) => seq > known),
    revivedFrom: 'history',
    isRunning,
  };
}

function fromLedger({ record: { file, state }, events }: RecordedCase): AssembledCase {
  const { credit } = state;
  return {
    file,
    state,
    journal: journalFromLedger({ file, events, credit }),
    unpublished: [],
    revivedFrom: 'ledger',
    isRunning: false,
  };
}

/** The acts that runs have taken and that a case lacks, in the order of their instants. */
function actsBeyond({ file, journal }: AssembledCase, runs: readonly CaseRun[]): readonly Act[] {
  const known = new Set([...file.history, ...(journal?.acts ?? [])].map(({ id }) => id));
  const further = new Map<string, Act>();
  for (const act of runs.flatMap(({ carried }) => carried?.acts ?? [])) {
    if (!known.has(act.id)) further.set(act.id, act);
  }
  return [...further.values()].toSorted((a, b) => a.at - b.at);
}
