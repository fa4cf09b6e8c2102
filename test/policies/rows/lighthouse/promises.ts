import { inBrazil } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import type { RowTest } from '../row-test.ts';
import { lighthouse } from './subject.ts';

const source = { from: ['901'] };
const calendar = 'local-nine-to-five';

/** The first response. */
export function promises(): readonly RowTest[] {
  return [
    ...commitmentTests(lighthouse, {
      row: 'technical-a',
      categories: ['technical'],
      severities: ['A'],
      target: { minutes: 30 },
      calendar: null,
      worked: always('24x7'),
      warnings: [50, { beforeMinutes: 5 }],
      escalations: [
        { level: 1, name: 'Keeper on watch', afterMinutes: 0 },
        { level: 2, name: 'Head keeper', afterMinutes: 15 },
        { level: 3, name: 'Harbour master', afterMinutes: 60 },
      ],
      source,
      deadlines: [
        {
          account: inBrazil,
          started: '2026-11-21T23:50-03:00',
          due: '2026-11-22T00:20-03:00',
          warned: ['2026-11-22T00:05-03:00', '2026-11-22T00:15-03:00'],
        },
      ],
    }),
    ...commitmentTests(lighthouse, {
      row: 'technical-b',
      categories: ['technical'],
      severities: ['B'],
      target: { businessMinutes: 240 },
      calendar,
      worked: always('lighthouse-watch'),
      warnings: [50, 75, { beforeMinutes: 30 }],
      escalations: [
        { level: 1, name: 'Keeper on watch', afterMinutes: 30 },
        { level: 2, name: 'Head keeper', afterMinutes: 120 },
      ],
      source,
      deadlines: [
        {
          // Thursday 15:00 to 17:00; Friday the 20th is a holiday; Monday 09:00 to 11:00.
          account: inBrazil,
          started: '2026-11-19T15:00-03:00',
          due: '2026-11-23T11:00-03:00',
          warned: ['2026-11-19T17:00-03:00', '2026-11-23T10:00-03:00', '2026-11-23T10:30-03:00'],
        },
      ],
    }),
    ...commitmentTests(lighthouse, {
      row: 'technical-c',
      categories: ['technical'],
      severities: ['C'],
      target: { businessDays: 1 },
      calendar,
      worked: always(calendar),
      warnings: [50, 75],
      source,
      deadlines: [
        {
          account: inBrazil,
          started: '2026-11-19T13:00-03:00',
          due: '2026-11-23T13:00-03:00',
          warned: ['2026-11-19T17:00-03:00', '2026-11-23T11:00-03:00'],
        },
      ],
    }),
    ...commitmentTests(lighthouse, {
      row: 'billing',
      categories: ['billing', 'subscription'],
      severities: ['A', 'B', 'C'],
      target: { businessDays: 2 },
      calendar,
      worked: always(calendar),
      warnings: [50, 75],
      source,
      deadlines: [
        {
          account: inBrazil,
          started: '2026-11-23T13:00-03:00',
          due: '2026-11-25T13:00-03:00',
          warned: ['2026-11-24T13:00-03:00', '2026-11-24T17:00-03:00'],
        },
      ],
    }),
  ];
}
