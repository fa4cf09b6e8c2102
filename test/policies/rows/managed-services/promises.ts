import { inGermany } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import type { RowTest } from '../row-test.ts';
import { managedServices } from './subject.ts';

const calendar = 'managed-services';
const row = { warnings: [50, 75], source: { from: ['902'] } } as const;
const inHours = { ...row, calendar, worked: always(calendar) } as const;

/** The first response. The provider is open until 18:00 in London, which is 19:00 for the customer. */
export function promises(): readonly RowTest[] {
  return [
    ...commitmentTests(managedServices, {
      ...row,
      row: 'p1',
      categories: ['incident'],
      severities: ['P1'],
      target: { minutes: 15 },
      calendar: null,
      worked: always('24x7'),
      escalations: [
        { level: 1, name: 'Duty manager', afterMinutes: 0 },
        { level: 2, name: 'Head of operations', afterMinutes: 15 },
      ],
      deadlines: [
        {
          // In the night to Sunday.
          account: inGermany,
          started: '2026-11-21T23:50+01:00',
          due: '2026-11-22T00:05+01:00',
          warned: ['2026-11-21T23:57:30+01:00', '2026-11-22T00:01:15+01:00'],
        },
      ],
    }),
    ...commitmentTests(managedServices, {
      ...inHours,
      row: 'p2',
      categories: ['incident'],
      severities: ['P2'],
      target: { businessHours: 1 },
      escalations: [{ level: 1, name: 'Duty manager', afterMinutes: 0 }],
      deadlines: [
        {
          // Half an hour until it closes on Friday, and half an hour on Monday from 09:00.
          account: inGermany,
          started: '2026-11-20T18:30+01:00',
          due: '2026-11-23T09:30+01:00',
          warned: ['2026-11-20T19:00+01:00', '2026-11-23T09:15+01:00'],
        },
      ],
    }),
    ...commitmentTests(managedServices, {
      ...inHours,
      row: 'p3',
      categories: ['incident', 'request'],
      severities: ['P3'],
      target: { businessHours: 4 },
      deadlines: [
        {
          // Two hours on Friday; Monday is England's summer bank holiday; two hours on Tuesday.
          account: inGermany,
          started: '2026-08-28T17:00+02:00',
          due: '2026-09-01T11:00+02:00',
          warned: ['2026-08-28T19:00+02:00', '2026-09-01T10:00+02:00'],
        },
      ],
    }),
    ...commitmentTests(managedServices, {
      ...inHours,
      row: 'p4',
      categories: ['incident', 'request'],
      severities: ['P4'],
      target: { businessDays: 1 },
      deadlines: [
        {
          // From Maundy Thursday to the Tuesday after Easter, of which 10 h are open: 6 h, then 4 h.
          account: inGermany,
          started: '2026-04-02T13:00+02:00',
          due: '2026-04-07T13:00+02:00',
          warned: ['2026-04-02T18:00+02:00', '2026-04-07T10:30+02:00'],
        },
      ],
    }),
  ];
}
