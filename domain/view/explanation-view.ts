import type { CaseFile, CaseState, Clock } from '../case/types.ts';
import { isoOrNull, toIso } from '../time/instant.ts';
import { zoneDataVersion } from '../time/zone.ts';
import { zoneNotes } from './calendar-of.ts';
import { explainedSegments } from './explained-segments.ts';

/** The part of a case that is needed to explain its clocks. */
interface Explained {
  readonly file: Pick<CaseFile, 'account' | 'calendars' | 'zoneDataVersion' | 'notes'>;
  readonly state: Pick<CaseState, 'clocks'>;
}

/**
 * Why each clock is due when it is: its rule, and every stretch of time from its start to its
 * deadline (docs/semantics.md, "The explanation of a clock"). The counted seconds add up to the
 * target. A clock for which nothing is promised has no segments.
 */
export function explanationView({ file, state }: Explained) {
  return {
    clocks: state.clocks.map((clock) => explainClock(clock, file)),
    notes: explanationNotes(file),
  };
}

function explainClock(clock: Clock, file: Explained['file']) {
  const { metric, cycle, rule, source, target, startedAt, dueAt, calendar } = clock;
  return {
    metric,
    cycle,
    state: clock.state,
    rule,
    source,
    target,
    startedAt: toIso(startedAt),
    dueAt: isoOrNull(dueAt),
    calendar,
    calendarVersion: calendar === null ? null : (file.calendars[calendar]?.version ?? null),
    zoneDataVersion: file.zoneDataVersion,
    segments: explainedSegments(clock, file).map(({ from, to, ...stretch }) => ({
      from: toIso(from),
      to: toIso(to),
      ...stretch,
    })),
  };
}

/**
 * The notes on an explanation: those made when the case was scheduled, and one if the present zone data
 * differ from those with which it was scheduled. The schedule itself stays as it is.
 */
export function explanationNotes(file: Explained['file']): CaseFile['notes'] {
  const { zoneDataVersion: scheduledWith } = file;
  const notes = [...file.notes, ...zoneNotes(file)];
  const current = zoneDataVersion();
  if (scheduledWith === current) return notes;
  const detail = `The deadline was computed with zone data ${scheduledWith} and does not change; the stretches of time are shown with ${current}.`;
  return [...notes, { code: 'zone-data-differs', detail }];
}
