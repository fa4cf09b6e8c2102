import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBytes } from '../../../domain/case/json-bytes.ts';
import type { Unscheduled } from '../../../domain/case/journal.ts';
import { knownPausesOf, lengthened, shortened } from '../../../domain/case/short-pauses.ts';
import { pausesOf, withPause, NO_PAUSES } from '../../../domain/case/scheduler.ts';
import type { Pause } from '../../../domain/case/types.ts';
import { OPENED_AT, MINUTE } from '../../support/case-file.ts';
import { rounds } from '../../support/rounds.ts';

/** A case with a clock for each list of pauses. */
function withPauses(...lists: readonly (readonly Pause[])[]): Unscheduled {
  const clocks = lists.map((list, index) => ({
    metric: 'resolution',
    cycle: index + 1,
    startedAt: OPENED_AT,
    pauses: pausesOf(list),
    closures: pausesOf(list.slice(0, 20)),
  }));
  const snapshot = {
    severity: 'A',
    closure: null,
    answered: true,
    cycles: {},
    nonResponse: null,
    clocks,
  };
  return { snapshot, acts: [], known: {} } as unknown as Unscheduled;
}

function pauses(count: number): Pause[] {
  return Array.from({ length: count }, (_, index) => {
    const from = OPENED_AT + 2 * index * MINUTE;
    return { from, to: from + MINUTE };
  });
}

const shortBytes = (count: number) => jsonBytes(shortened(withPauses(pauses(count))));

const known = (...lists: readonly (readonly Pause[])[]) =>
  knownPausesOf(withPauses(...lists).snapshot);

describe('pauses sent in short', () => {
  it('are whole again for whoever missed none or a few', () => {
    const sized = fc.record({ had: fc.nat(40), missed: fc.nat(8), later: fc.nat(40) });
    fc.assert(
      fc.property(sized, ({ had, missed, later }) => {
        const now = withPauses(pauses(had + missed), pauses(3));
        // Whoever knows more than there is now was told before an act that came late.
        expect(lengthened(shortened(now), known(pauses(had), pauses(3)))).toEqual(now);
        expect(lengthened(shortened(now), known(pauses(had + missed + later)))).toEqual(now);
      }),
      { numRuns: rounds(1_000, 100) },
    );
  });

  it('are not made up for whoever missed more, or knows others', () => {
    const now = shortened(withPauses(pauses(30)));
    expect(lengthened(now, known(pauses(21)))).toBeNull();
    expect(lengthened(now, {})).toBeNull();
    const moved = pauses(30).map((pause, index) =>
      index === 4 ? { ...pause, to: pause.to + 1 } : pause,
    );
    expect(lengthened(now, known(moved))).toBeNull();
    expect(lengthened(now, known([], pauses(30)))).toBeNull();
  });

  it('take no more room however many there are', () => {
    expect(shortBytes(900) - shortBytes(100)).toBe(0);
  });

  it('have the digest that they got one by one', () => {
    expect(pausesOf(pauses(20))).toEqual(pauses(20).reduce(withPause, NO_PAUSES));
  });
});
