import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../../domain/time/instant.ts';

/** The nearest instant at which something happens by itself. */
export interface TimedWakeup {
  readonly at: Instant;
  /** What it is, for whoever reads the timer in the Temporal UI. */
  readonly summary: string;
}

/**
 * The one live timer of a workflow. It is armed for the nearest instant that matters and re-armed
 * only when that instant changes; while nothing is to come there is no timer.
 */
export class WakeupTimer {
  /** Set when the armed instant has come; whoever reacts to it resets it. */
  fired = false;
  #at: Instant | null = null;
  #firedFor: Instant | null = null;
  #scope: CancellationScope | null = null;

  /** Since when something is due that nobody has reacted to; null where nothing is. */
  overdueSince(now: Instant): Instant | null {
    if (this.fired) return this.#firedFor;
    return this.#at !== null && this.#at <= now ? this.#at : null;
  }

  set(wakeup: TimedWakeup | null): void {
    if (wakeup?.at === this.#at) return;
    this.#scope?.cancel();
    this.#scope = null;
    this.#at = wakeup?.at ?? null;
    if (wakeup) this.#arm(wakeup);
  }

  #arm({ at, summary }: TimedWakeup): void {
    const scope = new CancellationScope();
    this.#scope = scope;
    void this.#fire(
      scope,
      at,
      scope.run(() => sleep(at - Date.now(), { summary })),
    );
  }

  async #fire(scope: CancellationScope, at: Instant, timer: Promise<void>): Promise<void> {
    try {
      await timer;
    } catch (error) {
      if (isCancellation(error)) return;
      throw error;
    }
    this.fired = true;
    this.#firedFor = at;
    // An act in the same task may already have armed the timer for another instant.
    if (this.#scope === scope) this.#at = null;
  }
}
