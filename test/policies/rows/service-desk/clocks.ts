import { inGermany } from '../../../domain/offering/requests.ts';
import { clocksTest, clockTests } from '../kinds/clock-row.ts';
import { escalationTest } from '../kinds/escalation-row.ts';
import { metricTests } from '../kinds/metric-row.ts';
import type { RowTest } from '../row-test.ts';
import { desk } from './subject.ts';

const source = { from: ['903'] };
const calendar = 'service-desk';
const lead = { level: 1, name: 'Lead of the service desk', afterMinutes: 0 };

/** What is promised beside the first answer, and what the team agreed on. */
export function clocks(): readonly RowTest[] {
  return [
    clocksTest(desk, 'triage-critical', 'triage', 'repair-critical', 'repair-major', 'repair'),
    ...triage(),
    ...repair(),
  ];
}

function triage(): readonly RowTest[] {
  return [
    ...metricTests(desk, {
      id: 'triage',
      name: { en: 'triage', de: 'Sichtung', fr: 'tri', 'zh-Hans': '分诊' },
      audience: 'team',
      starts: [{ on: 'opened' }],
      ends: [{ on: 'acknowledged' }, { on: 'answered' }],
    }),
    ...clockTests(desk, {
      row: 'triage-critical',
      metric: 'triage',
      categories: ['incident'],
      severities: ['critical'],
      target: { minutes: 5 },
      calendar: null,
      pausesOnCustomer: false,
      warnings: [],
      escalations: [{ ...lead, repeat: { everyMinutes: 10, times: 12 } }],
      source,
      deadline: {
        account: inGermany,
        started: '2026-05-16T23:58+02:00',
        due: '2026-05-17T00:03+02:00',
        warned: [],
      },
    }),
    escalationTest(desk, {
      row: 'clocks triage-critical',
      metric: 'triage',
      asks: { category: 'incident', severity: 'critical' },
      account: inGermany,
      // Every ten minutes for two hours, over the hour that clocks skip.
      started: '2026-03-29T01:10+01:00',
      reached: [
        '2026-03-29T01:15+01:00',
        '2026-03-29T01:25+01:00',
        '2026-03-29T01:35+01:00',
        '2026-03-29T01:45+01:00',
        '2026-03-29T01:55+01:00',
        '2026-03-29T03:05+02:00',
        '2026-03-29T03:15+02:00',
        '2026-03-29T03:25+02:00',
        '2026-03-29T03:35+02:00',
        '2026-03-29T03:45+02:00',
        '2026-03-29T03:55+02:00',
        '2026-03-29T04:05+02:00',
        '2026-03-29T04:15+02:00',
      ],
    }),
    ...clockTests(desk, {
      row: 'triage',
      metric: 'triage',
      categories: ['incident', 'request'],
      severities: ['major', 'normal', 'minor', 'wish'],
      target: { businessMinutes: 30 },
      calendar,
      pausesOnCustomer: false,
      warnings: [],
      escalations: [{ ...lead, repeat: { everyMinutes: 60, times: 4 } }],
      source,
      deadline: {
        account: inGermany,
        started: '2026-05-15T16:15+02:00',
        due: '2026-05-18T07:45+02:00',
        warned: [],
      },
    }),
    escalationTest(desk, {
      row: 'clocks triage',
      metric: 'triage',
      asks: { category: 'request', severity: 'minor' },
      account: inGermany,
      started: '2026-05-18T15:00+02:00',
      // The third repeat is half an hour before six and half an hour from 07:30 on.
      reached: [
        '2026-05-18T15:30+02:00',
        '2026-05-18T16:30+02:00',
        '2026-05-18T17:30+02:00',
        '2026-05-19T08:00+02:00',
        '2026-05-19T09:00+02:00',
      ],
    }),
  ];
}

function repair(): readonly RowTest[] {
  const row = {
    metric: 'resolution',
    categories: ['incident'],
    pausesOnCustomer: true,
    escalations: [],
    source,
  } as const;
  return [
    ...clockTests(desk, {
      ...row,
      row: 'repair-critical',
      severities: ['critical'],
      target: { minutes: 240 },
      calendar: null,
      warnings: [50, 75],
      deadline: {
        // In the night in which clocks go back from three to two.
        account: inGermany,
        started: '2026-10-24T23:00+02:00',
        due: '2026-10-25T02:00+01:00',
        warned: ['2026-10-25T01:00+02:00', '2026-10-25T02:00+02:00'],
      },
    }),
    ...clockTests(desk, {
      ...row,
      row: 'repair-major',
      severities: ['major'],
      target: { businessHours: 8 },
      calendar,
      warnings: [50, 75],
      deadline: {
        // Three hours on Wednesday; Thursday is Ascension; five on Friday.
        account: inGermany,
        started: '2026-05-13T15:00+02:00',
        due: '2026-05-15T12:30+02:00',
        warned: ['2026-05-15T08:30+02:00', '2026-05-15T10:30+02:00'],
      },
    }),
    ...clockTests(desk, {
      ...row,
      row: 'repair',
      severities: ['normal', 'minor'],
      target: { businessDays: 3 },
      calendar,
      warnings: [75],
      deadline: {
        // Good Friday and Easter Monday are none of the days. Open are 8 h, 10.5 h, 10.5 h and 2.5 h;
        // three quarters of these 31.5 h are 23 h 37 min 30 s, so 5 h 7 min 30 s of Wednesday.
        account: inGermany,
        started: '2026-04-02T10:00+02:00',
        due: '2026-04-09T10:00+02:00',
        warned: '2026-04-08T12:37:30+02:00',
      },
    }),
  ];
}
