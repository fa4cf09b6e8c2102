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

/** A level, each time that it is reached. */
interface Step {
  readonly level: number;
  readonly name: string;
  /** 1, 2, 3, … of this level. */
  readonly number: number;
}

/** All steps of an escalation, in the order in which they are reached. */
function stepsOf(rules: readonly EscalationRule[]): readonly Step[] {
  return rules.flatMap(({ level, name, repeat }) =>
    Array.from({ length: 1 + (repeat?.times ?? 0) }, (_, index) => ({
      level,
      name,
      number: index + 1,
    })),
  );
}

/** The level that is reached next unless somebody acknowledges the breach first; null if there is none. */
export function nextLevel(
  rules: readonly EscalationRule[],
  { reached, acknowledged }: Escalation,
  schedule: Schedule | null,
): (Step & { readonly at: Instant }) | null {
  if (acknowledged !== null) return null;
  const at = schedule?.escalations[reached.length]?.at;
  if (at === undefined) return null;
  const step = stepsOf(rules)[reached.length];
  return step ? { ...step, at } : null;
}

/**
 * Every level of a commitment, as a clock shows it, and the repeats that were or will be reached.
 * @param schedule null if no further level will be reached
 */
export function escalationsOf(
  rules: readonly EscalationRule[],
  { reached, acknowledged }: Escalation,
  schedule: Schedule | null,
): Clock['escalations'] {
  const coming = acknowledged === null ? (schedule?.escalations ?? []) : [];
  return stepsOf(rules)
    .map((step, index) => {
      const reachedAt = reached[index]?.at ?? null;
      return { ...step, at: reachedAt ?? coming[index]?.at ?? null, reachedAt };
    })
    .filter(({ number, at }) => number === 1 || at !== null);
}
