import {
  CancellationScope,
  proxyActivities,
  workflowInfo,
  type ActivityOptions,
} from '@temporalio/workflow';
import type {
  CreditActivities,
  CreditMovement,
  MovementOutcome,
} from '../../activities/credits.ts';
import type { CaseFile, HeldCredit } from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { TIMER_TEXTS } from '../lib/timer-text.ts';
import { creditQueueOf } from '../messages/case-messages.ts';

/** Retried for ever: a pack that cannot be reached delays a case's credit but never loses it. */
const OPTIONS: Readonly<ActivityOptions> = {
  startToCloseTimeout: '20 seconds',
  retry: {
    initialInterval: '100 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '10 seconds',
  },
};

/** Whose credit is moved: the case itself, or a part that is about to become a case. */
export type Holder = Pick<CaseFile, 'id' | 'account' | 'request' | 'openedBy'>;

/** The pack of a movement, who causes it, and when it happened: null is now. */
type Where = Pick<CreditMovement, 'pack' | 'by' | 'at'>;

/**
 * What one run of a case asks of packs. Each movement has an id of its own in the history, so that
 * nothing is taken twice or forgotten, whichever process is killed in between. Cancellation
 * interrupts none.
 */
export class PackClient {
  #count = 0;

  /**
   * Takes a credit from the first pack that gives one; null where none does.
   * @param at when it is needed
   * @param packs ids in order of preference; absent for the packs that exist now
   */
  take(holder: Holder, at: Instant, packs?: readonly string[]): Promise<HeldCredit | null> {
    return CancellationScope.nonCancellable(async () => {
      for (const pack of packs ?? (await packsFor(holder, at))) {
        const by = holder.openedBy;
        const outcome = await this.#move('reserve', holder, { pack, by, at });
        if (outcome.moved) return { pack, at: outcome.at };
      }
      return null;
    });
  }

  /** Moves the credit that the pack holds for a case or has charged to it. */
  settle(
    move: 'charge' | 'return' | 'restore',
    holder: Holder,
    where: Where,
  ): Promise<MovementOutcome> {
    return CancellationScope.nonCancellable(() => this.#move(move, holder, where));
  }

  #move(
    move: CreditMovement['move'],
    { id, account, request }: Holder,
    { pack, by, at }: Where,
  ): Promise<MovementOutcome> {
    this.#count += 1;
    const movement = `${id}/${workflowInfo().runId}/${this.#count}`;
    const { offering } = request;
    const { moveCredit } = activities(TIMER_TEXTS.credit(move, pack));
    return moveCredit({ move, pack, case: id, account: account.id, offering, by, at, movement });
  }
}

function activities(summary: string) {
  const taskQueue = creditQueueOf(workflowInfo().taskQueue);
  return proxyActivities<CreditActivities>({ ...OPTIONS, taskQueue, summary });
}

function packsFor({ account, request }: Holder, at: Instant): Promise<readonly string[]> {
  const { choosePacks } = activities(TIMER_TEXTS.packs(account.id));
  const { offering, pack } = request;
  return choosePacks({ account: account.id, offering, pack, at });
}
