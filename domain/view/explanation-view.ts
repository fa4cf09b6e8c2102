import type { CaseFile, ClockPlan } from '../case/types.ts';
import { isoOrNull, toIso } from '../time/instant.ts';
import { ownCalendar } from '../time/own-time.ts';
import { segmentsBetween } from '../time/segments.ts';
import { zoneDataVersion } from '../time/zone.ts';

/** What of a case is needed to explain its clocks. */
type Explained = Pick<CaseFile, 'plan' | 'calendars' | 'zoneDataVersion' | 'notes'>;

/**
 * Why each clock is due when it is: its rule, and every stretch of time from its start to its
 * deadline (`api.md`, `/v1/cases/{id}/explanation`). The counted seconds add up to the target. A
 * clock without a deadline has no segments.
 */
export function explanationView(file: Explained) {
  return {
    clocks: file.plan.map((plan) => explainClock(plan, file)),
    notes: explanationNotes(file),
  };
}

function explainClock(plan: ClockPlan, file: Explained) {
  const { metric, rule = null, source, target, startedAt, dueAt, calendar } = plan;
  return {
    metric,
    rule,
    source,
    target,
    startedAt: toIso(startedAt),
    dueAt: isoOrNull(dueAt),
    calendar,
    calendarVersion: calendar === null ? null : (file.calendars[calendar]?.version ?? null),
    zoneDataVersion: file.zoneDataVersion,
    segments: explainedSegments(plan, file).map(({ from, to, ...stretch }) => ({
      from: toIso(from),
      to: toIso(to),
      ...stretch,
    })),
  };
}

/** Every stretch from a clock's start to its deadline, with its length in seconds. */
export function explainedSegments(
  { target, calendar, startedAt, dueAt }: Omit<ClockPlan, 'warnings'>,
  { calendars }: Pick<CaseFile, 'calendars'>,
) {
  if (target === null || dueAt === null) return [];
  const pinned = calendar === null ? null : (calendars[calendar] ?? null);
  return segmentsBetween(ownCalendar(target, pinned), startedAt, dueAt).map((segment) => ({
    ...segment,
    seconds: (segment.to - segment.from) / 1000,
  }));
}

/**
 * What to know of an explanation: what was noted when the case was planned, and that the zone data
 * of today are not those of the plan, which stays as it is.
 */
export function explanationNotes({
  zoneDataVersion: planned,
  notes,
}: Explained): Explained['notes'] {
  const now = zoneDataVersion();
  if (planned === now) return notes;
  const detail = `The deadline was planned with zone data ${planned} and stays; the stretches of time are shown with ${now}.`;
  return [...notes, { code: 'zone-data-differs', detail }];
}
