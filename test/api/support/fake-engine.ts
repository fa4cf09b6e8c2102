import {
  ActRefusedError,
  CaseNotRunningError,
  type CaseEngine,
} from '../../../api/cases/engine.ts';
import { CaseBook } from '../../../domain/case/book.ts';
import type { Act, CaseFile } from '../../../domain/case/types.ts';
import type { Ledger } from '../../../ledger/types.ts';
import type { CaseReport } from '../../../workflows/messages.ts';

/** Cases by the same book as the workflow's, without an engine: they move when they are looked at. */
export class FakeEngine implements CaseEngine {
  readonly #books = new Map<string, CaseBook>();
  readonly #published = new Map<string, number>();
  readonly #ledger: Ledger;
  readonly #clock: () => number;
  /** How often a case was really started. */
  starts = 0;
  /** Thrown by everything, where set. */
  failure: Error | null = null;
  /** The next opening starts the case and then loses its answer. */
  loseNextAnswer = false;

  constructor(ledger: Ledger, clock: () => number) {
    this.#ledger = ledger;
    this.#clock = clock;
  }

  async open(file: CaseFile) {
    this.#check();
    if (this.#published.has(file.id)) return { created: false };
    this.starts += 1;
    this.#books.set(file.id, new CaseBook(file));
    this.#published.set(file.id, 0);
    await this.#publish(file.id);
    if (!this.loseNextAnswer) return { created: true };
    this.loseNextAnswer = false;
    throw new Error('the answer was lost');
  }

  respond: CaseEngine['respond'] = (caseId, { by, at, note = null }, id) =>
    this.#take(caseId, { id, act: 'response', by, at: Date.parse(String(at)), note });

  close: CaseEngine['close'] = (caseId, args, id) => {
    const { by, at, note = null, outcome, chargeCredit = null } = args;
    const act = { id, by, at: Date.parse(String(at)), note, outcome, chargeCredit };
    return this.#take(caseId, { act: 'close', ...act });
  };

  async report(caseId: string) {
    this.#check();
    return this.#books.has(caseId) ? this.#publish(caseId) : null;
  }

  async timeline(caseId: string) {
    this.#check();
    if (this.#books.has(caseId)) await this.#publish(caseId);
    return this.#books.get(caseId)?.events ?? null;
  }

  /** The case ends here, as its workflow does when its time to reopen is over. */
  end(caseId: string): void {
    this.#books.delete(caseId);
  }

  async #take(caseId: string, act: Act): Promise<void> {
    this.#check();
    const book = this.#books.get(caseId);
    if (!book) throw new CaseNotRunningError(caseId);
    const known = book.events.some(({ key }) => key === `act:${act.id}`);
    const refusal = known ? null : book.refusalOf(act);
    if (refusal) throw new ActRefusedError(refusal.code, `refused: ${refusal.code}`);
    book.add(act);
    await this.#publish(caseId);
  }

  async #publish(caseId: string): Promise<CaseReport> {
    const book = this.#books.get(caseId);
    if (!book) throw new CaseNotRunningError(caseId);
    const { file } = book;
    book.advance(this.#clock());
    const { state, events } = book;
    const from = this.#published.get(caseId) ?? 0;
    this.#published.set(caseId, events.length);
    await this.#ledger.outbox.publish(
      { caseId, file, state, events: events.slice(from) },
      () => [],
    );
    return { file, state, seq: events.length };
  }

  #check(): void {
    if (this.failure) throw this.failure;
  }
}
