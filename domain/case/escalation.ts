import type { Instant } from '../time/instant.ts';
import type { EscalationRule } from './commitment.ts';
import type { Clock } from './case-state.ts';
import type { Schedule } from './schedule.ts';

/** How far a breach has been escalated: level by level, until somebody acknowledges it. */
export interface Escalation {
  readonly reached: readonly { readonly level: number; readonly at: Instant }[];
  readonly acknowledged: { readonly at: Instant; readonly by: string } | null;
}

/** The highest level reached if nobody has acknowledged the breach; otherwise 0. */
export function openLevel({ reached, acknowledged }: Escalation): number {
  return acknowledged === null ? Math.max(0, ...reached.map(({ level }) => level)) : 0;
}

/** The level that is reached next unless somebody acknowledges the breach first; null if there is none. */
export function nextLevel(
  rules: readonly EscalationRule[],
  { reached, acknowledged }: Escalation,
  schedule: Schedule | null,
): (EscalationRule & { readonly at: Instant }) | null {
  if (acknowledged !== null) return null;
  const rule = rules.find(({ level }) => !reached.some((other) => other.level === level));
  const at = rule && schedule?.escalations.find(({ level }) => level === rule.level)?.at;
  return rule && at !== undefined ? { ...rule, at } : null;
}

/**
 * Every level of a commitment, as a clock shows it.
 * @param schedule null if no further level will be reached
 */
export function escalationsOf(
  rules: readonly EscalationRule[],
  { reached, acknowledged }: Escalation,
  schedule: Schedule | null,
): Clock['escalations'] {
  const coming = acknowledged === null ? (schedule?.escalations ?? []) : [];
  return rules.map(({ level, name }) => {
    const reachedAt = reached.find((other) => other.level === level)?.at ?? null;
    const at = reachedAt ?? coming.find((other) => other.level === level)?.at ?? null;
    return { level, name, at, reachedAt };
  });
}
