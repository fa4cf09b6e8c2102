import { toIso } from '../time/instant.ts';
import type { Plan } from './types.ts';

/**
 * A deadline for people, `2026-11-21 13:58:38 (+08:00)`: the local time that was rendered when the
 * plan was made, so that no zone is needed to show it.
 */
export function dueText({ dueAt, dueAtLocal }: Pick<Plan, 'dueAt' | 'dueAtLocal'>): string {
  if (dueAt === null) return 'never';
  const parts = /^(.{10})T(.{8}).*?([+-]\d\d:\d\d|Z)$/.exec(dueAtLocal ?? toIso(dueAt));
  return parts ? `${parts[1]} ${parts[2]} (${parts[3]})` : toIso(dueAt);
}
