import { accountIn, inBrazil, inChina, inGermany } from '../../../domain/offering/requests.ts';
import { BAVARIAN_HOLIDAYS, BRAZILIAN_HOLIDAYS, GERMAN_HOLIDAYS } from '../calendars/days.ts';
import {
  closedDaysTest,
  makeUpTest,
  namedTests,
  noDatesOfItsOwn,
  weekTests,
  zoneTest,
  type Week,
} from '../kinds/calendar-row.ts';
import { ownCategoriesTest } from '../kinds/category-row.ts';
import { fieldTests } from '../kinds/field-rows.ts';
import { unservedTest } from '../kinds/language-row.ts';
import { levelTests } from '../kinds/level-rows.ts';
import {
  absentTest,
  noCreditTest,
  noWaitsTest,
  reopeningTests,
  warningTests,
} from '../kinds/life-rows.ts';
import { matrixTests } from '../kinds/matrix-rows.ts';
import { ownRoleTests } from '../kinds/role-rows.ts';
import { refusalTests } from '../kinds/refusal-row.ts';
import { sameEverywhereTest } from '../kinds/variant-row.ts';
import { WORKDAYS } from '../kinds/weeks.ts';
import { newestTest, noteTests, planTests } from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { clocks } from './clocks.ts';
import { promises } from './promises.ts';
import { desk } from './subject.ts';

const source = { from: ['903'] };
const HOURS = { id: 'service-desk', version: 1 };
const NOT_CRITICAL = ['major', 'normal', 'minor', 'wish'] as const;

/** The example in which the severity follows from impact and urgency. */
export const SERVICE_DESK_TESTS: readonly RowTest[] = [
  newestTest(desk),
  ...planTests(desk),
  ownCategoriesTest(desk, [
    { id: 'incident', name: { en: 'incident', de: 'Störung', fr: 'incident', 'zh-Hans': '故障' } },
    { id: 'request', name: { en: 'request', de: 'Anfrage', fr: 'demande', 'zh-Hans': '请求' } },
  ]),
  ...ownRoleTests(desk, {
    employee: /^Anybody who works here\.$/,
    contractor: /^Somebody of another company who works here for a time\.$/,
  }),
  ...fields(),
  ...severities(),
  ...promises(),
  ...clocks(),
  ...rules(),
  ...warningTests(desk, source),
  ...reopeningTests(desk, source, null, 7),
  noCreditTest(desk),
  unservedTest(desk, ['en', 'DE'], ['de', 'DE'], ['ja', 'BR']),
  absentTest(desk, 'channels'),
  absentTest(desk, 'nonResponse'),
  absentTest(desk, 'closing'),
  noWaitsTest(desk),
  ...noteTests(desk),
  ...hoursTests(),
];

function choice(values: readonly string[]) {
  return { type: 'choice', values, required: true } as const;
}

function fields(): readonly RowTest[] {
  const longest = 'x'.repeat(40);
  return fieldTests(desk, {
    case: [
      {
        name: 'impact',
        rule: choice(['company', 'department', 'person']),
        meaning: /^Who cannot work\.$/,
        takes: ['company', 'department', 'person'],
        refuses: ['nobody', 'Company', 1],
      },
      {
        name: 'urgency',
        rule: choice(['now', 'today', 'later']),
        meaning: /^By when it has to work again\.$/,
        takes: ['now', 'today', 'later'],
        refuses: ['never', true],
      },
      {
        name: 'device',
        rule: { type: 'text', maxLength: 40, required: false },
        meaning: /^The number on its sticker\.$/,
        takes: ['PC-0815', longest],
        refuses: [`${longest}x`, '', 815],
      },
    ],
    account: [
      {
        name: 'vip',
        rule: { type: 'boolean', required: false },
        meaning: /^Whether this is the board's office\.$/,
        takes: [true, false],
        refuses: ['yes', 1],
      },
    ],
  });
}

function severities(): readonly RowTest[] {
  return [
    ...levelTests(desk, {
      setBy: /^It follows from impact and urgency\.$/,
      levels: [
        { id: 'critical', name: { en: 'critical' }, meaning: /^The company stands still\.$/ },
        { id: 'major', name: { en: 'major' }, meaning: /^A department stands still\.$/ },
        {
          id: 'normal',
          name: { en: 'normal' },
          meaning: /^Somebody cannot do part of the work\.$/,
        },
        { id: 'minor', name: { en: 'minor' }, meaning: /^It is in the way\.$/ },
        { id: 'wish', name: { en: 'wish' }, meaning: /^It would be nice to have\.$/ },
      ],
      source,
    }),
    ...matrixTests(desk, {
      fields: ['impact', 'urgency'],
      cells: {
        company: { now: 'critical', today: 'major', later: 'normal' },
        department: { now: 'major', today: 'normal', later: 'minor' },
        person: { now: 'normal', today: 'minor', later: 'wish' },
      },
      source,
    }),
  ];
}

function rules(): readonly RowTest[] {
  const request = { category: 'request' } as const;
  const contractor = { requesterRole: 'contractor' } as const;
  return [
    ...refusalTests(desk, {
      row: 'requests-are-never-critical',
      code: 'requests-are-never-critical',
      field: 'category',
      alternative: { category: 'incident' },
      detail: /Nothing that stands still is a request/,
      source,
      breaches: [
        [{ ...request, severity: 'critical' }],
        [{ ...request, ...contractor, severity: 'critical' }],
      ],
      obeys: [
        [{ category: 'incident', severity: 'critical' }],
        ...NOT_CRITICAL.map((severity) => [{ ...request, severity }] as const),
      ],
      spares: [[{ ...request, ...contractor, severity: 'major' }]],
    }),
    ...refusalTests(desk, {
      row: 'contractors-have-no-requests',
      code: 'contractors-have-no-requests',
      field: 'requesterRole',
      alternative: null,
      detail: /Requests of contractors come through the department that they work for/,
      source,
      breaches: (['critical', ...NOT_CRITICAL] as const).map(
        (severity) => [{ ...request, ...contractor, severity }] as const,
      ),
      obeys: [
        ...(['critical', ...NOT_CRITICAL] as const).map(
          (severity) => [{ ...contractor, severity }] as const,
        ),
        ...(['employee', 'administrator', 'delegated-partner', 'user'] as const).map(
          (requesterRole) => [{ ...request, requesterRole }] as const,
        ),
      ],
      spares: [[{ ...request, severity: 'critical' }]],
    }),
  ];
}

/** Half past seven to six, on Fridays to half past four, wherever the account is. */
function hoursTests(): readonly RowTest[] {
  const day = ['07:30', '18:00'];
  const week: Week = { mon: day, tue: day, wed: day, thu: day, fri: ['07:30', '16:30'] };
  const inBavaria = accountIn('DE', 'Europe/Berlin', { subdivision: 'DE-BY' });
  const inIndia = accountIn('IN', 'Asia/Kolkata');
  return [
    ...namedTests(HOURS, source),
    ...weekTests({ ...HOURS, place: inGermany }, '2026-06-08+02:00', week),
    zoneTest({ ...HOURS, place: inIndia }, [['2026-06-08T00:00+05:30', '2026-06-08T07:30+05:30']]),
    zoneTest({ ...HOURS, place: inGermany }, [
      ['2026-06-08T00:00+02:00', '2026-06-08T07:30+02:00'],
      ['2026-12-08T00:00+01:00', '2026-12-08T07:30+01:00'],
    ]),
    closedDaysTest({ ...HOURS, place: inGermany }, WORKDAYS, 1, GERMAN_HOLIDAYS),
    closedDaysTest({ ...HOURS, place: inBavaria }, WORKDAYS, 1, BAVARIAN_HOLIDAYS),
    closedDaysTest({ ...HOURS, place: inBrazil }, WORKDAYS, -3, BRAZILIAN_HOLIDAYS),
    makeUpTest({ ...HOURS, place: inGermany }, '+01:00', []),
    makeUpTest({ ...HOURS, place: inChina }, '+08:00', []),
    ...noDatesOfItsOwn(HOURS),
    sameEverywhereTest(HOURS, '16:30'),
  ];
}
