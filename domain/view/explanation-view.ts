import type { CaseFile, CaseState, Clock } from '../case/types.ts';
import { isoOrNull, toIso } from '../time/instant.ts';
import { zoneDataVersion } from '../time/zone.ts';
import { explainedSegments } from './explained-segments.ts';

/** What of a case is needed to explain its clocks. */
interface Explained {
  readonly file: Pick<CaseFile, 'calendars' | 'zoneDataVersion' | 'notes'>;
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
 * What to know of an explanation: what was noted when the case was planned, and that the zone data
 * of today are not those of the plan, which stays as it is.
 */
export function explanationNotes({
  zoneDataVersion: planned,
  notes,
}: Explained['file']): CaseFile['notes'] {
  const now = zoneDataVersion();
  if (planned === now) return notes;
  const detail = `The deadline was planned with zone data ${planned} and stays; the stretches of time are shown with ${now}.`;
  return [...notes, { code: 'zone-data-differs', detail }];
}
