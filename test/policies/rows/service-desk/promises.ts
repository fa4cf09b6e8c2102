import { expect } from 'vitest';
import { inGermany } from '../../../domain/offering/requests.ts';
import { cellsOf } from '../kinds/cells.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { escalationTest } from '../kinds/escalation-row.ts';
import { always } from '../kinds/hours.ts';
import { firstPromised, refused, rowTest } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';
import { board, desk } from './subject.ts';

const source = { from: ['903'] };
const calendar = 'service-desk';

/** The first answer. */
export function promises(): readonly RowTest[] {
  return [...critical(), ...ofTheBoard(), ...incidents(), ...requests()];
}

function critical(): readonly RowTest[] {
  return [
    ...commitmentTests(desk, {
      row: 'critical',
      categories: ['incident'],
      severities: ['critical'],
      target: { minutes: 15 },
      calendar: null,
      worked: always('24x7'),
      escalations: [
        { level: 1, name: 'Head of the service desk', afterMinutes: 0 },
        { level: 2, name: 'Head of IT', afterMinutes: 15 },
      ],
      source,
      deadlines: [
        {
          // A Saturday night; three quarters of it are 11 minutes and 15 seconds.
          account: inGermany,
          started: '2026-05-16T23:50+02:00',
          due: '2026-05-17T00:05+02:00',
          warned: '2026-05-17T00:01:15+02:00',
        },
      ],
    }),
    escalationTest(desk, {
      row: 'commitments critical',
      metric: 'first_response',
      asks: { category: 'incident', severity: 'critical' },
      account: inGermany,
      started: '2026-05-16T23:50+02:00',
      reached: ['2026-05-17T00:05+02:00', '2026-05-17T00:20+02:00'],
    }),
  ];
}

function ofTheBoard(): readonly RowTest[] {
  return [
    ...commitmentTests(board, {
      row: 'board',
      categories: ['incident', 'request'],
      severities: ['major', 'normal', 'minor', 'wish'],
      target: { businessMinutes: 30 },
      calendar,
      worked: always(calendar),
      source,
      deadlines: [
        {
          // 15 minutes until six on Wednesday; Thursday is Ascension; 15 more from 07:30 on Friday.
          account: board.account,
          started: '2026-05-13T17:45+02:00',
          due: '2026-05-15T07:45+02:00',
          warned: '2026-05-15T07:37:30+02:00',
        },
      ],
    }),
    rowTest(desk, 'commitments board', 'is for nobody else', (from) => {
      for (const vip of [{}, { vip: false }]) {
        const account = { ...desk.account, fields: vip };
        const taken = cellsOf(desk).filter((asks) => refused(from, desk, asks).length === 0);
        const rules = taken.map((asks) => firstPromised(from, desk, asks, { account }).rule);
        expect(rules).not.toContain('board');
      }
    }),
  ];
}

function incidents(): readonly RowTest[] {
  return [
    ...commitmentTests(desk, {
      row: 'major',
      categories: ['incident'],
      severities: ['major'],
      target: { businessHours: 1 },
      calendar,
      worked: always(calendar),
      source,
      deadlines: [
        {
          // Half an hour until Friday's end at 16:30, and another on Monday.
          account: inGermany,
          started: '2026-05-15T16:00+02:00',
          due: '2026-05-18T08:00+02:00',
          warned: '2026-05-18T07:45+02:00',
        },
      ],
    }),
    ...commitmentTests(desk, {
      row: 'usual',
      categories: ['incident'],
      severities: ['normal', 'minor', 'wish'],
      target: { businessHours: 4 },
      calendar,
      worked: always(calendar),
      source,
      deadlines: [
        {
          // Two hours on Friday, two on Monday; clocks go forward between them.
          account: inGermany,
          started: '2026-03-27T14:30+01:00',
          due: '2026-03-30T09:30+02:00',
          warned: '2026-03-30T08:30+02:00',
        },
      ],
    }),
  ];
}

function requests(): readonly RowTest[] {
  return commitmentTests(desk, {
    row: 'request',
    categories: ['request'],
    severities: ['major', 'normal', 'minor', 'wish'],
    target: { businessDays: 1 },
    calendar,
    worked: always(calendar),
    source,
    deadlines: [
      {
        // Friday ends at 16:30, before the time of day at which it came. Of the 9.5 hours, 7 h 7 min 30 s
        // are half an hour on Thursday, and the others from 07:30.
        account: inGermany,
        started: '2026-05-21T17:30+02:00',
        due: '2026-05-22T16:30+02:00',
        warned: '2026-05-22T14:07:30+02:00',
      },
    ],
  });
}
