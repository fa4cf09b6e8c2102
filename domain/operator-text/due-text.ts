import type { Schedule } from '../case/schedule.ts';
import { toIso } from '../time/instant.ts';

/**
 * A deadline for operators, `2026-11-21 13:58:38 (+08:00)`. It shows the local time that was rendered
 * when the deadline was computed, so that it needs no zone data.
 */
export function dueText({ dueAt, dueAtLocal }: Pick<Schedule, 'dueAt' | 'dueAtLocal'>): string {
  if (dueAt === null) return 'never';
  const parts = /^(.{10})T(.{8}).*?([+-]\d\d:\d\d|Z)$/.exec(dueAtLocal ?? toIso(dueAt));
  return parts ? `${parts[1]} ${parts[2]} (${parts[3]})` : toIso(dueAt);
}
