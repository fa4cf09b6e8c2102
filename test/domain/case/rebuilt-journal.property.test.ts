import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaseJournal, type CarriedJournal } from '../../../domain/case/journal.ts';
import { journalFromLedger } from '../../../domain/scheduling/scheduled-journal.ts';
import { Living } from '../../support/living.ts';
import { anyLife, type RandomLife } from '../../support/random-life.ts';
import { lifePropertyRuns, PROPERTY_TIMEOUT } from '../time/property-runs.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A case as it is after so many of its acts. */
function livedTo({ file, arrivals }: RandomLife, count: number): Living {
  const living = new Living(file);
  for (const { act, at } of arrivals.slice(0, count)) living.arrive(act, at);
  return living;
}

function livesOn(living: Living, { arrivals, end }: RandomLife, count: number): void {
  for (const { act, at } of arrivals.slice(count)) living.arrive(act, at);
  living.through(end);
}

/** Has a case go on as its ledger tells it. */
function rebuild(living: Living): void {
  const { file, events, journal } = living;
  const { credit } = journal.state;
  living.journal = new CaseJournal(file, journalFromLedger({ file, events, credit }));
  living.look(living.looks.at(-1)?.now ?? file.openedAt);
}

/** What is compared: not schedules, of which more may be known, and not when the journal last looked. */
function told({ schedules: _more, advancedTo: _looked, ...journal }: CarriedJournal) {
  return journal;
}

describe('the journal that is put together from the ledger', { timeout: PROPERTY_TIMEOUT }, () => {
  test('is the one that has recorded it', () => {
    fc.assert(
      fc.property(anyLife, share, (life, part) => {
        const { file, events, journal } = livedTo(life, Math.round(life.arrivals.length * part));
        const { credit } = journal.state;
        const rebuilt = journalFromLedger({ file, events, credit });
        expect(told(rebuilt)).toEqual(told(journal.carry()));
      }),
      lifePropertyRuns(),
    );
  });

  test('goes on as if nothing had happened', () => {
    fc.assert(
      fc.property(anyLife, share, (life, part) => {
        const count = Math.round(life.arrivals.length * part);
        const living = livedTo(life, count);
        const before = living.events.length;
        rebuild(living);
        expect(living.events).toHaveLength(before);
        livesOn(living, life, count);
        expect(living.events).toEqual(life.living.events);
        expect(living.journal.state).toEqual(life.living.journal.state);
      }),
      lifePropertyRuns(),
    );
  });
});
