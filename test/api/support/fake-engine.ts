import {
  ActRefusedError,
  CaseNotRunningError,
  type CaseEngine,
} from '../../../api/cases/engine.ts';
import { CaseBook } from '../../../domain/case/book.ts';
import { refusalWords } from '../../../domain/case/refusal-words.ts';
import type { Act, CaseFile } from '../../../domain/case/types.ts';
import { plansFor } from '../../../domain/planning/plan-case.ts';
import type { Ledger } from '../../../ledger/types.ts';
import { readAct } from '../../../workflows/act-arguments.ts';
import type { CaseReport } from '../../../workflows/messages.ts';

/** Cases by the same book as the workflow's, without an engine: they move when they are looked at. */
export class FakeEngine implements CaseEngine {
  readonly #books = new Map<string, CaseBook>();
  readonly #published = new Map<string, number>();
  /** Up to when each case was looked at. */
  readonly #seen = new Map<string, number>();
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

  act: CaseEngine['act'] = async (caseId, name, args, id) => {
    this.#check();
    // Whatever was due before the act has happened; at its own instant the act comes first.
    if (this.#books.has(caseId)) await this.#publish(caseId, this.#clock() - 1);
    const book = this.#books.get(caseId);
    if (!book) throw new CaseNotRunningError(caseId);
    const asked = book.state.nonResponse?.request ?? null;
    this.#take(book, readAct(name, args, { id, now: this.#clock(), asked }));
    await this.#publish(caseId);
    return book.state;
  };

  split: CaseEngine['split'] = async (caseId, file, args, id) => {
    await this.act(caseId, 'split', { ...args, part: { file, summary: '', details: '' } }, id);
    await this.open(file);
  };

  async report(caseId: string) {
    this.#check();
    if (this.#books.has(caseId)) await this.#publish(caseId);
    const book = this.#books.get(caseId);
    return book ? reportOf(book) : null;
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

  #take(book: CaseBook, act: Act): void {
    if (book.has(act.id)) return;
    const refusal = book.refusalOf(act);
    if (refusal) {
      const rules = refusal.code === 'broken-rule' ? refusal.rules : [];
      throw new ActRefusedError(refusal.code, refusalWords(refusal, act), rules);
    }
    book.take(act, plansFor(book.file, [...book.acts, act], book.plans));
  }

  async #publish(caseId: string, until = this.#clock()): Promise<void> {
    const book = this.#books.get(caseId);
    if (!book) throw new CaseNotRunningError(caseId);
    const { file } = book;
    const at = Math.max(until, this.#seen.get(caseId) ?? until);
    this.#seen.set(caseId, at);
    const { over } = book.advance(at);
    const { state, events } = book;
    const from = this.#published.get(caseId) ?? 0;
    this.#published.set(caseId, events.length);
    await this.#ledger.outbox.publish(
      { caseId, file, state, events: events.slice(from) },
      () => [],
    );
    if (over) this.end(caseId);
  }

  #check(): void {
    if (this.failure) throw this.failure;
  }
}

function reportOf({ file, state, seq }: CaseBook): CaseReport {
  return { file, state, seq };
}
