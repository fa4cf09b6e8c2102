import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/time/instant.ts';
import type { Wake } from '../domain/case/wake.ts';

/**
 * The one live timer of a case. It is armed for the nearest instant that matters and re-armed
 * only when that instant changes; while nothing is to come there is no timer.
 */
export class Alarm {
  /** Set when the armed instant has come; whoever reacts to it resets it. */
  rang = false;
  #at: Instant | null = null;
  #rangFor: Instant | null = null;
  #scope: CancellationScope | null = null;

  /** Since when something is due that nobody has reacted to; null where nothing is. */
  overdueSince(now: Instant): Instant | null {
    if (this.rang) return this.#rangFor;
    return this.#at !== null && this.#at <= now ? this.#at : null;
  }

  set(wake: Wake | null): void {
    if (wake?.at === this.#at) return;
    this.#scope?.cancel();
    this.#scope = null;
    this.#at = wake?.at ?? null;
    if (wake) this.#arm(wake);
  }

  #arm(wake: Wake): void {
    const scope = new CancellationScope();
    this.#scope = scope;
    void this.#ring(
      scope,
      wake.at,
      scope.run(() => sleep(wake.at - Date.now(), { summary: wake.summary })),
    );
  }

  async #ring(scope: CancellationScope, at: Instant, timer: Promise<void>): Promise<void> {
    try {
      await timer;
    } catch (error) {
      if (isCancellation(error)) return;
      throw error;
    }
    this.rang = true;
    this.#rangFor = at;
    // An act in the same task may already have armed the alarm for another instant.
    if (this.#scope === scope) this.#at = null;
  }
}
