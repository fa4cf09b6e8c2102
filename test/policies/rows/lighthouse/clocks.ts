import { expect } from 'vitest';
import { inBrazil } from '../../../domain/offering/requests.ts';
import { clockTests, furtherOf } from '../kinds/clock-row.ts';
import { rowTest, viewOf } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';
import { lighthouse } from './subject.ts';

const source = { from: ['901'] };
const office = 'local-nine-to-five';

/** What is promised beside the first response. */
export function clocks(): readonly RowTest[] {
  return [...nextResponse(), ...followUp(), ...resolution(), ...ofBills(), technicalAlone()];
}

/** Somebody takes what is about a bill, and hands it over at the change of the watch. */
function ofBills(): readonly RowTest[] {
  return [
    ...clockTests(lighthouse, {
      row: 'taken',
      metric: 'acknowledgement',
      categories: ['billing'],
      severities: ['A'],
      target: { minutes: 60 },
      calendar: null,
      pausesOnCustomer: false,
      warnings: [50],
      escalations: [
        {
          level: 1,
          name: 'Head keeper',
          afterMinutes: 30,
          repeat: { everyMinutes: 60, times: 3 },
        },
      ],
      source,
      deadline: {
        account: inBrazil,
        started: '2026-11-21T23:30-03:00',
        due: '2026-11-22T00:30-03:00',
        warned: '2026-11-22T00:00-03:00',
      },
    }),
    ...clockTests(lighthouse, {
      row: 'handover',
      metric: 'watch-handover',
      categories: ['billing'],
      severities: ['A'],
      target: { businessMinutes: 120 },
      calendar: 'lighthouse-watch',
      pausesOnCustomer: true,
      warnings: [{ beforeMinutes: 30 }],
      escalations: [{ level: 1, name: 'Head keeper', afterMinutes: 30, calendar: null }],
      source,
      deadline: {
        // An hour until the watch ends at 23:00, and another from 07:00.
        account: inBrazil,
        started: '2026-11-21T22:00-03:00',
        due: '2026-11-22T08:00-03:00',
        warned: '2026-11-22T07:30-03:00',
      },
    }),
    rowTest(lighthouse, 'metrics watch-handover', 'is agreed on among the keepers', (from) => {
      expect(viewOf(from, lighthouse).metrics).toEqual([
        {
          id: 'watch-handover',
          name: {
            en: 'watch handover',
            de: 'Wachübergabe',
            fr: 'relève de la veille',
            'zh-Hans': '值班交接',
          },
          audience: 'team',
          starts: [{ on: 'severity-changed' }, { on: 'ended', clock: 'first_response' }],
          ends: [{ on: 'acknowledged' }, { on: 'wait-started' }],
        },
      ]);
    }),
  ];
}

function technicalAlone(): RowTest {
  return rowTest(lighthouse, 'clocks', 'are of technical cases alone', (from) => {
    for (const category of ['billing', 'subscription'] as const) {
      for (const metric of ['next_response', 'follow_up', 'resolution'] as const) {
        const asks = { category, severity: 'A' } as const;
        expect(furtherOf(from, lighthouse, asks, metric)).toBeUndefined();
      }
    }
  });
}

function nextResponse(): readonly RowTest[] {
  const row = {
    metric: 'next_response',
    categories: ['technical'],
    pausesOnCustomer: false,
    escalations: [],
    source,
  } as const;
  return [
    ...clockTests(lighthouse, {
      ...row,
      row: 'answer-a',
      severities: ['A'],
      target: { minutes: 60 },
      calendar: null,
      warnings: [75],
      escalations: [{ level: 1, name: 'Keeper on watch', afterMinutes: 30 }],
      deadline: {
        account: inBrazil,
        started: '2026-11-21T23:30-03:00',
        due: '2026-11-22T00:30-03:00',
        warned: '2026-11-22T00:15-03:00',
      },
    }),
    ...clockTests(lighthouse, {
      ...row,
      row: 'answer-b',
      severities: ['B'],
      target: { businessMinutes: 360 },
      calendar: 'lighthouse-watch',
      warnings: [50, { beforeMinutes: 60 }],
      deadline: {
        // The watch is kept on a holiday and a Saturday: 20:00 to 23:00, then 07:00 to 10:00.
        account: inBrazil,
        started: '2026-11-20T20:00-03:00',
        due: '2026-11-21T10:00-03:00',
        warned: ['2026-11-20T23:00-03:00', '2026-11-21T09:00-03:00'],
      },
    }),
    ...clockTests(lighthouse, {
      ...row,
      row: 'answer-c',
      severities: ['C'],
      target: { businessDays: 2 },
      calendar: office,
      warnings: [75],
      deadline: {
        account: inBrazil,
        started: '2026-11-19T13:00-03:00',
        due: '2026-11-24T13:00-03:00',
        warned: '2026-11-23T17:00-03:00',
      },
    }),
  ];
}

function followUp(): readonly RowTest[] {
  const row = {
    metric: 'follow_up',
    categories: ['technical'],
    pausesOnCustomer: true,
    escalations: [],
    source,
  } as const;
  return [
    ...clockTests(lighthouse, {
      ...row,
      row: 'word-a',
      severities: ['A'],
      target: { minutes: 240 },
      calendar: null,
      warnings: [75],
      escalations: [{ level: 1, name: 'Keeper on watch', afterMinutes: 30 }],
      deadline: {
        account: inBrazil,
        started: '2026-11-21T23:30-03:00',
        due: '2026-11-22T03:30-03:00',
        warned: '2026-11-22T02:30-03:00',
      },
    }),
    ...clockTests(lighthouse, {
      ...row,
      row: 'word-b',
      severities: ['B'],
      target: { businessMinutes: 960 },
      calendar: 'lighthouse-watch',
      warnings: [{ beforeMinutes: 120 }],
      deadline: {
        // Three of the sixteen hours are left of the holiday's watch, the others are on Saturday.
        account: inBrazil,
        started: '2026-11-20T20:00-03:00',
        due: '2026-11-21T20:00-03:00',
        warned: '2026-11-21T18:00-03:00',
      },
    }),
    ...clockTests(lighthouse, {
      ...row,
      row: 'word-c',
      severities: ['C'],
      target: { businessDays: 3 },
      calendar: office,
      warnings: [75],
      deadline: {
        // Open are 4 h on Thursday, 8 h on Monday and on Tuesday, and 4 h on Wednesday; Friday is a
        // holiday. Of the 24 h, 18 are over on Tuesday at 15:00.
        account: inBrazil,
        started: '2026-11-19T13:00-03:00',
        due: '2026-11-25T13:00-03:00',
        warned: '2026-11-24T15:00-03:00',
      },
    }),
  ];
}

function resolution(): readonly RowTest[] {
  const row = {
    metric: 'resolution',
    categories: ['technical'],
    pausesOnCustomer: true,
    source,
  } as const;
  return [
    ...clockTests(lighthouse, {
      ...row,
      row: 'repair-a',
      severities: ['A'],
      target: { minutes: 480 },
      calendar: null,
      warnings: [50, 90, { beforeMinutes: 60 }],
      escalations: [
        { level: 1, name: 'Head keeper', afterMinutes: 0 },
        { level: 2, name: 'Harbour master', afterMinutes: 120 },
      ],
      deadline: {
        account: inBrazil,
        started: '2026-11-21T20:00-03:00',
        due: '2026-11-22T04:00-03:00',
        warned: ['2026-11-22T00:00-03:00', '2026-11-22T03:12-03:00', '2026-11-22T03:00-03:00'],
      },
    }),
    ...clockTests(lighthouse, {
      ...row,
      row: 'repair-b',
      severities: ['B'],
      target: { businessMinutes: 1440 },
      calendar: office,
      warnings: [50, 75, { beforeMinutes: 120 }],
      escalations: [
        { level: 1, name: 'Keeper on watch', afterMinutes: 60 },
        { level: 2, name: 'Head keeper', afterMinutes: 240 },
        { level: 3, name: 'Harbour master', afterMinutes: 960 },
      ],
      deadline: {
        // Thursday 2 h, Monday and Tuesday 8 h each, Wednesday 6 h.
        account: inBrazil,
        started: '2026-11-19T15:00-03:00',
        due: '2026-11-25T15:00-03:00',
        warned: ['2026-11-24T11:00-03:00', '2026-11-24T17:00-03:00', '2026-11-25T13:00-03:00'],
      },
    }),
    ...clockTests(lighthouse, {
      ...row,
      row: 'repair-c',
      severities: ['C'],
      target: { businessDays: 5 },
      calendar: office,
      warnings: [75, { beforeMinutes: 240 }],
      escalations: [{ level: 1, name: 'Head keeper', afterMinutes: 480 }],
      deadline: {
        // 40 open hours, of which 30 end on Thursday at 16:00.
        account: inBrazil,
        started: '2026-11-23T10:00-03:00',
        due: '2026-11-30T10:00-03:00',
        warned: ['2026-11-26T16:00-03:00', '2026-11-27T14:00-03:00'],
      },
    }),
  ];
}
