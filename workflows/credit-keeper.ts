import { condition } from '@temporalio/workflow';
import type { CaseBook } from '../domain/case/book.ts';
import {
  dueCreditMove,
  reservedCredit,
  type CaseCredit,
  type CaseFile,
  type CreditTerms,
  type HeldCredit,
} from '../domain/case/types.ts';
import type { CreditMoves } from './credit-moves.ts';

interface CreditKeeperStart {
  readonly file: CaseFile;
  readonly terms: CreditTerms;
  readonly book: CaseBook;
  readonly moves: CreditMoves;
  /** The book has a movement to record. */
  readonly onMoved: () => void;
}

/** Takes the credit of one case at its opening, and keeps it fitting to the case from then on. */
export class CreditKeeper {
  readonly #start: CreditKeeperStart;
  #settling = false;
  #hasEnded = false;

  constructor(start: CreditKeeperStart) {
    this.#start = start;
  }

  /** The credit fits the case, or is past help. */
  get isSettled(): boolean {
    return !this.#settling;
  }

  /** A case that goes on without the credit it once had has to take one again. */
  get isGivenBack(): boolean {
    const status = this.#credit?.status;
    return status === 'returned' || status === 'missing';
  }

  /** Takes the credit of an opening, which is the case's once it is held; null where none is left. */
  takeFirst(): Promise<HeldCredit | null> {
    const { moves, file, terms } = this.#start;
    return moves.take(file, terms.packs);
  }

  /** Takes one later on, when other packs may be there. */
  takeAgain(): Promise<HeldCredit | null> {
    const { moves, file } = this.#start;
    return moves.take(file);
  }

  hold(held: HeldCredit, by: string): void {
    this.#start.book.moveCredit({ credit: reservedCredit(held), by, booked: true });
  }

  /** Makes the credit fit the case as it is now, in the background. */
  settle(): void {
    if (this.#settling || this.#due() === null) return;
    this.#settling = true;
    void this.#settle();
  }

  /** Until the credit fits the case. */
  settled(): Promise<void> {
    return condition(() => this.isSettled);
  }

  /** The case ends without a close: what it holds goes back. */
  async giveBack(): Promise<void> {
    await this.settled();
    this.#hasEnded = true;
    const credit = this.#credit;
    if (credit?.status === 'reserved') await this.#move('return', credit);
  }

  get #credit(): CaseCredit | null {
    return this.#start.book.state.credit ?? null;
  }

  #due() {
    const { terms, book } = this.#start;
    if (this.#credit === null || this.#hasEnded) return null;
    return dueCreditMove(terms, this.#credit, book.state.closure);
  }

  async #settle(): Promise<void> {
    for (let due = this.#due(); due !== null; due = this.#due()) {
      const credit = this.#credit!;
      if (due === 'reserve') await this.#holdAgain(credit);
      else await this.#move(due, credit);
    }
    this.#settling = false;
  }

  async #holdAgain(credit: CaseCredit): Promise<void> {
    const { file, book, onMoved } = this.#start;
    const by = file.openedBy;
    const held = await this.takeAgain();
    if (held) this.hold(held, by);
    else {
      const missing = { ...credit, status: 'missing', at: Date.now() } as const;
      book.moveCredit({ credit: missing, by, booked: true });
    }
    onMoved();
  }

  async #move(move: 'charge' | 'return', { pack }: CaseCredit): Promise<void> {
    const { file, book, moves, onMoved } = this.#start;
    const by = book.state.closure?.by ?? file.openedBy;
    const outcome = await moves.settle(move, file, pack, by);
    const status = move === 'charge' ? 'charged' : 'returned';
    const expired = move === 'return' && (!outcome.moved || outcome.expired);
    const credit = { pack, status, at: Date.now(), expired } as const;
    book.moveCredit({ credit, by, booked: outcome.moved });
    onMoved();
  }
}
