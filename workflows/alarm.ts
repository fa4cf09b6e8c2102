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
  #scope: CancellationScope | null = null;

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
    const timer = scope.run(() => sleep(wake.at - Date.now(), { summary: wake.summary }));
    timer.then(
      () => {
        this.rang = true;
        this.#at = null;
      },
      (error: unknown) => {
        if (!isCancellation(error)) throw error;
      },
    );
  }
}
