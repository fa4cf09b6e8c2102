import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../../domain/time/instant.ts';

/** The nearest instant at which something happens by itself. */
export interface TimedWakeup {
  readonly at: Instant;
  /** What happens then, for operators who read the timer in the Temporal UI. */
  readonly summary: string;
}

/**
 * The one live timer of a workflow. It is armed for the nearest instant that matters and re-armed
 * only when that instant changes; when nothing is scheduled there is no timer.
 */
export class WakeupTimer {
  #at: Instant | null = null;
  /** The armed instant once it has come, until it is handled. */
  #firedFor: Instant | null = null;
  #scope: CancellationScope | null = null;

  /** The armed instant has come and has not been handled. */
  get hasFired(): boolean {
    return this.#firedFor !== null;
  }

  /**
   * The instant since which something is due and not handled, or null. Asking marks it as handled.
   */
  takeMissed(now: Instant): Instant | null {
    const isPast = this.#at !== null && this.#at <= now;
    const since = this.#firedFor ?? (isPast ? this.#at : null);
    this.#firedFor = null;
    return since;
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
    this.#firedFor = at;
    // An act in the same task may already have armed the timer for another instant.
    if (this.#scope === scope) this.#at = null;
  }
}
