import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseJournal } from '../../../domain/case/journal.ts';
import { replay } from '../../../domain/case/replay.ts';
import type { Act, Outcome } from '../../../domain/case/types.ts';
import { caseFile, MINUTE, OPENED_AT } from '../../support/case-file.ts';
import { rounds } from '../../support/rounds.ts';
import { accept } from '../../support/recorded.ts';

/** Random acts around the deadlines (45 and 60 minutes), each arriving at or after its instant. */
const reports = fc
  .array(
    fc.record({
      minute: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constantFrom(45, 60)),
      delay: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      outcome: fc.constantFrom<Outcome | null>(null, null, 'solved', 'unresolved', 'withdrawn'),
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    list
      .map(({ minute, delay, outcome }, index) => ({
        arrival: OPENED_AT + (minute + delay) * MINUTE,
        act: actOf(index, OPENED_AT + minute * MINUTE, outcome),
      }))
      .toSorted((a, b) => a.arrival - b.arrival),
  );

function actOf(index: number, at: number, outcome: Outcome | null): Act {
  const common = { id: `act-${index}`, at, by: 'Ada', note: null };
  return outcome === null
    ? { ...common, act: 'response' }
    : { ...common, act: 'close', outcome, chargeCredit: null };
}

/** Lives the reports as they arrive, waking at every instant the journal asks for. */
function live(list: readonly { arrival: number; act: Act }[]) {
  const journal = new CaseJournal(caseFile());
  let { wakeup } = journal.advance(OPENED_AT);
  const taken: Act[] = [];
  for (const { arrival, act } of list) {
    while (wakeup && wakeup.at <= arrival) ({ wakeup } = journal.advance(wakeup.at));
    if (journal.refusalFor(act)) continue;
    taken.push(act);
    accept(journal, act);
    ({ wakeup } = journal.advance(arrival));
  }
  const wakes: number[] = [];
  while (wakeup) {
    wakes.push(wakeup.at);
    ({ wakeup } = journal.advance(wakeup.at));
  }
  return { journal, taken, end: wakes.at(-1) ?? OPENED_AT + 1000 * MINUTE };
}

/** The rule of docs/semantics.md in the plainest words, for a deadline of an hour. */
function expectedClock(taken: readonly Act[]) {
  const inOrder = taken
    .map((act, arrival) => ({ act, arrival }))
    .toSorted((a, b) => a.act.at - b.act.at || a.arrival - b.arrival)
    .map(({ act }) => act);
  const ending = inOrder[0];
  const dueAt = OPENED_AT + 60 * MINUTE;
  const answers = ending && (ending.act !== 'close' || ending.outcome === 'solved');
  const breached = !ending || ending.at > dueAt;
  return {
    metAt: answers ? ending.at : null,
    breachedAt: breached ? dueAt : null,
    state: breached ? 'breached' : answers ? 'met' : 'cancelled',
  };
}

describe('any sequence of acts', () => {
  it('ends in the state that the plain rule gives, in whatever order the acts were reported', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const { journal, taken } = live(list);
        expect(journal.state.clocks[0]).toMatchObject(expectedClock(taken));
      }),
      { numRuns: rounds(2_000, 400) },
    );
  });

  it('ends in the same state as folding it all at once', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const { journal, taken, end } = live(list);
        const folded = replay(caseFile(), taken, end).state;
        const bare = (clocks: typeof folded.clocks) =>
          clocks.map((clock) => ({ ...clock, warnings: [] }));
        expect(bare(journal.state.clocks)).toEqual(bare(folded.clocks));
        expect({ ...journal.state, clocks: [] }).toEqual({ ...folded, clocks: [] });
      }),
      { numRuns: rounds(2_000, 400) },
    );
  });

  it('numbers its events without a gap, and what is true at the end is in the timeline', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const { journal } = live(list);
        expect(journal.events.map((event) => event.seq)).toEqual(
          journal.events.map((_, i) => i + 1),
        );
        const breaches = journal.events.filter((event) => event.type === 'case.sla.breached');
        const withdrawn = journal.events
          .flatMap((event) => (event.type === 'case.sla.corrected' ? event.data.withdrawn : []))
          .filter((one) => one.type === 'case.sla.breached');
        expect(breaches.length - withdrawn.length).toBe(journal.state.breached ? 1 : 0);
      }),
      { numRuns: rounds(2_000, 400) },
    );
  });

  it('a closed case has no running clock', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const { journal } = live(list);
        if (journal.state.status !== 'closed') return;
        expect(journal.state.clocks.some((clock) => clock.state === 'running')).toBe(false);
        expect(journal.state.nextDueAt).toBeNull();
      }),
    );
  });
});
