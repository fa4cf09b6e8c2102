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

/**
 * What one run of a case asks of packs. Each movement has an id of its own in the history, so that
 * nothing is taken twice or forgotten, whichever process is killed in between. Cancellation
 * interrupts none.
 */
export class PackClient {
  #count = 0;

  /**
   * Takes a credit from the first pack that gives one; null where none does.
   * @param packs ids in order of preference; absent for the packs that exist now
   */
  take(holder: Holder, packs?: readonly string[]): Promise<HeldCredit | null> {
    return CancellationScope.nonCancellable(async () => {
      for (const pack of packs ?? (await packsFor(holder))) {
        const { moved } = await this.#move('reserve', holder, pack, holder.openedBy);
        if (moved) return { pack, at: Date.now() };
      }
      return null;
    });
  }

  /** Charges or returns the credit that the pack holds for a case or has charged to it. */
  settle(
    move: 'charge' | 'return',
    holder: Holder,
    pack: string,
    by: string,
  ): Promise<MovementOutcome> {
    return CancellationScope.nonCancellable(() => this.#move(move, holder, pack, by));
  }

  #move(
    move: CreditMovement['move'],
    { id, account, request }: Holder,
    pack: string,
    by: string,
  ): Promise<MovementOutcome> {
    this.#count += 1;
    const movement = `${id}/${workflowInfo().runId}/${this.#count}`;
    const { offering } = request;
    const { moveCredit } = activities(TIMER_TEXTS.credit(move, pack));
    return moveCredit({ move, pack, case: id, account: account.id, offering, by, movement });
  }
}

function activities(summary: string) {
  const taskQueue = creditQueueOf(workflowInfo().taskQueue);
  return proxyActivities<CreditActivities>({ ...OPTIONS, taskQueue, summary });
}

function packsFor({ account, request }: Holder): Promise<readonly string[]> {
  const { choosePacks } = activities(TIMER_TEXTS.packs(account.id));
  const { offering, pack } = request;
  return choosePacks({ account: account.id, offering, pack });
}
