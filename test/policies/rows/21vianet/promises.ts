import { inChina } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import type { Subject } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';
import { BOTH } from './subjects.ts';

/** What is promised. */
export function promises(of: Subject): readonly RowTest[] {
  const billingSource = { ...BOTH, chosen: /name hours but no response time/ };
  return [
    ...commitmentTests(of, {
      row: 'technical-a',
      categories: ['technical'],
      severities: ['A'],
      target: { minutes: 60 },
      calendar: null,
      worked: always('24x7'),
      note: /until the problem is resolved/,
      source: BOTH,
      deadlines: [
        {
          account: inChina,
          started: '2026-11-21T03:10+08:00',
          due: '2026-11-21T04:10+08:00',
          warned: '2026-11-21T03:55+08:00',
        },
      ],
    }),
    ...commitmentTests(of, {
      row: 'technical-b',
      categories: ['technical'],
      severities: ['B'],
      target: { businessDays: 1 },
      calendar: '21vianet',
      // Asked for round the clock, it is worked on in the same hours.
      worked: [
        [{}, '21vianet'],
        [{ roundTheClock: true }, '21vianet'],
      ],
      source: {
        ...BOTH,
        chosen:
          /Chinese text of 003 says 1 hour, .* 1 business day is chosen\. So is that each of the seven days/,
      },
      deadlines: [
        {
          // Friday evening, and Saturday is a business day. Open in between are 30 min on Friday
          // and 14 h 30 min on Saturday; 75 % of these 15 h are 30 min and 10 h 45 min.
          account: inChina,
          started: '2026-11-20T23:30+08:00',
          due: '2026-11-21T23:30+08:00',
          warned: '2026-11-21T19:45+08:00',
        },
        {
          // In the night it counts from the opening at 09:00; 75 % of a day of 15 h are 11 h 15 min.
          account: inChina,
          started: '2026-11-21T02:00+08:00',
          due: '2026-11-22T09:00+08:00',
          warned: '2026-11-21T20:15+08:00',
        },
      ],
    }),
    ...commitmentTests(of, {
      row: 'technical-c',
      categories: ['technical'],
      severities: ['C'],
      target: { businessDays: 3 },
      calendar: '21vianet',
      worked: always('21vianet'),
      source: { ...BOTH, chosen: /each of the seven days of a week is one is chosen/ },
      deadlines: [
        {
          // Over the national holiday, which closes nothing: 8 h, 15 h, 15 h and 7 h are 45 h, of
          // which 33 h 45 min are over on the third day, 10 h 45 min after its opening.
          account: inChina,
          started: '2026-09-30T16:00+08:00',
          due: '2026-10-03T16:00+08:00',
          warned: '2026-10-02T19:45+08:00',
        },
      ],
    }),
    ...commitmentTests(of, {
      row: 'billing-b',
      categories: ['billing', 'subscription'],
      severities: ['B'],
      target: { businessDays: 1 },
      calendar: 'china-business',
      worked: always('china-business'),
      source: billingSource,
      deadlines: [
        {
          // The holiday and its bridge last from Thursday the 1st to Wednesday the 7th: the next
          // business day is Thursday the 8th. Open are 1 h and 7 h; 6 h of these are over on that
          // Thursday at 14:00.
          account: inChina,
          started: '2026-09-30T16:00+08:00',
          due: '2026-10-08T16:00+08:00',
          warned: '2026-10-08T14:00+08:00',
        },
      ],
    }),
    ...commitmentTests(of, {
      row: 'billing-c',
      categories: ['billing', 'subscription'],
      severities: ['C'],
      target: { businessDays: 3 },
      calendar: 'china-business',
      worked: always('china-business'),
      source: billingSource,
      deadlines: [
        {
          // Thursday the 8th, Friday, and Saturday the 10th, which is worked for the bridge: 1 h,
          // 8 h, 8 h and 7 h, of which 18 h are over on Saturday at 10:00.
          account: inChina,
          started: '2026-09-30T16:00+08:00',
          due: '2026-10-10T16:00+08:00',
          warned: '2026-10-10T10:00+08:00',
        },
      ],
    }),
    ...commitmentTests(of, {
      row: 'presales',
      categories: ['presales'],
      severities: ['B', 'C'],
      target: null,
      calendar: null,
      worked: always('local-business'),
      source: { ...BOTH, chosen: /presales at severity A is refused/ },
    }),
  ];
}
