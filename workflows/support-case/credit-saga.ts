import { CancellationScope, condition } from '@temporalio/workflow';
import type { MovementOutcome } from '../../activities/credits.ts';
import type { CaseJournal } from '../../domain/case/journal.ts';
import {
  reservedCredit,
  type CaseCredit,
  type CaseFile,
  type CreditOutcome,
  type CreditTerms,
  type HeldCredit,
} from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Mutex } from '../lib/mutex.ts';
import { brokenRules } from '../messages/failures.ts';
import type { PackClient } from './pack-client.ts';

interface CreditSagaStart {
  readonly file: CaseFile;
  readonly terms: CreditTerms;
  readonly journal: CaseJournal;
  readonly packs: PackClient;
  /** Called when the journal has a movement to record. */
  readonly onMoved: () => void;
}

/**
 * Takes the credit of one case at its opening and keeps it in line with the case from then on. It
 * makes one request to packs at a time, so that a case never has two credits; clocks never wait for
 * it.
 */
export class CreditSaga {
  readonly #start: CreditSagaStart;
  readonly #mutex = new Mutex();
  #settling = false;
  #hasEnded = false;

  constructor(start: CreditSagaStart) {
    this.#start = start;
  }

  /** The credit fits the case, or nothing more can be done about it. */
  get isSettled(): boolean {
    return !this.#settling;
  }

  /**
   * Takes the credit of an opening; null where none is left. It is the case's once `hold` is
   * called.
   */
  takeFirst(): Promise<HeldCredit | null> {
    const { file, terms } = this.#start;
    return this.#start.packs.take(file, file.openedAt, terms.packs);
  }

  hold(held: HeldCredit, by: string): void {
    this.#start.journal.moveCredit({ credit: reservedCredit(held), by, outcome: 'moved' });
  }

  /**
   * Lets a case go on, recorded by `goOn`, with the credit that this needs: the one it has or, if
   * that was returned, a new one.
   * Throws `ApplicationFailure` `broken-rule` where none is left, and what `goOn` throws, which
   * leaves the case as it is.
   * @param by who lets it go on
   * @param at when; null is when the credit was given back, as if it had never been
   */
  resume(by: string, at: Instant | null, goOn: (hold: () => void) => Promise<void>): Promise<void> {
    return this.#mutex.run(async () => {
      if (!this.#isGivenBack) return goOn(() => {});
      const { file, terms, onMoved } = this.#start;
      const held = await this.#start.packs.take(file, at ?? this.#credit?.at ?? file.openedAt);
      if (held === null) throw brokenRules([terms.noneLeft]);
      const hold = (): void => this.hold(held, by);
      try {
        await goOn(hold);
      } catch (error) {
        // The case may have changed meanwhile: hold the credit, and settle it as the case now
        // requires.
        hold();
        onMoved();
        throw error;
      }
    });
  }

  /** Makes the credit fit the case as it is now, in the background. */
  settle(): void {
    if (this.#settling || this.#due() === null) return;
    this.#settling = true;
    void CancellationScope.nonCancellable(() => this.#mutex.run(() => this.#settle()));
  }

  /** Resolves when the credit fits the case. */
  settled(): Promise<void> {
    return condition(() => this.isSettled);
  }

  /** The ledger refuses the case for good: returns what it holds. */
  async giveBack(): Promise<void> {
    await this.settled();
    this.#hasEnded = true;
    const credit = this.#credit;
    if (credit?.status === 'reserved') await this.#move('return', credit);
  }

  get #credit(): CaseCredit | null {
    return this.#start.journal.state.credit;
  }

  get #isGivenBack(): boolean {
    const status = this.#credit?.status;
    return status === 'returned' || status === 'missing';
  }

  #due() {
    return this.#hasEnded ? null : this.#start.journal.dueCreditMove;
  }

  async #settle(): Promise<void> {
    for (let due = this.#due(); due !== null; due = this.#due()) {
      const credit = this.#credit!;
      if (due === 'reserve') await this.#takeAgain(credit);
      else await this.#move(due, credit);
    }
    this.#settling = false;
  }

  async #takeAgain(credit: CaseCredit): Promise<void> {
    const { file, journal, onMoved } = this.#start;
    const by = file.openedBy;
    const held = await this.#start.packs.take(file, credit.at);
    if (held) this.hold(held, by);
    else {
      const missing = { ...credit, status: 'missing', at: Date.now() } as const;
      journal.moveCredit({ credit: missing, by, outcome: 'none-left' });
    }
    onMoved();
  }

  async #move(move: Settling, before: CaseCredit): Promise<void> {
    const { pack } = before;
    const { file, journal, onMoved } = this.#start;
    const { by, at } = journal.state.closure ?? { by: file.openedBy, at: null };
    const moved = await this.#start.packs.settle(move, file, { pack, by, at });
    const since = moved.moved ? moved.at : Date.now();
    const credit = { pack, at: since, ...creditAfter(move, before, moved) };
    journal.moveCredit({ credit, by, outcome: outcomeOf(moved) });
    onMoved();
  }
}

/** The pack holds nothing for the case any more, as somebody has moved it there. */
const NOT_RESERVED = 'credit-not-reserved';

/** What becomes of a credit that the case has. */
type Settling = 'charge' | 'return' | 'restore';

const INTENDED = { charge: 'charged', return: 'returned', restore: 'reserved' } as const;

function outcomeOf(moved: MovementOutcome): CreditOutcome {
  if (moved.moved) return 'moved';
  return moved.code === NOT_RESERVED ? 'not-held' : 'pack-ended';
}

function creditAfter(
  move: Settling,
  { status }: CaseCredit,
  outcome: MovementOutcome,
): Pick<CaseCredit, 'status' | 'expired'> {
  const intended = INTENDED[move];
  if (outcome.moved) return { status: intended, expired: outcome.expired };
  if (outcome.code === NOT_RESERVED) {
    return { status: move === 'return' ? 'returned' : 'missing', expired: false };
  }
  // A credit that was charged when its pack ended stays charged.
  return { status: status === 'charged' ? 'charged' : intended, expired: true };
}
