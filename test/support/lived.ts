import type { OmitEach } from '../../domain/case/each.ts';
import type { CaseJournal } from '../../domain/case/journal.ts';
import type { ActRefusal } from '../../domain/case/refusal.ts';
import type { Act, CaseFile } from '../../domain/case/types.ts';
import { Living } from './living.ts';

/** An act without what is the same in most; `at` and `arrives` are RFC 3339. */
export type ActDraft = OmitEach<Act, 'id' | 'at' | 'by' | 'note'> & {
  readonly at: string;
  /** Absent is at once. */
  readonly arrives?: string;
  readonly id?: string;
  readonly note?: string;
};

export interface Lived {
  readonly journal: CaseJournal;
  readonly refusals: readonly (ActRefusal | 'over')[];
  /** `type at` of every event, in the order of recording. */
  readonly story: readonly string[];
}

/** Lives a case whose acts are written down beforehand. */
export function lived(file: CaseFile, acts: readonly ActDraft[], until: string): Lived {
  const living = new Living(file);
  const refusals = acts.flatMap(({ arrives, ...told }, index) => {
    const at = Date.parse(told.at);
    const act = { id: `act-${index}`, by: 'Ada', note: null, ...told, at } as Act;
    return living.arrive(act, arrives === undefined ? at : Date.parse(arrives)) ?? [];
  });
  const end = Date.parse(until);
  living.through(end);
  living.look(end);
  const story = living.events.map(({ type, at }) => `${type} ${new Date(at).toISOString()}`);
  return { journal: living.journal, refusals, story };
}
