import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaseJournal } from '../../../domain/case/journal.ts';
import type { Act, CaseFile, CaseState } from '../../../domain/case/types.ts';
import { caseFile } from '../../support/case-file.ts';
import { Living } from '../../support/living.ts';
import { anyLife, MAX_DEEDS, promptLife, taken } from '../../support/random-life.ts';
import { accept } from '../../support/recorded.ts';
import { lastOf, stepsOfSilence } from '../../support/taken-over.ts';
import { lifePropertyRuns, PROPERTY_TIMEOUT } from '../time/property-runs.ts';

const runs = lifePropertyRuns();

/** What was sent was sent, whatever is reported of it later. */
function withoutSent(state: CaseState) {
  const clocks = state.clocks.map((clock) => ({
    ...clock,
    warnings: clock.warnings.map((warning) => ({ ...warning, sent: null })),
  }));
  return { ...state, clocks };
}

/** What stands in the record and was to be told, but for acts and for what is only said. */
function verdicts(journal: CaseJournal): readonly string[] {
  return journal
    .carry()
    .recorded.filter(({ quiet, type }) => !quiet && type !== 'case.sla.corrected')
    .filter(({ type, key }) => !REMARKS.has(type) && key !== 'opened' && !key.startsWith('act:'))
    .map(({ key, at }) => `${key} ${at}`)
    .toSorted();
}

/** A severity that followed from fields stays told with its act, even if that turns out to have had no effect. */
const REMARKS: ReadonlySet<string> = new Set([
  'case.severity.changed',
  'case.sla.warning',
  'case.customer.reminded',
  'case.wait.reminded',
]);

/** A case with acts as its history, and with what silence did before the last of them. */
function movedWith(file: CaseFile, acts: readonly Act[]): CaseFile {
  return caseFile({ ...file, history: [...acts, ...stepsOfSilence(file, acts)] });
}

/** Without the reminders of a wait, which a history does not name. */
function withoutReminders(state: CaseState) {
  const { nonResponse, wait } = state;
  return {
    ...withoutSent(state),
    nonResponse: nonResponse && { ...nonResponse, reminders: [] },
    wait: wait && { ...wait, reminders: [] },
  };
}

/** The verdicts but for what silence did before an instant: in a history these are acts. */
function verdictsFrom(journal: CaseJournal, instant: number): readonly string[] {
  return verdicts(journal).filter(
    (line) => !line.startsWith('non-response') || Number(line.split(' ')[1]) >= instant,
  );
}

describe('taking a case over', { timeout: PROPERTY_TIMEOUT }, () => {
  test('gives it the state it would have had here, at any instant', () => {
    fc.assert(
      fc.property(anyLife, fc.double({ min: 0, max: 1, noNaN: true }), (life, share) => {
        const { looks } = life.living;
        const index = Math.floor(share * (looks.length - 1));
        const look = looks[index]!;
        const history = taken(life).slice(0, look.acts);
        const moved = new CaseJournal(movedWith(life.file, history));
        moved.advance(look.now);
        expect(withoutReminders(moved.state)).toEqual(withoutReminders(look.state));
      }),
      runs,
    );
  });

  test('records the verdicts it would have had here, and alerts about the same ones', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const last = lastOf(life.file, taken(life));
        const moved = new Living(movedWith(life.file, taken(life)));
        moved.through(life.end);
        moved.look(life.end);
        life.living.look(life.end);
        expect(verdictsFrom(moved.journal, last)).toEqual(verdictsFrom(life.living.journal, last));
      }),
      runs,
    );
  });

  test('before it closed, and continuing here, ends as if all of it had happened here', () => {
    fc.assert(
      fc.property(promptLife, fc.nat(MAX_DEEDS), (life, count) => {
        const history = taken(life).slice(0, count);
        // What a history names as done by silence stays so, whatever is taken back afterwards.
        fc.pre(taken(life).every(({ act }) => !/^(withdraw|retract)/.test(act)));
        const moved = new Living(movedWith(life.file, history));
        for (const act of taken(life).slice(count)) expect(moved.arrive(act, act.at)).toBeNull();
        moved.through(life.end);
        expect(withoutReminders(moved.journal.state)).toEqual(
          withoutReminders(life.living.journal.state),
        );
      }),
      runs,
    );
  });
});

describe('carrying a journal over to a new run', { timeout: PROPERTY_TIMEOUT }, () => {
  test('changes neither what is recorded afterwards, nor the state, nor the wakeups', () => {
    fc.assert(
      fc.property(anyLife, fc.array(fc.boolean(), { minLength: MAX_DEEDS }), (life, carries) => {
        const carried = new Living(life.file);
        for (const [index, { act, at }] of life.arrivals.entries()) {
          carried.arrive(act, at);
          const { now } = carried.looks.at(-1)!;
          if (carries[index] && !carried.isOver) carried.carryOver(now);
        }
        carried.through(life.end);
        expect(carried.events).toEqual(life.living.events);
        expect(carried.journal.state).toEqual(life.living.journal.state);
        expect(carried.wakeup).toEqual(life.living.wakeup);
      }),
      runs,
    );
  });

  test('changes nothing about what is refused', () => {
    fc.assert(
      fc.property(anyLife, fc.nat(MAX_DEEDS), (life, count) => {
        const usual = new Living(life.file);
        const carried = new Living(life.file);
        for (const [index, { act, at }] of life.arrivals.entries()) {
          if (index === count && !carried.isOver) carried.carryOver(carried.looks.at(-1)!.now);
          expect(carried.arrive(act, at)).toEqual(usual.arrive(act, at));
        }
      }),
      runs,
    );
  });
});

/** Acts in an order of their own, the first of each instant alone. */
const shuffledLife = fc
  .tuple(anyLife, fc.array(fc.nat(1_000), { minLength: MAX_DEEDS, maxLength: MAX_DEEDS }))
  .map(([life, ranks]) => {
    const own = new Map(
      taken(life)
        .toReversed()
        .map((act) => [act.at, act]),
    );
    const inOrder = [...own.values()].toReversed();
    const rankOf = new Map(inOrder.map((act, index) => [act.id, ranks[index]!]));
    return {
      life,
      inOrder,
      shuffled: inOrder.toSorted((a, b) => rankOf.get(a.id)! - rankOf.get(b.id)!),
    };
  });

/** A journal that was told of all acts at an instant, and looked at it after each. */
function bookOf(file: CaseFile, acts: readonly Act[], now: number): CaseJournal {
  const journal = new CaseJournal(file);
  journal.advance(now);
  for (const act of acts) {
    accept(journal, act);
    journal.advance(now);
  }
  return journal;
}

describe('acts', { timeout: PROPERTY_TIMEOUT }, () => {
  test('lead to the same state in whatever order they arrive, each with its own instant', () => {
    fc.assert(
      fc.property(shuffledLife, ({ life, inOrder, shuffled }) => {
        const one = bookOf(life.file, inOrder, life.end);
        const other = bookOf(life.file, shuffled, life.end);
        expect(withoutSent(other.state)).toEqual(withoutSent(one.state));
        expect(verdicts(other)).toEqual(verdicts(one));
      }),
      runs,
    );
  });

  test('that arrive twice are one act', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const twice = new Living(life.file);
        for (const { act, at, isTaken } of life.arrivals) {
          twice.arrive(act, at);
          if (!isTaken) continue;
          twice.journal.accept({ ...act });
          twice.look(at);
          expect(twice.looks.at(-1)!.events).toEqual([]);
        }
        twice.through(life.end);
        expect(twice.events).toEqual(life.living.events);
        expect(twice.acts).toEqual(taken(life));
      }),
      runs,
    );
  });
});
