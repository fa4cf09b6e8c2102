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
  const steps: Step[] = [];
  for (const { level, name, repeat } of rules) {
    const times = 1 + (repeat?.times ?? 0);
    for (let number = 1; number <= times; number += 1) steps.push({ level, name, number });
  }
  return steps;
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
    .map(({ level, name, number }, index) => {
      const reachedAt = reached[index]?.at ?? null;
      return { level, name, number, at: reachedAt ?? coming[index]?.at ?? null, reachedAt };
    })
    .filter(({ number, at }) => number === 1 || at !== null);
}
