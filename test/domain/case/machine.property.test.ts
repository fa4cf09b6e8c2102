import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventDraft } from '../../../domain/case/event-draft.ts';
import type { CaseEvent, CaseFile, CaseState, Source } from '../../../domain/case/types.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { Living } from '../../support/living.ts';
import {
  anyLife,
  lateLife,
  promptLife,
  relived,
  taken,
  type RandomLife,
} from '../../support/random-life.ts';
import { foldedAt, trueAt } from '../../support/folded.ts';
import { lifePropertyRuns, PROPERTY_TIMEOUT } from '../time/property-runs.ts';

const runs = lifePropertyRuns();

/** What happens by itself and is an alert, or leads to one. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  'case.sla.warning',
  'case.sla.breached',
  'case.escalated',
  'case.customer.reminded',
  'case.wait.reminded',
  'case.severity.downgraded',
  'case.flagged',
]);

type Dated = Pick<CaseEvent, 'type' | 'at' | 'actor' | 'key'>;

const isByItself = ({ type, actor }: Dated): boolean => BY_ITSELF.has(type) && actor === 'system';

/** What is only said, and never taken back. */
const REMARKS: ReadonlySet<string> = new Set([
  'case.sla.warning',
  'case.customer.reminded',
  'case.wait.reminded',
]);

/** What says how the case stands, and is corrected where that turns out otherwise. */
function isVerdict({ type, actor }: Dated): boolean {
  if (REMARKS.has(type)) return false;
  const isOfSystem = actor === 'system' && !['case.sla.corrected', 'case.opened'].includes(type);
  return isOfSystem || type === 'case.sla.met' || type === 'case.sla.met_late';
}

/** A verdict as a correction names it. */
function lineOf({ type, at, data }: EventDraft): string {
  return `${'metric' in data ? data.metric : null} ${type} ${toIso(at)}`;
}

function withdrawnBy({ type, data }: CaseEvent): readonly string[] {
  if (type !== 'case.sla.corrected') return [];
  return data.withdrawn.map((one) => `${data.metric} ${one.type} ${one.at}`);
}

/** What it goes by; null where it goes by nothing. */
function sourceOf({ data }: CaseEvent): Source | null {
  return 'source' in data ? data.source : null;
}

/** The stretches in which a case was closed, by its own record; the last may have no end. */
function closedTimes({ reopenWithinMs }: CaseFile, state: CaseState, record: readonly Dated[]) {
  const closed: { from: number; to: number }[] = [];
  for (const { type, at } of record) {
    const last = closed.at(-1);
    const isClosed = last !== undefined && last.to === Infinity;
    if (type === 'case.closed' && !isClosed) closed.push({ from: at, to: Infinity });
    // A close that is reported late may leave no time for a reopening that was taken before.
    const isInTime = isClosed && at <= last.from + reopenWithinMs;
    if (type === 'case.reopened' && isInTime) last.to = at;
  }
  expect(closed.at(-1)?.to === Infinity).toBe(state.closure !== null);
  return closed;
}

const TAKING_BACK: ReadonlySet<string> = new Set([
  'withdraw-request',
  'retract-response',
  'retract-reply',
  'retract-close',
]);

/** Nothing that falls due is known before an act of its instant. */
function atInstantsOfTheirOwn(life: RandomLife): RandomLife {
  const arrivals = life.arrivals.filter(
    ({ act, at }, index) =>
      at > life.file.openedAt &&
      at !== life.arrivals[index - 1]?.at &&
      // What a mistake had brought about is undone when it is taken back, as by an act reported late.
      !TAKING_BACK.has(act.act),
  );
  return { ...life, arrivals };
}

describe('a case that is closed', { timeout: PROPERTY_TIMEOUT }, () => {
  test('has no running clock, and wakes up only when it can no longer be reopened (zammad#4353, chatwoot#10178)', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        for (const { state, wakeup, now } of living.looks) {
          if (state.closure === null) continue;
          const states = state.clocks.map((clock) => clock.state);
          expect(states).not.toContain('running');
          expect(states).not.toContain('paused');
          expect(state).toMatchObject({ nextDueAt: null, nonResponse: null, status: 'closed' });
          const { reopenableUntil } = state.closure;
          expect(wakeup?.at ?? null).toBe(reopenableUntil <= now ? null : reopenableUntil);
        }
      }),
      runs,
    );
  });

  test('alerts about nothing until it is reopened (zammad#904)', () => {
    fc.assert(
      fc.property(promptLife, (life) => {
        const { journal, events } = relived(atInstantsOfTheirOwn(life));
        for (const { from, to } of closedTimes(life.file, journal.state, events)) {
          expect(events.filter((one) => isByItself(one) && one.at > from && one.at < to)).toEqual(
            [],
          );
        }
      }),
      runs,
    );
  });

  test('has no true events from that time, however late its close was reported', () => {
    fc.assert(
      fc.property(lateLife, (life) => {
        const { state, events } = foldedAt(life.file, taken(life), life.end);
        for (const { from, to } of closedTimes(life.file, state, events)) {
          const within = events.filter((one) => one.at > from && one.at < to);
          expect(within.filter(isByItself)).toEqual([]);
        }
      }),
      runs,
    );
  });
});

describe('an alert', { timeout: PROPERTY_TIMEOUT }, () => {
  test('fires once for each clock, cycle and threshold if everything is reported at once (glpi#1996)', () => {
    fc.assert(
      fc.property(promptLife, (life) => {
        const { events } = relived(atInstantsOfTheirOwn(life));
        const keys = events.map(({ key }) => key);
        expect(keys).toEqual([...new Set(keys)]);
        expect(events.map(({ type }) => type)).not.toContain('case.sla.corrected');
      }),
      runs,
    );
  });

  test('that was a warning or a reminder fires again only if an act reported late has moved it', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        const fired = new Map<string, { at: number; acts: number }>();
        for (const { events, acts } of living.looks) {
          for (const { key, at } of events.filter(({ type }) => REMARKS.has(type))) {
            const before = fired.get(key);
            expect(before?.at).not.toBe(at);
            expect(before?.acts).not.toBe(acts);
            fired.set(key, { at, acts });
          }
        }
      }),
      runs,
    );
  });

  test('that was a verdict is recorded once while it is true, and withdrawn once when it no longer is', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        const standing: string[] = [];
        const sources = new Map<string, unknown>();
        for (const { events, acts, now } of living.looks) {
          for (const event of events.filter(isVerdict)) {
            standing.push(lineOf(event));
            sources.set(lineOf(event), sourceOf(event));
          }
          const corrections = events.filter(({ type }) => type === 'case.sla.corrected');
          expect(corrections.map(sourceOf)).toEqual(
            corrections.map((event) => sources.get(withdrawnBy(event)[0]!)),
          );
          for (const line of events.flatMap(withdrawnBy)) {
            expect(standing).toContain(line);
            standing.splice(standing.indexOf(line), 1);
          }
          const verdicts = trueAt(living, acts, now).events.filter(isVerdict).map(lineOf);
          expect(standing.toSorted()).toEqual(verdicts.toSorted());
        }
      }),
      runs,
    );
  });
});

describe('the record', { timeout: PROPERTY_TIMEOUT }, () => {
  test('has nothing from the future', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        for (const { now, events } of living.looks) {
          for (const { at } of events) expect(at).toBeLessThanOrEqual(now);
        }
      }),
      runs,
    );
  });

  test('is the same however often the case is read in between', () => {
    fc.assert(
      fc.property(anyLife, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (life, shares) => {
        const { openedAt } = life.file;
        const instants = shares.map((share) =>
          Math.round(openedAt + (life.end - openedAt) * share),
        );
        const watched = relivedWith(life, instants);
        expect(watched.events).toEqual(life.living.events);
        expect(watched.journal.state).toEqual(life.living.journal.state);
      }),
      runs,
    );
  });
});

/** Lives it once more, and looks at it at some instants at which nothing need happen. */
function relivedWith({ file, arrivals, end }: RandomLife, instants: readonly number[]): Living {
  const living = new Living(file);
  const sorted = instants.toSorted((a, b) => a - b);
  const lookBefore = (limit: number): void => {
    while (sorted[0] !== undefined && sorted[0] < limit) {
      const instant = sorted.shift()!;
      const { now } = living.looks.at(-1)!;
      living.through(instant);
      if (instant >= now && !living.isOver) living.look(instant);
    }
  };
  for (const { act, at } of arrivals) {
    lookBefore(at);
    living.arrive(act, at);
  }
  lookBefore(Infinity);
  living.through(end);
  return living;
}

describe('a wakeup', { timeout: PROPERTY_TIMEOUT }, () => {
  test('is in the future, nothing happens before it, and something happens at it', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        for (const { now, wakeup, acts } of living.looks) {
          if (wakeup === null) continue;
          expect(wakeup.at).toBeGreaterThan(now);
          const here = trueAt(living, acts, now);
          const before = trueAt(living, acts, wakeup.at - 1);
          expect(before.events).toEqual(here.events);
          expect(before.state).toEqual(here.state);
          const then = trueAt(living, acts, wakeup.at);
          const isOver = then.state.closure?.reopenableUntil === wakeup.at;
          expect(then.events.length > here.events.length || isOver).toBe(true);
        }
      }),
      runs,
    );
  });

  test('comes before everything that happens: without one nothing more does', () => {
    fc.assert(
      fc.property(anyLife, ({ living }) => {
        living.through(Infinity);
        const { now, acts } = living.looks.at(-1)!;
        expect(living.wakeup).toBeNull();
        expect(trueAt(living, acts, Infinity).events).toEqual(trueAt(living, acts, now).events);
      }),
      runs,
    );
  });
});
