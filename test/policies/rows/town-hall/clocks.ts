import { inGermany } from '../../../domain/offering/requests.ts';
import { clocksTest, clockTests } from '../kinds/clock-row.ts';
import type { RowTest } from '../row-test.ts';
import { town } from './subject.ts';

const source = { from: ['904'] };
const calendar = 'town-hall';

/** By when it is put right. */
export function clocks(): readonly RowTest[] {
  return [
    clocksTest(town, 'made-safe', 'light-again', 'road-again', 'waste-gone', 'permit-decided'),
    ...dangers(),
    ...reports(),
    ...permits(),
  ];
}

function dangers(): readonly RowTest[] {
  return clockTests(town, {
    row: 'made-safe',
    metric: 'resolution',
    categories: ['road-damage', 'street-light', 'waste'],
    severities: ['danger'],
    target: { days: 1 },
    calendar: null,
    pausesOnCustomer: false,
    warnings: [50, 75],
    escalations: [{ level: 1, name: 'Head of the works department', afterMinutes: 0 }],
    source,
    deadline: {
      // This day has 23 hours: half of them are 11.5, three quarters 17 h 15 min.
      account: inGermany,
      started: '2026-03-28T12:00+01:00',
      due: '2026-03-29T12:00+02:00',
      warned: ['2026-03-28T23:30+01:00', '2026-03-29T06:15+02:00'],
    },
  });
}

function reports(): readonly RowTest[] {
  const row = {
    metric: 'resolution',
    severities: ['nuisance', 'ordinary'],
    calendar,
    pausesOnCustomer: false,
    escalations: [],
    source,
  } as const;
  return [
    ...clockTests(town, {
      ...row,
      row: 'light-again',
      categories: ['street-light'],
      target: { businessDays: 5 },
      warnings: [75],
      deadline: {
        // Thursday 4 June is Corpus Christi. Open are 6 h, 7 h, 4 h, 4 h, 7 h and 1 h; of the 21 h 45 min
        // that are three quarters, 45 minutes are on Monday.
        account: inGermany,
        started: '2026-06-01T09:00+02:00',
        due: '2026-06-09T09:00+02:00',
        warned: '2026-06-08T08:45+02:00',
      },
    }),
    ...clockTests(town, {
      ...row,
      row: 'road-again',
      categories: ['road-damage'],
      target: { businessDays: 15 },
      warnings: [75],
      deadline: {
        // Three weeks of 31 hours; three quarters are two of them, a Monday and 45 minutes.
        account: inGermany,
        started: '2026-06-08T08:00+02:00',
        due: '2026-06-29T08:00+02:00',
        warned: '2026-06-23T08:45+02:00',
      },
    }),
    ...clockTests(town, {
      ...row,
      row: 'waste-gone',
      categories: ['waste'],
      target: { businessDays: 2 },
      warnings: [50],
      deadline: {
        // Monday ends at four, before the time of day at which it came: an hour, four and seven.
        account: inGermany,
        started: '2026-06-11T17:00+02:00',
        due: '2026-06-15T16:00+02:00',
        warned: '2026-06-15T09:00+02:00',
      },
    }),
  ];
}

function permits(): readonly RowTest[] {
  return clockTests(town, {
    row: 'permit-decided',
    metric: 'resolution',
    categories: ['permit'],
    severities: ['nuisance', 'ordinary'],
    target: { months: 3 },
    calendar: null,
    pausesOnCustomer: true,
    warnings: [75, { beforeMinutes: 20_160 }],
    escalations: [],
    source,
    deadline: {
      // February has no 30th: 90 days, of which 67.5 are three quarters; two weeks before the end.
      account: inGermany,
      started: '2026-11-30T10:00+01:00',
      due: '2027-02-28T10:00+01:00',
      warned: ['2027-02-05T22:00+01:00', '2027-02-14T10:00+01:00'],
    },
  });
}
