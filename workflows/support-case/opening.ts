import { allHandlersFinished, condition } from '@temporalio/workflow';
import type { CaseCredit } from '../../domain/case/types.ts';
import type { RefusedCase } from '../messages/case-messages.ts';
import { brokenRules } from '../messages/failures.ts';
import type { CreditSaga } from './credit-saga.ts';
import type { LiveCase } from './live-case.ts';

/**
 * The time in which a case waits for the credit that it needs, before anybody is notified of it.
 */
export class Opening {
  readonly #live: LiveCase;
  #stage: 'opening' | 'open' | 'refused';

  constructor(live: LiveCase) {
    this.#live = live;
    this.#stage = live.file.credit && !live.journal.state.credit ? 'opening' : 'open';
  }

  get isOpen(): boolean {
    return this.#stage === 'open';
  }

  /** Opens the case and returns null, or returns the result of a case that got no credit. */
  async pass(): Promise<RefusedCase | null> {
    const { credit, file, page } = this.#live;
    if (this.isOpen || !credit || !file.credit) return null;
    this.#stage = (await this.#take(credit)) ? 'open' : 'refused';
    if (this.isOpen) return null;
    page.showRefused();
    await condition(allHandlersFinished);
    return { refused: file.credit.noneLeft.code };
  }

  /**
   * Resolves to the credit of the case once it is open; null if it needs none.
   * Throws `ApplicationFailure` `broken-rule` where none is left.
   */
  async outcome(): Promise<CaseCredit | null> {
    const { credit, file, journal } = this.#live;
    await condition(() => this.#stage !== 'opening');
    if (this.#stage === 'refused' && file.credit) throw brokenRules([file.credit.noneLeft]);
    // A case that was taken over may already have been closed.
    await credit?.settled();
    return journal.state.credit;
  }

  /** False where none is left. */
  async #take(credit: CreditSaga): Promise<boolean> {
    const held = await credit.takeFirst();
    if (held === null) return false;
    credit.hold(held, this.#live.file.openedBy);
    return true;
  }
}
