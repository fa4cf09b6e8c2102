import { expect } from 'vitest';
import { inChina } from '../../../domain/offering/requests.ts';
import { clockTests, furtherOf } from '../kinds/clock-row.ts';
import { rowTest } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';
import { BOTH, vianet } from './subjects.ts';
import { SEVERITIES } from '../../../support/severities.ts';

const row = {
  metric: 'follow_up',
  categories: ['technical'],
  pausesOnCustomer: true,
  warnings: [75],
  escalations: [],
  source: { ...BOTH, chosen: /reasonable rhythm without a number; every 2 hours at severity A/ },
} as const;

/** How long support may leave the customer of a technical case without a word. */
export function followUps(): readonly RowTest[] {
  return [
    ...clockTests(vianet, {
      ...row,
      row: 'follow-up-a',
      severities: ['A'],
      target: { minutes: 120 },
      calendar: null,
      deadline: {
        account: inChina,
        started: '2026-11-21T23:10+08:00',
        due: '2026-11-22T01:10+08:00',
        warned: '2026-11-22T00:40+08:00',
      },
    }),
    ...clockTests(vianet, {
      ...row,
      row: 'follow-up-b',
      severities: ['B'],
      target: { businessDays: 1 },
      calendar: '21vianet',
      deadline: {
        // From Friday evening to Saturday evening, of which 15 h are open: 75 % are 11 h 15 min.
        account: inChina,
        started: '2026-11-20T23:30+08:00',
        due: '2026-11-21T23:30+08:00',
        warned: '2026-11-21T19:45+08:00',
      },
    }),
    ...clockTests(vianet, {
      ...row,
      row: 'follow-up-c',
      severities: ['C'],
      target: { businessDays: 3 },
      calendar: '21vianet',
      deadline: {
        // Over the national holiday, which closes nothing.
        account: inChina,
        started: '2026-09-30T16:00+08:00',
        due: '2026-10-03T16:00+08:00',
        warned: '2026-10-02T19:45+08:00',
      },
    }),
    rowTest(vianet, 'clocks', 'are the follow-up alone', (from) => {
      for (const severity of SEVERITIES) {
        for (const metric of ['next_response', 'resolution'] as const) {
          const asks = { category: 'technical', severity } as const;
          expect(furtherOf(from, vianet, asks, metric)).toBeUndefined();
        }
      }
    }),
  ];
}
