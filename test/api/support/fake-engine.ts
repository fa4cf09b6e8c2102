import {
  ActRefusedError,
  CaseNotRunningError,
  EngineUnavailableError,
  type CaseEngine,
} from '../../../api/cases/engine.ts';
import { CaseBook } from '../../../domain/case/book.ts';
import { refusalWords } from '../../../domain/case/refusal-words.ts';
import {
  dueCreditMove,
  reservedCredit,
  type Act,
  type CaseFile,
  type PinnedRule,
} from '../../../domain/case/types.ts';
import { plansFor } from '../../../domain/planning/plan-case.ts';
import type { Ledger } from '../../../ledger/types.ts';
import { readAct } from '../../../workflows/act-arguments.ts';
import type { CaseReport } from '../../../workflows/messages.ts';
import { FakePacks } from './fake-packs.ts';

/** Cases by the same book as the workflow's, without an engine: they move when they are looked at. */
export class FakeEngine implements CaseEngine {
  readonly #books = new Map<string, CaseBook>();
  readonly #published = new Map<string, number>();
  /** Up to when each case was looked at. */
  readonly #seen = new Map<string, number>();
  readonly #ledger: Ledger;
  readonly #clock: () => number;
  readonly #packs: FakePacks;
  /** How often a case was really started. */
  starts = 0;
  /** Thrown by everything, where set. */
  failure: Error | null = null;
  /** The next opening starts the case and then loses its answer. */
  loseNextAnswer = false;

  constructor(ledger: Ledger, clock: () => number, packs = new FakePacks(ledger, clock)) {
    this.#ledger = ledger;
    this.#packs = packs;
    this.#clock = clock;
  }

  async open(file: CaseFile) {
    this.#checkReachable();
    if (this.#published.has(file.id)) return { created: false, credit: null };
    const book = new CaseBook(file);
    if (file.credit && !file.credit.held) await this.#takeCredit(book, file.credit.noneLeft);
    this.starts += 1;
    this.#books.set(file.id, book);
    this.#published.set(file.id, 0);
    await this.#publish(file.id);
    if (!this.loseNextAnswer) return { created: true, credit: book.state.credit ?? null };
    this.loseNextAnswer = false;
    throw new EngineUnavailableError('opening', null);
  }

  awaitOpening: CaseEngine['awaitOpening'] = async (caseId) => this.#published.has(caseId);

  act: CaseEngine['act'] = async (caseId, name, args, id) => {
    this.#checkReachable();
    // Whatever was due before the act has happened; at its own instant the act comes first.
    if (this.#books.has(caseId)) await this.#publish(caseId, this.#clock() - 1);
    const book = this.#books.get(caseId);
    if (!book) throw new CaseNotRunningError(caseId);
    const asked = book.state.nonResponse?.request ?? null;
    const act = readAct(name, args, { id, now: this.#clock(), asked });
    if (book.has(act.id)) return book.state;
    this.#check(book, act);
    if (name === 'reopen') await this.#takeAgain(book);
    this.#take(book, act);
    await this.#publish(caseId);
    return book.state;
  };

  split: CaseEngine['split'] = async (caseId, file, args, id) => {
    if (this.#published.has(file.id)) return;
    const part = { file, summary: '', details: '' };
    const isNew = await this.#isNewSplit(caseId, { ...args, part }, id);
    const held = file.credit && isNew ? await this.#packs.take(file) : null;
    if (file.credit && isNew && !held) throw refusedBy([file.credit.noneLeft]);
    await this.act(caseId, 'split', { ...args, part }, id);
    await this.open({ ...file, ...(held && { credit: { ...file.credit!, held } }) });
  };

  /** A part takes its credit only where the case takes the split. */
  async #isNewSplit(caseId: string, args: Parameters<CaseEngine['act']>[2], id: string) {
    this.#checkReachable();
    const book = this.#books.get(caseId);
    if (!book) throw new CaseNotRunningError(caseId);
    await this.#publish(caseId, this.#clock() - 1);
    const act = readAct('split', args, { id, now: this.#clock(), asked: null });
    if (book.has(act.id)) return false;
    this.#check(book, act);
    return true;
  }

  async report(caseId: string) {
    this.#checkReachable();
    if (this.#books.has(caseId)) await this.#publish(caseId);
    const book = this.#books.get(caseId);
    return book ? reportOf(book) : null;
  }

  async timeline(caseId: string) {
    this.#checkReachable();
    if (this.#books.has(caseId)) await this.#publish(caseId);
    return this.#books.get(caseId)?.events ?? null;
  }

  /** The case ends here, as its workflow does when its time to reopen is over. */
  end(caseId: string): void {
    this.#books.delete(caseId);
  }

  #check(book: CaseBook, act: Act): void {
    const refusal = book.refusalOf(act);
    if (!refusal) return;
    const rules = refusal.code === 'broken-rule' ? refusal.rules : [];
    throw new ActRefusedError(refusal.code, refusalWords(refusal, act), rules);
  }

  #take(book: CaseBook, act: Act): void {
    book.take(act, plansFor(book.file, [...book.acts, act], book.plans));
  }

  async #takeCredit(book: CaseBook, noneLeft: PinnedRule): Promise<void> {
    const { file } = book;
    const held = await this.#packs.take(file);
    if (!held) throw refusedBy([noneLeft]);
    book.moveCredit({ credit: reservedCredit(held), by: file.openedBy, told: 'moved' });
  }

  async #takeAgain(book: CaseBook): Promise<void> {
    const { file, state } = book;
    if (!file.credit || state.credit?.status !== 'returned') return;
    await this.#takeCredit(book, file.credit.noneLeft);
  }

  /** What an act or a silence calls for; one that came back and is wanted again stays away. */
  async #settle(book: CaseBook, at: number): Promise<void> {
    const { file } = book;
    const { credit, closure } = book.state;
    const due = file.credit && credit ? dueCreditMove(file.credit, credit, closure) : null;
    if (due === null || due === 'reserve' || !credit) return;
    const by = closure?.by ?? file.openedBy;
    const outcome = await this.#packs.settle(due, file, credit.pack, by);
    const status = due === 'charge' ? 'charged' : 'returned';
    const expired = due === 'return' && (!outcome.moved || outcome.expired);
    const moved = { pack: credit.pack, status, at: this.#clock(), expired } as const;
    book.moveCredit({ credit: moved, by, told: outcome.moved ? 'moved' : 'pack-ended' });
    book.advance(at);
  }

  async #publish(caseId: string, until = this.#clock()): Promise<void> {
    const book = this.#books.get(caseId);
    if (!book) throw new CaseNotRunningError(caseId);
    const { file } = book;
    const at = Math.max(until, this.#seen.get(caseId) ?? until);
    this.#seen.set(caseId, at);
    const { over } = book.advance(at);
    await this.#settle(book, at);
    const { state, events } = book;
    const from = this.#published.get(caseId) ?? 0;
    this.#published.set(caseId, events.length);
    await this.#ledger.outbox.publish(
      { caseId, file, state, events: events.slice(from) },
      () => [],
    );
    if (over) this.end(caseId);
  }

  #checkReachable(): void {
    if (this.failure) throw this.failure;
  }
}

function refusedBy(rules: readonly PinnedRule[]): ActRefusedError {
  return new ActRefusedError('broken-rule', rules.map(({ detail }) => detail).join(' '), rules);
}

function reportOf({ file, state, seq }: CaseBook): CaseReport {
  return { file, state, seq };
}
