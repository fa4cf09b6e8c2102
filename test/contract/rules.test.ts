import { formatLocalDate } from '../../domain/time/local-date.ts';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../catalogue/holiday-feed/day.ts';
import { ruleDates } from '../../catalogue/holiday-feed/rule-dates.ts';
import { parseRule } from '../../catalogue/holiday-feed/rule.ts';
import { event, feedOf } from '../catalogue/holiday-feed/feeds.ts';
import { longPropertyRuns, PROPERTY_TIMEOUT } from '../domain/time/property-runs.ts';
import { startIcalReader, type IcalReader } from './ical-reader.ts';
import { someRules } from './some-rules.ts';

const SPAN = { first: dayOf(2026, 1, 1), last: dayOf(2028, 12, 31) };

let reader: IcalReader;
beforeAll(() => {
  reader = startIcalReader();
});
afterAll(() => reader.close());

describe('a recurrence rule', () => {
  it(
    'falls on the same days as for libraries of Python',
    { timeout: PROPERTY_TIMEOUT },
    async () => {
      await fc.assert(
        fc.asyncProperty(someRules, async (rules) => {
          const ours = rules.map(({ rule, start }) => ruleDates(parseRule(rule), start, SPAN));
          const file = feedWith(rules);
          const theirs = await reader.read(file, '2026-01-01T00:00:00Z', '2029-01-01T00:00:00Z');
          expect(ours.map((days) => days.map(formatLocalDate))).toEqual(
            theirs.map(({ occurrences }) => occurrences.map(({ from }) => from)),
          );
        }),
        longPropertyRuns(),
      );
    },
  );
});

function feedWith(rules: readonly { readonly rule: string; readonly start: number }[]): string {
  return feedOf(
    ...rules.map(({ rule, start }, index) =>
      event(
        `UID:${index}`,
        'DTSTAMP:20260101T000000Z',
        `DTSTART;VALUE=DATE:${formatLocalDate(start).replaceAll('-', '')}`,
        `RRULE:${rule}`,
      ),
    ),
  );
}
