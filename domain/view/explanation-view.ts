import { otherNotes } from '../case/case-notes.ts';
import type { CaseFile, CaseState, Clock, PendingClock, ShownFile } from '../case/types.ts';
import { isoOrNull, toIso } from '../time/instant.ts';
import { hasZoneData, newestZoneData } from '../time/zone.ts';
import { zoneNotes } from './calendar-of.ts';
import { pendingState } from './pending-state.ts';
import { severityFrom } from './severity-from.ts';
import { explainedSegments } from './explained-segments.ts';

/** The part of a case that is needed to explain its clocks. */
interface Explained {
  readonly file: ShownFile;
  readonly state: Pick<CaseState, 'changes' | 'clocks' | 'pending' | 'severity'>;
}

/**
 * Why each clock is due when it is: its rule, and every stretch of time from its start to its
 * deadline (docs/semantics.md, "The explanation of a clock"). The counted seconds add up to the
 * target. A clock for which nothing is promised has no segments.
 */
export function explanationView({ file, state }: Explained) {
  return {
    clocks: [
      ...state.clocks.map((clock) => explainClock(clock, file)),
      ...state.pending.map((clock) => explainPending(clock, file)),
    ],
    severityFrom: severityFrom(file, state),
    notes: explanationNotes(file, state),
  };
}

function explainClock(clock: Clock, file: Explained['file']) {
  return {
    ...explainPending(clock, file),
    state: clock.state,
    startedAt: toIso(clock.startedAt),
    dueAt: isoOrNull(clock.dueAt),
    segments: explainedSegments(clock, file).map(({ from, to, ...stretch }) => ({
      from: toIso(from),
      to: toIso(to),
      ...stretch,
    })),
  };
}

/** What is promised, without the times that nothing has begun to count. */
function explainPending(clock: PendingClock, file: Explained['file']) {
  const { metric, audience, cycle, rule, source, target, calendar } = clock;
  return {
    metric,
    audience,
    cycle,
    state: pendingState(clock),
    rule,
    source,
    target,
    startedAt: null,
    dueAt: null,
    calendar,
    calendarVersion: calendar === null ? null : (file.calendars[calendar]?.version ?? null),
    zoneDataVersion: file.zoneDataVersion,
    segments: [],
  };
}

/**
 * The notes on an explanation: those made when the case was scheduled, and one if the newest zone data
 * are others. The case keeps its own; local times are shown with the newest, as the clocks on the wall.
 */
export function explanationNotes(
  file: ShownFile,
  state: Pick<CaseState, 'severity' | 'changes'>,
): CaseFile['notes'] {
  const { zoneDataVersion: scheduledWith } = file;
  const notes = [...otherNotes(file, state), ...zoneNotes(file)];
  const current = newestZoneData();
  if (scheduledWith === current) return notes;
  const detail = hasZoneData(scheduledWith)
    ? `Deadlines are computed with zone data ${scheduledWith}, as when the case was opened; local times are shown with ${current}.`
    : `Deadlines were computed with zone data ${scheduledWith} and do not change; this process does not have these, and shows stretches of time with ${current}.`;
  return [...notes, { code: 'zone-data-differs', detail }];
}
