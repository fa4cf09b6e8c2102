import { CaseBook } from '../../domain/case/book.ts';
import type { CarriedBook } from '../../domain/case/book.ts';
import type { Refusal } from '../../domain/case/judge.ts';
import type { Act, CaseEvent, CaseFile, CaseState } from '../../domain/case/types.ts';
import type { Wake } from '../../domain/case/wake.ts';
import { plansFor } from '../../domain/planning/plan-case.ts';

/** What one look at the case has brought. */
export interface Look {
  readonly now: number;
  readonly events: readonly CaseEvent[];
  readonly wake: Wake | null;
  readonly state: CaseState;
  /** How many acts the book had then. */
  readonly acts: number;
}

/**
 * Lives a case as its workflow does: it wakes whenever the book asks for it, takes each act when it
 * arrives, and plans what the acts call for.
 */
export class Living {
  readonly file: CaseFile;
  readonly looks: Look[] = [];
  book: CaseBook;
  wake: Wake | null = null;
  /** Nothing can happen any more: the workflow has completed. */
  isOver = false;

  constructor(file: CaseFile) {
    this.file = file;
    this.book = new CaseBook(file);
    this.look(file.openedAt);
  }

  /** Everything that was recorded, in order, by all books. */
  get events(): readonly CaseEvent[] {
    return this.looks.flatMap(({ events }) => events);
  }

  look(now: number): void {
    const { events, wake, over } = this.book.advance(now);
    this.wake = wake;
    this.isOver = over;
    this.looks.push({ now, events, wake, state: this.book.state, acts: this.book.acts.length });
  }

  /** Wakes whenever it is due, up to an instant and at it. */
  through(instant: number): void {
    while (!this.isOver && this.wake !== null && this.wake.at <= instant) this.look(this.wake.at);
  }

  /** An act arrives, before anything that is due at the same instant. */
  arrive(act: Act, arrival: number): Refusal | 'over' | null {
    this.through(arrival - 1);
    if (this.isOver) return 'over';
    const { book } = this;
    const refusal = book.refusalOf(act);
    if (refusal !== null) return refusal;
    const isPlanned = book.isPlannedWith(act);
    book.take(act, isPlanned ? {} : plansFor(this.file, [...book.acts, act], book.plans));
    this.look(arrival);
    return null;
  }

  /** Another book goes on, with nothing but what a message carries to it. */
  carryOver(now: number): void {
    const carried: CarriedBook = structuredClone(JSON.parse(JSON.stringify(this.book.carry())));
    this.book = new CaseBook(this.file, carried);
    this.look(now);
  }
}
