import { expect } from 'vitest';
import type { Offering } from '../../../../catalogue/schema/offering-schema.ts';
import type { CaseRequest } from '../../../../domain/case/types.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';
import { firstPromised, promised, rowTest, viewOf, type Subject } from './subject.ts';

/**
 * The tests of when people are warned where a row says nothing else: at 75 % of the target.
 * @param asks for such a row
 */
export function warningTests(
  of: Subject,
  source: Cited,
  percents: readonly number[] = [75],
  asks: Partial<CaseRequest> = {},
): readonly RowTest[] {
  return [
    rowTest(of, 'warnings', `are at ${percents.join(' and ')} % of the target`, (from) => {
      expect(firstPromised(from, of, asks).warnings).toEqual(percents);
      expectSource(viewOf(from, of).warnings.source, source);
    }),
  ];
}

/** The test that nothing is promised beside the first response. */
export function noClocksTest(of: Subject): RowTest {
  return rowTest(of, 'clocks', 'are none beside the first response', (from) => {
    expect(viewOf(from, of).clocks).toEqual([]);
  });
}

/** The test that nothing is timed but the built-in metrics. */
export function noMetricsTest(of: Subject): RowTest {
  return rowTest(of, 'metrics', 'are the built-in ones alone', (from) => {
    expect(viewOf(from, of).metrics).toEqual([]);
  });
}

/** The test that support waits for nobody but the customer. */
export function noWaitsTest(of: Subject): RowTest {
  return rowTest(of, 'waits', 'are for the customer alone', (from) => {
    expect(promised(from, of, {}).waits).toEqual([]);
  });
}

/**
 * The tests of how long a closed case can be reopened.
 * @param others where that comes from for cases that did not come online, if it is from elsewhere
 */
export function reopeningTests(
  of: Subject,
  source: Cited,
  others: Cited | null = null,
  days = 14,
): readonly RowTest[] {
  const channels = others === null ? [] : (['phone', 'email'] as const);
  return [
    rowTest(of, 'reopening', `is possible for ${days} days`, (from) => {
      const { reopening } = viewOf(from, of);
      for (const channel of ['online', ...channels] as const) {
        const { reopenWithinMs } = promised(from, of, { channel });
        expect(reopenWithinMs).toBe(days * 24 * 60 * 60 * 1000);
      }
      expect(reopening.byChannel.flatMap((each) => each.channels)).toEqual(channels);
      expectSource(reopening.source, source);
    }),
    ...(others === null
      ? []
      : [
          rowTest(of, 'reopening', 'is chosen for requests that did not come online', (from) => {
            const [found, ...rest] = viewOf(from, of).reopening.byChannel;
            expect(rest).toEqual([]);
            expect(found?.days).toBe(days);
            expectSource(found?.source, others);
          }),
        ]),
    rowTest(of, 'reopening', 'begins the clock for the resolution anew', (from) => {
      expect(promised(from, of, {}).resolutionOnReopening).toBe('begins');
    }),
  ];
}

/**
 * The tests of how a case ends, and of what its end does to a clock that nobody met.
 * @param told where it says that the contact is told when nothing was found; null if nowhere
 */
export function closingTests(
  of: Subject,
  outcomes: Cited,
  told: Cited | null = null,
): readonly RowTest[] {
  return [
    told === null ? untoldTest(of) : toldTest(of, told),
    rowTest(of, 'closing outcomes', 'are solved, unresolved and withdrawn', (from) => {
      const found = viewOf(from, of).closing?.outcomes;
      expect(found?.solved).toEqual(expect.stringMatching(/solutions were proposed/));
      expect(found?.unresolved).toEqual(
        expect.stringMatching(/No solution was found, and the customer is told/),
      );
      expect(found?.withdrawn).toEqual(expect.stringMatching(/customer asked/));
      expectSource(found?.source, outcomes);
    }),
    rowTest(of, 'closing unanswered', 'counts as the response where it is solved', (from) => {
      const { source, ...found } = viewOf(from, of).closing?.unanswered ?? {};
      expect(found).toEqual({
        solved: 'counts-as-response',
        unresolved: 'cancels-unless-breached',
        withdrawn: 'cancels-unless-breached',
      });
      expectSource(source, { from: ['002'], chosen: /No document speaks/ });
    }),
  ];
}

/** The test that a case's contact is told by mail that nothing was found. */
export function toldTest(of: Subject, told: Cited): RowTest {
  return rowTest(of, 'closing tellsContact', 'of a case that is unresolved', (from) => {
    expect(promised(from, of, {}).tellsContactWhenUnresolved).toBe(true);
    expectSource(viewOf(from, of).closing?.tellsContact?.source, told);
  });
}

function untoldTest(of: Subject): RowTest {
  return rowTest(of, 'closing outcomes', 'are told to nobody by mail', (from) => {
    expect(promised(from, of, {}).tellsContactWhenUnresolved).toBe(false);
    expect(viewOf(from, of).closing).not.toHaveProperty('tellsContact');
  });
}

/** The test that an offering's cases use no credit. */
export function noCreditTest(of: Subject): RowTest {
  return rowTest(of, 'credits', 'are not used', (from) => {
    expect(viewOf(from, of).credits).toBeNull();
  });
}

/** The test that a version says nothing of a part that later versions have. */
export function absentTest(
  of: Subject,
  part: keyof Pick<Offering, 'channels' | 'nonResponse' | 'closing'>,
): RowTest {
  return rowTest(of, part, 'is nothing that this version speaks of', (from) => {
    expect(viewOf(from, of)[part]).toBeNull();
  });
}
