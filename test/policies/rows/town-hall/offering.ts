import { inChina, inGermany } from '../../../domain/offering/requests.ts';
import {
  closedDaysTest,
  exceptionsTest,
  holidaysAlone,
  makeUpTest,
  namedTests,
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
  noMetricsTest,
  noWaitsTest,
  reopeningTests,
  warningTests,
} from '../kinds/life-rows.ts';
import { refusalTests } from '../kinds/refusal-row.ts';
import { sameEverywhereTest } from '../kinds/variant-row.ts';
import { WORKDAYS } from '../kinds/weeks.ts';
import { newestTest, noteTests, planTests } from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { clocks } from './clocks.ts';
import { promises } from './promises.ts';
import { town } from './subject.ts';

const source = { from: ['904'] };
const HOURS = { id: 'town-hall', version: 1 };
const REPORTS = ['road-damage', 'street-light', 'waste'] as const;
const SEVERITIES = ['danger', 'nuisance', 'ordinary'] as const;

/** The holidays of the Saarland on Monday to Friday, with Christmas Eve and New Year's Eve. */
const CLOSED = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  // Corpus Christi
  '2026-06-04',
  '2026-12-24',
  '2026-12-25',
  '2026-12-31',
];

/** The example that counts in business days, and by the end of one. */
export const TOWN_HALL_TESTS: readonly RowTest[] = [
  newestTest(town),
  ...planTests(town),
  ownCategoriesTest(town, [
    { id: 'road-damage', name: { en: 'road damage', de: 'Straßenschaden' } },
    { id: 'street-light', name: { en: 'street light', de: 'Straßenbeleuchtung' } },
    { id: 'waste', name: { en: 'waste', de: 'Abfall' } },
    { id: 'permit', name: { en: 'permit', de: 'Genehmigung' } },
  ]),
  ...fields(),
  ...levelTests(town, {
    setBy: /^The town hall, by what is reported\.$/,
    levels: [
      {
        id: 'danger',
        name: { en: 'danger', de: 'Gefahr' },
        meaning: /^Somebody could be hurt\.$/,
      },
      {
        id: 'nuisance',
        name: { en: 'nuisance', de: 'Störung' },
        meaning: /^It disturbs many\.$/,
      },
      {
        id: 'ordinary',
        name: { en: 'ordinary', de: 'gewöhnlich' },
        meaning: /^Everything else\.$/,
      },
    ],
    source,
  }),
  ...promises(),
  noMetricsTest(town),
  ...clocks(),
  ...rules(),
  ...warningTests(town, source),
  ...reopeningTests(town, source, null, 30),
  noCreditTest(town),
  unservedTest(town, ['de', 'DE'], ['en', 'DE'], ['ja', 'CN']),
  absentTest(town, 'channels'),
  absentTest(town, 'nonResponse'),
  absentTest(town, 'closing'),
  noWaitsTest(town),
  ...noteTests(town),
  ...hoursTests(),
];

function fields(): readonly RowTest[] {
  const longest = 'x'.repeat(200);
  return fieldTests(town, {
    case: [
      {
        name: 'place',
        rule: { type: 'text', maxLength: 200, required: false },
        meaning: /^The street and number nearest to it\.$/,
        takes: ['Market square 1', longest],
        refuses: [`${longest}x`, '', 1],
      },
      {
        name: 'photos',
        rule: { type: 'number', min: 0, max: 20, whole: true, required: false },
        meaning: /^How many photos came with it\.$/,
        takes: [0, 1, 20],
        refuses: [-1, 21, 1.5, 'three'],
      },
    ],
    account: [],
  });
}

function rules(): readonly RowTest[] {
  const nowhere = { fields: {} };
  return [
    ...refusalTests(town, {
      row: 'place-required',
      code: 'place-required',
      field: 'fields.place',
      alternative: null,
      detail: /Say where it is, by street and number/,
      source,
      breaches: REPORTS.flatMap((category) =>
        SEVERITIES.map((severity) => [{ category, severity, ...nowhere }] as const),
      ),
      obeys: [
        ...REPORTS.flatMap((category) =>
          SEVERITIES.map((severity) => [{ category, severity }] as const),
        ),
        [{ category: 'permit', ...nowhere }],
      ],
      spares: [[{ category: 'permit', severity: 'danger', ...nowhere }]],
    }),
    ...refusalTests(town, {
      row: 'no-danger-on-paper',
      code: 'no-danger-on-paper',
      field: 'severity',
      alternative: { severity: 'nuisance' },
      detail: /A permit is never a danger/,
      source,
      breaches: [[{ category: 'permit', severity: 'danger' }]],
      obeys: [
        ...REPORTS.map((category) => [{ category, severity: 'danger' }] as const),
        [{ category: 'permit', severity: 'nuisance' }],
        [{ category: 'permit', severity: 'ordinary' }],
      ],
      spares: [[{ category: 'waste', severity: 'danger', ...nowhere }]],
    }),
  ];
}

/** A break at noon, long Thursdays, mornings alone on Wednesdays and Fridays, in the Saarland. */
function hoursTests(): readonly RowTest[] {
  const whole = ['08:00', '12:00', '13:00', '16:00'];
  const morning = ['08:00', '12:00'];
  const long = ['08:00', '12:00', '13:00', '18:00'];
  const week: Week = { mon: whole, tue: whole, wed: morning, thu: long, fri: morning };
  const closed = { hours: [] };
  return [
    ...namedTests(HOURS, source),
    ...weekTests({ ...HOURS, place: inChina }, '2026-06-08+02:00', week),
    zoneTest({ ...HOURS, place: inChina }, [
      ['2026-06-08T00:00+02:00', '2026-06-08T08:00+02:00'],
      ['2026-12-08T00:00+01:00', '2026-12-08T08:00+01:00'],
    ]),
    closedDaysTest({ ...HOURS, place: inGermany }, WORKDAYS, 1, CLOSED, '10:30'),
    closedDaysTest({ ...HOURS, place: inChina }, WORKDAYS, 1, CLOSED, '10:30'),
    makeUpTest({ ...HOURS, place: inGermany }, '+01:00', []),
    makeUpTest({ ...HOURS, place: inChina }, '+08:00', []),
    exceptionsTest(HOURS, {
      '12-24': { name: 'Christmas Eve', ...closed },
      '12-31': { name: "New Year's Eve", ...closed },
    }),
    ...holidaysAlone(HOURS),
    sameEverywhereTest(HOURS, '12:00'),
  ];
}
