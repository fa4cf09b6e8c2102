import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseFacts } from '../../../domain/case/case-facts.ts';
import { commitmentFor } from '../../../domain/case/commitment-for.ts';
import type { Act, CaseState, Clock } from '../../../domain/case/types.ts';
import type { Living } from '../../support/living.ts';
import { promptLife, relived, type Bare } from '../../support/random-life.ts';
import { lifePropertyRuns, PROPERTY_TIMEOUT } from '../time/property-runs.ts';

const runs = lifePropertyRuns();

/** A case in the middle of its life, to be lived on from there as often as is wanted. */
const begun = fc.tuple(promptLife, fc.nat(3)).map(([life, count]) => {
  const arrivals = life.arrivals.slice(0, count);
  const end = arrivals.at(-1)?.at ?? life.file.openedAt;
  return { end, live: () => relived({ ...life, arrivals, end }) };
});
type Begun = typeof begun extends fc.Arbitrary<infer T> ? T : never;

type Find = (state: CaseState) => number | null | undefined;

interface Twins {
  readonly at: number;
  readonly acting: Living;
  readonly idle: Living;
}

const actOf = (deed: Bare, at: number) =>
  ({ ...deed, id: `${deed.act}-${at}`, at, by: 'Ada', note: null }) as Act;

/**
 * One case is lived until something of a sort is due within a millisecond, and somebody acts when it
 * is; its twin is left alone. Null where nothing of the sort ever is.
 */
function actAt({ live }: Begun, find: Find, deed: (state: CaseState) => Bare): Twins | null {
  const acting = live();
  const due = nextOf(acting, find);
  if (due === null) return null;
  const refusal = acting.arrive(actOf(deed(acting.journal.state), due), due);
  if (refusal !== null) return null;
  const idle = live();
  idle.through(due);
  return { at: due, acting, idle };
}

/** Passes what else happens, as long as anything does. */
function nextOf(living: Living, find: Find): number | null {
  for (let { wakeup } = living; wakeup !== null; { wakeup } = living) {
    if (find(living.journal.state) === wakeup.at) return wakeup.at;
    living.through(wakeup.at);
  }
  return null;
}

const RESPONSES = ['first_response', 'next_response', 'follow_up'];
const isResponse = ({ metric }: Clock): boolean => RESPONSES.includes(metric);

const dueOf =
  (isMeant: (clock: Clock) => boolean): Find =>
  ({ clocks }) =>
    clocks.find((clock) => clock.state === 'running' && isMeant(clock))?.dueAt;

/** The only breached clock of which some level was reached, and its next one. */
function escalating({ clocks, closure }: CaseState) {
  const open = clocks.filter(
    ({ state, metAt }) => state === 'breached' && metAt === null && closure === null,
  );
  const levels = open.length === 1 ? (open[0]!.escalations ?? []) : [];
  const reached = levels.findLast(({ reachedAt }) => reachedAt !== null);
  return reached && { reached, next: levels.find(({ reachedAt }) => reachedAt === null) };
}

const levelOf: Find = (state) => escalating(state)?.next?.at;
const stepOf: Find = ({ nonResponse }) => nonResponse?.dueAt;

const recorded = ({ events }: Living, type: string, at: number) =>
  events.filter((event) => event.type === type && event.at === at).length;

/** Recorded less often where somebody acted. */
function expectOnlyIdle({ at, acting, idle }: Twins, type: string): void {
  expect(recorded(idle, type, at)).toBeGreaterThan(recorded(acting, type, at));
}

describe('at the very instant at which it is due', { timeout: PROPERTY_TIMEOUT }, () => {
  test('a response meets its clock, which is breached without it', () => {
    fc.assert(
      fc.property(begun, (life) => {
        const twins = actAt(life, dueOf(isResponse), () => ({ act: 'response' }));
        if (twins === null) return;
        expectOnlyIdle(twins, 'case.sla.breached');
        // A follow-up is met by the same answer.
        expect(recorded(twins.acting, 'case.sla.met', twins.at)).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  test('a solution meets the resolution clock, which is breached without it', () => {
    fc.assert(
      fc.property(begun, (life) => {
        const solved: Bare = { act: 'close', outcome: 'solved', chargeCredit: null };
        const find = dueOf(({ metric }) => metric === 'resolution');
        const twins = actAt(life, find, () => solved);
        if (twins === null) return;
        expectOnlyIdle(twins, 'case.sla.breached');
        expect(recorded(twins.acting, 'case.sla.met', twins.at)).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  test('a request pauses the resolution clock, which is breached without it', () => {
    fc.assert(
      fc.property(begun, (life) => {
        const find = dueOf(({ metric }) => metric === 'resolution');
        const twins = actAt(life, find, () => ({ act: 'customer-request' }));
        if (twins === null) return;
        const { file, journal } = twins.acting;
        // What is promised may follow from fields that have changed.
        const promised = commitmentFor(file, 'resolution', caseFacts(file, journal.state));
        if (promised?.pausesOnCustomer !== true) return;
        expectOnlyIdle(twins, 'case.sla.breached');
        expect(journal.state.clocks.map(({ state }) => state)).toContain('paused');
      }),
      runs,
    );
  });

  test('a reply comes before the step of non-response, which is taken without it', () => {
    fc.assert(
      fc.property(begun, ({ end, live }) => {
        const asked = () => {
          const living = live();
          living.arrive(actOf({ act: 'customer-request' }, end), end);
          return living;
        };
        const twins = actAt({ end, live: asked }, stepOf, () => ({ act: 'customer-reply' }));
        if (twins === null) return;
        const steps = (living: Living) =>
          living.events.filter(({ key, at }) => key.endsWith(':over') && at === twins.at).length;
        expect(steps(twins.idle)).toBeGreaterThan(steps(twins.acting));
        expect(twins.acting.journal.state).toMatchObject({ nonResponse: null, closure: null });
      }),
      runs,
    );
  });

  test('an acknowledgement stops the next level, which is reached without it', () => {
    fc.assert(
      fc.property(begun, (life) => {
        const twins = actAt(life, levelOf, (state) => ({
          act: 'acknowledge',
          level: escalating(state)!.reached.level,
        }));
        if (twins === null) return;
        const { at, acting, idle } = twins;
        expect(recorded(acting, 'case.escalated', at)).toBeLessThan(
          recorded(idle, 'case.escalated', at),
        );
      }),
      runs,
    );
  });
});
