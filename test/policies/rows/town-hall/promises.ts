import { inGermany } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { escalationTest } from '../kinds/escalation-row.ts';
import { always } from '../kinds/hours.ts';
import type { RowTest } from '../row-test.ts';
import { town } from './subject.ts';

const source = { from: ['904'] };
const calendar = 'town-hall';
const REPORTS = ['road-damage', 'street-light', 'waste'] as const;

/** The first answer. */
export function promises(): readonly RowTest[] {
  return [...danger(), ...nextDay(), ...permit()];
}

function danger(): readonly RowTest[] {
  return [
    ...commitmentTests(town, {
      row: 'danger',
      categories: REPORTS,
      severities: ['danger'],
      target: { minutes: 120 },
      calendar: null,
      worked: always('24x7'),
      escalations: [{ level: 1, name: 'Head of the works department', afterMinutes: 0 }],
      source,
      deadlines: [
        {
          // In the night in which clocks go forward from two to three.
          account: inGermany,
          started: '2026-03-29T01:30+01:00',
          due: '2026-03-29T04:30+02:00',
          warned: '2026-03-29T04:00+02:00',
        },
      ],
    }),
    escalationTest(town, {
      row: 'commitments danger',
      metric: 'first_response',
      asks: { category: 'waste', severity: 'danger' },
      account: inGermany,
      started: '2026-06-07T22:00+02:00',
      reached: ['2026-06-08T00:00+02:00'],
    }),
  ];
}

function nextDay(): readonly RowTest[] {
  return commitmentTests(town, {
    row: 'next-day',
    categories: REPORTS,
    severities: ['nuisance', 'ordinary'],
    target: { by: { time: '16:00', businessDays: 1, cutOff: { at: '12:00', after: 2 } } },
    calendar,
    worked: always(calendar),
    source,
    deadlines: [
      {
        // A minute and three hours on Monday, seven hours on Tuesday; three quarters of 601 minutes are
        // 450 min 45 s, of which 269 min 45 s are on Tuesday: four hours, and the others from 13:00.
        account: inGermany,
        started: '2026-06-08T11:59+02:00',
        due: '2026-06-09T16:00+02:00',
        warned: '2026-06-09T13:29:45+02:00',
      },
      {
        // From twelve on it is for Wednesday, which ends at twelve. Three hours, seven and four; of the
        // ten and a half that are three quarters, half an hour is on Wednesday.
        account: inGermany,
        started: '2026-06-08T12:00+02:00',
        due: '2026-06-10T12:00+02:00',
        warned: '2026-06-10T08:30+02:00',
      },
      {
        // Saturday is no business day, on which nothing is late.
        account: inGermany,
        started: '2026-06-06T15:00+02:00',
        due: '2026-06-08T16:00+02:00',
        warned: '2026-06-08T14:15+02:00',
      },
      {
        // Thursday is Corpus Christi, and Friday ends at twelve: three hours and four.
        account: inGermany,
        started: '2026-06-03T09:00+02:00',
        due: '2026-06-05T12:00+02:00',
        warned: '2026-06-05T10:15+02:00',
      },
    ],
  });
}

function permit(): readonly RowTest[] {
  return commitmentTests(town, {
    row: 'permit',
    categories: ['permit'],
    severities: ['nuisance', 'ordinary'],
    target: { businessDays: 3 },
    calendar,
    worked: always(calendar),
    source,
    deadlines: [
      {
        // Christmas Eve and Christmas are none of the days: Monday, Tuesday, Wednesday. Open are three
        // hours, seven, seven and one; of the 13.5 that are three quarters, 3.5 are on Tuesday.
        account: inGermany,
        started: '2026-12-23T09:00+01:00',
        due: '2026-12-30T09:00+01:00',
        warned: '2026-12-29T11:30+01:00',
      },
    ],
  });
}
