import { expect } from 'vitest';
import { inGermany } from '../../../domain/offering/requests.ts';
import { clockTests } from '../kinds/clock-row.ts';
import { rowTest, viewOf } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';
import { managedServices } from './subject.ts';

const calendar = 'managed-services';
const row = { pausesOnCustomer: true, escalations: [], source: { from: ['902'] } } as const;
const solved = { ...row, metric: 'resolution' } as const;

/** What is promised beside the first response. */
export function clocks(): readonly RowTest[] {
  return [
    ...critical(),
    ...inHours(),
    rowTest(managedServices, 'clocks', 'are updates of P1, and a resolution of each', (from) => {
      const rows = viewOf(from, managedServices).clocks.map(({ id }) => id);
      expect(rows).toEqual(['update-p1', 'solve-p1', 'solve-p2', 'solve-p3', 'solve-p4']);
    }),
  ];
}

/** Round the clock, here in the night to Sunday. */
function critical(): readonly RowTest[] {
  return [
    ...clockTests(managedServices, {
      ...row,
      row: 'update-p1',
      metric: 'follow_up',
      categories: ['incident'],
      severities: ['P1'],
      target: { minutes: 120 },
      calendar: null,
      warnings: [75],
      deadline: {
        account: inGermany,
        started: '2026-11-21T23:30+01:00',
        due: '2026-11-22T01:30+01:00',
        warned: '2026-11-22T01:00+01:00',
      },
    }),
    ...clockTests(managedServices, {
      ...solved,
      row: 'solve-p1',
      categories: ['incident'],
      severities: ['P1'],
      target: { minutes: 240 },
      calendar: null,
      warnings: [50, 75],
      escalations: [{ level: 1, name: 'Head of operations', afterMinutes: 0 }],
      deadline: {
        account: inGermany,
        started: '2026-11-21T22:00+01:00',
        due: '2026-11-22T02:00+01:00',
        warned: ['2026-11-22T00:00+01:00', '2026-11-22T01:00+01:00'],
      },
    }),
  ];
}

/** While the provider is open: from 09:00 to 19:00 for the customer. */
function inHours(): readonly RowTest[] {
  return [
    ...clockTests(managedServices, {
      ...solved,
      row: 'solve-p2',
      categories: ['incident'],
      severities: ['P2'],
      target: { businessHours: 8 },
      calendar,
      warnings: [50, 75],
      deadline: {
        // Four hours on Christmas Eve, a Thursday. On Monday Boxing Day is made up for, which is a
        // Saturday; four hours on Tuesday.
        account: inGermany,
        started: '2026-12-24T15:00+01:00',
        due: '2026-12-29T13:00+01:00',
        warned: ['2026-12-24T19:00+01:00', '2026-12-29T11:00+01:00'],
      },
    }),
    ...clockTests(managedServices, {
      ...solved,
      row: 'solve-p3',
      categories: ['incident', 'request'],
      severities: ['P3'],
      target: { businessDays: 3 },
      calendar,
      warnings: [75],
      deadline: {
        // Over the change to summer time, of London as of Berlin. Open are 8 h on Wednesday, 10 h on
        // Thursday and on Friday, and 2 h on Monday; of these 30 h, 22 h 30 min are over on Friday.
        account: inGermany,
        started: '2026-03-25T11:00+01:00',
        due: '2026-03-30T11:00+02:00',
        warned: '2026-03-27T13:30+01:00',
      },
    }),
    ...clockTests(managedServices, {
      ...solved,
      row: 'solve-p4',
      categories: ['incident', 'request'],
      severities: ['P4'],
      target: { businessDays: 10 },
      calendar,
      warnings: [75],
      deadline: {
        // From a Monday to the Tuesday two weeks later. England works on the first of May, a Friday,
        // and has a bank holiday on Monday the 4th. Of 100 h, 49 h are over by then and 69 h by
        // Wednesday evening, so that 75 h are over on Thursday, six hours after it opens.
        account: inGermany,
        started: '2026-04-27T10:00+02:00',
        due: '2026-05-12T10:00+02:00',
        warned: '2026-05-07T15:00+02:00',
      },
    }),
  ];
}
