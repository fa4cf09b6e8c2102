import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBytes } from '../../../domain/case/json-bytes.ts';
import type { Unscheduled } from '../../../domain/case/journal.ts';
import {
  knownPausesOf,
  lengthened,
  shortened,
  type KnownPauses,
} from '../../../domain/case/short-pauses.ts';
import { NO_STRETCHES, stretchesOf, withStretch } from '../../../domain/case/stretches.ts';
import type { ReasonedPause } from '../../../domain/case/types.ts';
import { commitment, MINUTE, OPENED_AT } from '../../support/case-file.ts';
import { rows } from '../../support/promises.ts';
import { rounds } from '../../support/rounds.ts';

const [row] = rows({ A: { resolution: commitment() } });
const FILE = { commitments: [row!] };

/** A case with a clock for each list of pauses; of every second one nothing is promised now. */
function withPauses(...lists: readonly (readonly ReasonedPause[])[]): Unscheduled {
  const clocks = lists.map((list, index) => ({
    metric: 'resolution',
    cycle: index + 1,
    startedAt: OPENED_AT,
    commitment: index % 2 === 0 ? row : { ...row, target: null },
    stretches: stretchesOf(list),
    past: null,
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

function pauses(count: number): ReasonedPause[] {
  return Array.from({ length: count }, (_, index) => {
    const from = OPENED_AT + 2 * index * MINUTE;
    return { from, to: from + MINUTE, reason: index % 3 === 0 ? 'vendor' : 'customer' };
  });
}

const shortBytes = (count: number) => jsonBytes(shortened(withPauses(pauses(count))));

const known = (...lists: readonly (readonly ReasonedPause[])[]) =>
  knownPausesOf(withPauses(...lists).snapshot);

const whole = (short: Parameters<typeof lengthened>[0], of: KnownPauses) =>
  lengthened(short, of, FILE);

describe('pauses sent in short', () => {
  it('are whole again for whoever missed none or a few', () => {
    const sized = fc.record({ had: fc.nat(40), missed: fc.nat(8), later: fc.nat(40) });
    fc.assert(
      fc.property(sized, ({ had, missed, later }) => {
        const now = withPauses(pauses(had + missed), pauses(3));
        // Whoever knows more than there is now was told before an act that came late.
        expect(whole(shortened(now), known(pauses(had), pauses(3)))).toEqual(now);
        expect(whole(shortened(now), known(pauses(had + missed + later)))).toEqual(now);
      }),
      { numRuns: rounds(1_000, 100) },
    );
  });

  it('are not made up for whoever missed more, or knows others', () => {
    const now = shortened(withPauses(pauses(30)));
    expect(lengthened(now, known(pauses(30)), { commitments: [] })).toBeNull();
    expect(whole(now, known(pauses(21)))).toBeNull();
    expect(whole(now, {})).toBeNull();
    const moved = pauses(30).map((pause, index) =>
      index === 4 ? { ...pause, to: pause.to + 1 } : pause,
    );
    expect(whole(now, known(moved))).toBeNull();
    expect(whole(now, known([], pauses(30)))).toBeNull();
    const renamed = pauses(30).map((pause, index) =>
      index === 4 ? { ...pause, reason: 'approval' } : pause,
    );
    expect(whole(now, known(renamed))).toBeNull();
  });

  it('take no more room however many there are', () => {
    expect(shortBytes(900) - shortBytes(102)).toBe(0);
  });

  it('have the digest that they got one by one', () => {
    expect(stretchesOf(pauses(20))).toEqual(pauses(20).reduce(withStretch, NO_STRETCHES));
  });
});
