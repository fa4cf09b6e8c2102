import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventDraft } from '../../../domain/case/event-draft.ts';
import { CaseReplay } from '../../../domain/case/replay.ts';
import type { Act } from '../../../domain/case/types.ts';
import { computingScheduler } from '../../../domain/scheduling/schedule-case.ts';
import { HOUR, MINUTE, OPENED_AT } from '../../support/case-file.ts';
import { foldedAt } from '../../support/folded.ts';
import { wholeCase } from '../../support/whole-case.ts';
import { longPropertyRuns, PROPERTY_TIMEOUT } from '../time/property-runs.ts';

const file = wholeCase({ openedAt: OPENED_AT });

/** What is done, how long after the act before it, and how late it is reported. */
const deed = fc.record({
  kind: fc.constantFrom('ask', 'ask', 'reply', 'reply', 'respond', 'raise', 'lower', 'mistake'),
  pause: fc.constantFrom(0, 1, 7 * MINUTE, 50 * MINUTE, 3 * HOUR),
  late: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat(3 * 60).map((minutes) => minutes * MINUTE) },
    { weight: 1, arbitrary: fc.nat(200).map((hours) => hours * HOUR) },
  ),
});

/** More than lie between the marks of a replay, be they old or new. */
const deeds = fc.array(deed, { minLength: 70, maxLength: 150, size: 'max' });

function actsOf(list: readonly { kind: string; pause: number; late: number }[]) {
  const acts: { act: Act; arrival: number }[] = [];
  let arrival = OPENED_AT;
  for (const [index, { kind, pause, late }] of list.entries()) {
    arrival += pause;
    const at = Math.max(OPENED_AT, arrival - late);
    const common = { id: `act-${index}`, at, by: 'Ada', note: null };
    acts.push({
      act: actOf(
        kind,
        common,
        acts.map(({ act }) => act),
      ),
      arrival,
    });
  }
  return acts;
}

function actOf(
  kind: string,
  common: Pick<Act, 'id' | 'at' | 'by' | 'note'>,
  before: readonly Act[],
): Act {
  const severity = { reason: 'impact-changed', businessImpact: null } as const;
  const asked = before.findLast(({ act }) => act === 'customer-request');
  if (kind === 'ask') return { ...common, act: 'customer-request' };
  if (kind === 'reply') return { ...common, act: 'customer-reply' };
  if (kind === 'raise') return { ...common, act: 'severity', severity: 'A', ...severity };
  if (kind === 'lower') return { ...common, act: 'severity', severity: 'C', ...severity };
  if (kind === 'mistake' && asked) {
    return { ...common, act: 'withdraw-request', request: asked.id };
  }
  return { ...common, act: 'response' };
}

/** A timeline that is told of changes alone. */
function changed(known: readonly EventDraft[], replay: CaseReplay): readonly EventDraft[] {
  const { fresh, gone } = replay.takeChanges();
  const kept = known.slice(0, known.length - gone.length);
  expect(known.slice(kept.length)).toEqual(gone);
  return [...kept, ...fresh];
}

/** Tells a replay of an act as it arrives, and holds it against a life from the opening on. */
function arrives(
  replay: CaseReplay,
  arrived: readonly Act[],
  { act, arrival }: { readonly act: Act; readonly arrival: number },
) {
  const found = replay.at(act.at).snapshot();
  replay.add(act);
  const { state, wakeup } = replay.runTo(arrival);
  const whole = foldedAt(file, [...arrived, act], arrival);
  const alone = new CaseReplay(file, computingScheduler(file), arrived).at(act.at).snapshot();
  expect({ found, state, at: wakeup?.at }).toEqual({
    found: alone,
    state: whole.state,
    at: whole.wakeup?.at,
  });
  expect(replay.events).toEqual(whole.events);
}

describe('a case of many acts', { timeout: PROPERTY_TIMEOUT }, () => {
  test('has the same state after each of them as a replay from the opening, and reports what has changed', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const replay = new CaseReplay(file, computingScheduler(file));
        const arrived: Act[] = [];
        let known: readonly EventDraft[] = [];
        for (const [index, one] of actsOf(list).entries()) {
          replay.runTo(one.arrival);
          known = changed(known, replay);
          // To live it anew for each of them takes long, and tells no more.
          if (index % 7 === 0) arrives(replay, arrived, one);
          else replay.add(one.act);
          arrived.push(one.act);
          replay.runTo(one.arrival);
          known = changed(known, replay);
        }
        expect(known).toEqual(replay.events);
      }),
      longPropertyRuns(),
    );
  });
});
