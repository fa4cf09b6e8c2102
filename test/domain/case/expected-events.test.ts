import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRecorded,
  nextExpectedAt,
  expectedEvents,
  type ExpectedEvent,
} from '../../../domain/case/expected-events.ts';
import type { CaseEvent, CaseFile } from '../../../domain/case/types.ts';
import { drafted, IN_CHINA } from '../../support/drafted.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import type { Look } from '../../support/living.ts';
import { anyLife, relived } from '../../support/random-life.ts';
import { rounds } from '../../support/rounds.ts';

const RUNS = rounds(1_000, 100);

/** What the reconciler would look for after a look. */
function toCome(
  { file, state }: Pick<Look, 'state'> & { file: CaseFile },
  recorded: readonly CaseEvent[],
): ExpectedEvent[] {
  return expectedEvents(file, state).filter((one) => !isRecorded(one, recorded));
}

describe('the events that a case is expected to record', () => {
  it('are, from its state alone, what it then records by itself, at those instants', () => {
    assert(
      property(anyLife, (life) => {
        const { looks, file } = relived(life);
        const recorded: CaseEvent[] = [];
        looks.forEach((look, index) => {
          recorded.push(...look.events);
          const next = looks[index + 1];
          if (!next || next.acts !== look.acts) return;
          const expected = toCome({ file, state: look.state }, recorded).filter(
            ({ at }) => at <= next.now,
          );
          const missing = expected.filter((one) => !isRecorded(one, [...recorded, ...next.events]));
          expect(missing).toEqual([]);
          const told = next.events.filter(({ quiet }) => !quiet);
          expect(expected.length > 0).toBe(told.length > 0);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('are none once it is closed', () => {
    const file = drafted('2026-11-23T02:00:00.000Z', { account: IN_CHINA });
    const close: ActDraft = {
      act: 'close',
      outcome: 'withdrawn',
      chargeCredit: null,
      at: '2026-11-23T02:10:00.000Z',
    };
    const { journal } = lived(file, [close], '2026-11-23T02:20:00.000Z');
    expect(expectedEvents(file, journal.state)).toEqual([]);
    expect(nextExpectedAt(file, journal.state, 0)).toBeNull();
  });

  it('are found missing if a late act has undone an earlier breach', () => {
    const breach = {
      key: 'first_response:1:breached',
      type: 'case.sla.breached',
      at: 100,
      quiet: false,
    } as const;
    const expected = { at: 200, what: 'case.sla.breached', key: breach.key } as const;
    expect(isRecorded(expected, [breach])).toBe(false);
    expect(isRecorded(expected, [breach, { ...breach, at: 200 }])).toBe(true);
  });

  it('do not include a reminder that was given, wherever a late act has moved it', () => {
    const reminder = {
      key: 'non-response:a:2:C:50',
      type: 'case.customer.reminded',
      at: 100,
    } as const;
    const expected = { at: 200, what: 'case.customer.reminded', key: reminder.key } as const;
    expect(isRecorded(expected, [{ ...reminder, quiet: false }])).toBe(true);
    expect(isRecorded(expected, [{ ...reminder, quiet: true }])).toBe(false);
    expect(
      isRecorded(expected, [{ ...reminder, key: 'non-response:a:1:A:50', quiet: false }]),
    ).toBe(false);
  });

  it('still include a warning if the previous one was quiet', () => {
    const warning = {
      key: 'first_response:1:90',
      type: 'case.sla.warning',
      at: 100,
      quiet: true,
    } as const;
    const expected = { at: 200, what: 'case.sla.warning', key: warning.key } as const;
    expect(isRecorded(expected, [warning])).toBe(false);
    expect(isRecorded(expected, [warning, { ...warning, at: 200, quiet: false }])).toBe(true);
    expect(isRecorded(expected, [{ ...warning, quiet: false }])).toBe(true);
  });
});
