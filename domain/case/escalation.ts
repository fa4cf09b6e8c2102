import type { Instant } from '../time/instant.ts';
import type { Clock, EscalationRule, Plan } from './types.ts';

/** A level of escalation that is reached next, unless somebody takes the breach up before. */
interface NextLevel extends EscalationRule {
  readonly at: Instant;
}

/** Who is told while a breach goes on: level after level, until somebody takes it up. */
export class Escalation {
  readonly #reached = new Map<number, Instant>();
  #takenUp: { readonly at: Instant; readonly by: string } | null = null;

  /** The highest level that was reached and that nobody has taken up; 0 for none. */
  get open(): number {
    return this.#takenUp === null ? Math.max(0, ...this.#reached.keys()) : 0;
  }

  reach(level: number, at: Instant): void {
    this.#reached.set(level, at);
  }

  /** No further level is reached. */
  takeUp(at: Instant, by: string): void {
    this.#takenUp ??= { at, by };
  }

  next(rules: readonly EscalationRule[], plan: Plan | null): NextLevel | null {
    if (this.#takenUp !== null) return null;
    const rule = rules.find(({ level }) => !this.#reached.has(level));
    const at = rule && plan?.escalations.find(({ level }) => level === rule.level)?.at;
    return rule && at !== undefined ? { ...rule, at } : null;
  }

  /** @param plan null where no further level will be reached */
  view(
    rules: readonly EscalationRule[],
    plan: Plan | null,
  ): Pick<Clock, 'escalations' | 'takenUp'> {
    const planned = this.#takenUp === null ? (plan?.escalations ?? []) : [];
    return {
      escalations: rules.map(({ level, name }) => {
        const reachedAt = this.#reached.get(level) ?? null;
        const at = reachedAt ?? planned.find((each) => each.level === level)?.at ?? null;
        return { level, name, at, reachedAt };
      }),
      takenUp: this.#takenUp,
    };
  }
}
