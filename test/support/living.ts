import { CaseJournal } from '../../domain/case/journal.ts';
import type { CarriedJournal } from '../../domain/case/journal.ts';
import type { ActRefusal } from '../../domain/case/refusal.ts';
import type { Act, CaseEvent, CaseFile, CaseState } from '../../domain/case/types.ts';
import type { Wakeup } from '../../domain/case/wakeup.ts';
import { accept } from './recorded.ts';

/** What one look at the case has brought. */
export interface Look {
  readonly now: number;
  readonly events: readonly CaseEvent[];
  readonly wakeup: Wakeup | null;
  readonly state: CaseState;
  /** How many acts the journal had then. */
  readonly acts: number;
}

/**
 * Lives a case as its workflow does: it wakes whenever the journal asks for it, takes each act when it
 * arrives, and schedules what the acts call for.
 */
export class Living {
  readonly file: CaseFile;
  readonly looks: Look[] = [];
  /** In the order of their arrival. */
  readonly acts: Act[] = [];
  journal: CaseJournal;
  wakeup: Wakeup | null = null;
  /** Nothing can happen any more: the workflow has completed. */
  isOver = false;

  constructor(file: CaseFile) {
    this.file = file;
    this.journal = new CaseJournal(file);
    this.look(file.openedAt);
  }

  /** Everything that was recorded, in order, by all journals. */
  get events(): readonly CaseEvent[] {
    return this.looks.flatMap(({ events }) => events);
  }

  look(now: number): void {
    const { events, wakeup, over } = this.journal.advance(now);
    this.wakeup = wakeup;
    this.isOver = over;
    this.looks.push({ now, events, wakeup, state: this.journal.state, acts: this.acts.length });
  }

  /** Wakes whenever it is due, up to an instant and at it. */
  through(instant: number): void {
    while (!this.isOver && this.wakeup !== null && this.wakeup.at <= instant) {
      this.look(this.wakeup.at);
    }
  }

  /** An act arrives, before anything that is due at the same instant. */
  arrive(act: Act, arrival: number): ActRefusal | 'over' | null {
    this.through(arrival - 1);
    if (this.isOver) return 'over';
    const refusal = this.journal.refusalFor(act);
    if (refusal !== null) return refusal;
    accept(this.journal, act);
    this.acts.push(act);
    this.look(arrival);
    return null;
  }

  /** Another journal goes on, with nothing but what a message carries to it. */
  carryOver(now: number): void {
    const carried: CarriedJournal = structuredClone(
      JSON.parse(JSON.stringify(this.journal.carry())),
    );
    this.journal = new CaseJournal(this.file, carried);
    this.look(now);
  }
}
