import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventDraft } from '../../../domain/case/event-draft.ts';
import { CLOCK_EVENTS, METRICS, WAIT_EVENTS } from '../../../domain/case/types.ts';
import { trueAt } from '../../support/folded.ts';
import { anyLife } from '../../support/random-life.ts';
import { lifePropertyRuns, PROPERTY_TIMEOUT } from '../time/property-runs.ts';

const runs = lifePropertyRuns();

/** The word for an event that has happened by itself. */
function wordFor({ type, data }: EventDraft): string | null {
  switch (type) {
    case 'case.sla.warning':
      return `${data.metric}.warning`;
    case 'case.sla.breached':
      return `${data.metric}.breach`;
    case 'case.escalated':
      return `${data.metric}.escalation`;
    case 'case.customer.reminded':
      return 'non_response.reminder';
    case 'case.wait.reminded':
      return 'wait.reminder';
    case 'case.severity.downgraded':
      return 'non_response.downgrade';
    case 'case.flagged':
      return 'non_response.flag';
    case 'case.closed':
      return 'non_response.close';
    default:
      return null;
  }
}

const WORDS: readonly string[] = [
  ...METRICS.flatMap((metric) => CLOCK_EVENTS.map((event) => `${metric}.${event}`)),
  ...WAIT_EVENTS,
];

describe('what happens next by itself', { timeout: PROPERTY_TIMEOUT }, () => {
  test('is the wakeup that the journal asks for, unless that is the end of the time to reopen', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        for (const { state, wakeup } of living.looks) {
          const expected = wakeup?.cause.what === 'end' ? null : wakeup;
          expect(state.next?.at).toBe(expected?.at);
        }
      }),
      runs,
    );
  });

  test('is called by what then happens first', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        for (const { state, acts, now } of living.looks) {
          if (state.next === null) continue;
          const before = trueAt(living, acts, now).events.length;
          const [first] = trueAt(living, acts, state.next.at).events.slice(before);
          expect(first && [first.at, wordFor(first)]).toEqual([state.next.at, state.next.what]);
        }
      }),
      runs,
    );
  });

  test('is known while silence is timed or a deadline is ahead', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        for (const { state } of living.looks) {
          const { next, nextDueAt, nonResponse } = state;
          const ahead = Math.min(nextDueAt ?? Infinity, nonResponse?.dueAt ?? Infinity);
          expect(next?.at ?? Infinity).toBeLessThanOrEqual(ahead);
        }
      }),
      runs,
    );
  });

  test('is each of the things that have a word, in one life or another', () => {
    const lives = fc.sample(anyLife, { seed: 17, numRuns: 150 });
    const met = lives.flatMap(({ living }) =>
      living.looks.flatMap(({ state }) => state.next?.what ?? []),
    );
    const words = new Set<string>(met);
    expect(WORDS.filter((word) => !words.has(word))).toEqual([]);
  });
});
