import { inBrazil } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import type { RowTest } from '../row-test.ts';
import { softwareVendor } from './subject.ts';

const calendar = 'follow-the-sun';
const row = { categories: ['defect', 'question'], source: { from: ['905'] } } as const;
const inHours = { ...row, calendar, worked: always(calendar) } as const;

/**
 * The first response, by plan. The customer's clocks are three hours behind UTC: in UTC Singapore is
 * open from 01:00 to 10:00, Berlin from 08:00 to 17:00 and Austin from 15:00 to 24:00, in summer
 * these two an hour earlier.
 */
export function promises(): readonly RowTest[] {
  return [...community(), ...premium(), ...standard()];
}

function community(): readonly RowTest[] {
  return commitmentTests(softwareVendor, {
    ...row,
    row: 'community',
    severities: ['urgent', 'high', 'normal'],
    plans: ['community'],
    target: null,
    calendar: null,
    worked: always(calendar),
  });
}

function premium(): readonly RowTest[] {
  const plans = ['premium'];
  return [
    ...commitmentTests(softwareVendor, {
      ...row,
      row: 'premium-urgent',
      severities: ['urgent'],
      plans,
      target: { minutes: 30 },
      calendar: null,
      worked: always('24x7'),
      escalations: [{ level: 1, name: 'Head of support', afterMinutes: 0 }],
      deadlines: [
        {
          // In the night to Sunday.
          account: inBrazil,
          started: '2026-11-21T23:50-03:00',
          due: '2026-11-22T00:20-03:00',
          warned: '2026-11-22T00:12:30-03:00',
        },
      ],
    }),
    ...commitmentTests(softwareVendor, {
      ...inHours,
      row: 'premium-high',
      severities: ['high'],
      plans,
      target: { businessHours: 2 },
      deadlines: [
        {
          // An hour until Austin closes on Friday, and another from Singapore's Monday morning, which
          // is Sunday evening for the customer.
          account: inBrazil,
          started: '2026-11-20T20:00-03:00',
          due: '2026-11-22T23:00-03:00',
          warned: '2026-11-22T22:30-03:00',
        },
      ],
    }),
    ...commitmentTests(softwareVendor, {
      ...inHours,
      row: 'premium-normal',
      severities: ['normal'],
      plans,
      target: { businessHours: 8 },
      deadlines: [
        {
          // Berlin is closed for Ascension Day: two hours until Singapore closes at 10:00 in UTC, and
          // six in Austin from 14:00.
          account: inBrazil,
          started: '2026-05-14T05:00-03:00',
          due: '2026-05-14T17:00-03:00',
          warned: '2026-05-14T15:00-03:00',
        },
      ],
    }),
  ];
}

function standard(): readonly RowTest[] {
  const plans = ['standard'];
  return [
    ...commitmentTests(softwareVendor, {
      ...inHours,
      row: 'standard-urgent',
      severities: ['urgent'],
      plans,
      target: { businessHours: 4 },
      deadlines: [
        {
          // Two hours until Austin closes at 23:00 in UTC. On Good Friday it works alone: two from 14:00.
          account: inBrazil,
          started: '2026-04-02T18:00-03:00',
          due: '2026-04-03T13:00-03:00',
          warned: '2026-04-03T12:00-03:00',
        },
      ],
    }),
    ...commitmentTests(softwareVendor, {
      ...inHours,
      row: 'standard',
      severities: ['high', 'normal'],
      plans,
      target: { businessDays: 1 },
      deadlines: [
        {
          // Over Christmas Day, when all are closed. Berlin has an hour left on Christmas Eve, on which
          // Austin is closed; on Monday 15 h are open from 01:00 to 16:00 in UTC, of which 11 make 75 %.
          account: inBrazil,
          started: '2026-12-24T13:00-03:00',
          due: '2026-12-28T13:00-03:00',
          warned: '2026-12-28T09:00-03:00',
        },
      ],
    }),
  ];
}
