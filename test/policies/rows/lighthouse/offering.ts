import { expect } from 'vitest';
import { WEEKDAYS } from '../../../../domain/time/calendar.ts';
import { accountIn, inBrazil, inGermany } from '../../../domain/offering/requests.ts';
import {
  closedDaysTest,
  makeUpTest,
  namedTests,
  noDatesOfItsOwn,
  weekTests,
  zoneTest,
} from '../kinds/calendar-row.ts';
import { expectSource } from '../kinds/cited.ts';
import { unservedTest } from '../kinds/language-row.ts';
import {
  absentTest,
  noCreditTest,
  reopeningTests,
  toldTest,
  warningTests,
} from '../kinds/life-rows.ts';
import { atEachSeverity, refusalTests } from '../kinds/refusal-row.ts';
import { silenceTests } from '../kinds/silence-row.ts';
import { promised, rowTest, viewOf } from '../kinds/subject.ts';
import { sameEverywhereTest } from '../kinds/variant-row.ts';
import { waitTests } from '../kinds/wait-row.ts';
import { SEVEN_TO_ELEVEN } from '../kinds/weeks.ts';
import { noteTests, planTests, severityTests, versionTests } from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { clocks } from './clocks.ts';
import { promises } from './promises.ts';
import { lighthouse } from './subject.ts';

const source = { from: ['901'] };
const WATCH = { id: 'lighthouse-watch', version: 1 };
const inIndia = accountIn('IN', 'Asia/Kolkata');

/** The example that promises every kind of clock. */
export const LIGHTHOUSE_TESTS: readonly RowTest[] = [
  ...versionTests(lighthouse),
  ...planTests(lighthouse),
  ...severityTests(lighthouse, {
    setBy: /^The customer, by the impact\.$/,
    A: /^The light is out\.$/,
    B: /something is wrong with it/,
    C: /can wait/,
    names: { A: { en: 'critical' }, B: { en: 'high' }, C: { en: 'non-critical' } },
    source,
  }),
  ...promises(),
  ...clocks(),
  ...refusalTests(lighthouse, {
    row: 'category-not-offered',
    code: 'category-not-offered',
    field: 'category',
    alternative: null,
    detail: /Neither presales nor advice/,
    source,
    breaches: (['presales', 'advisory'] as const).flatMap((category) =>
      atEachSeverity({ category }),
    ),
    obeys: (['technical', 'billing', 'subscription'] as const).flatMap((category) =>
      atEachSeverity({ category }),
    ),
  }),
  ...warningTests(lighthouse, source, [50, 75], { severity: 'C' }),
  ...reopeningTests(lighthouse, source),
  noCreditTest(lighthouse),
  unservedTest(lighthouse, ['en', 'BR'], ['pt', 'BR'], ['de', 'BR'], ['ja', 'DE']),
  absentTest(lighthouse, 'channels'),
  ...silence(),
  ...endings(),
  ...waits(),
  ...noteTests(lighthouse),
  ...watchTests(),
];

function silence(): readonly RowTest[] {
  return silenceTests(lighthouse, {
    reminders: [50, 75],
    A: {
      target: { minutes: 240 },
      calendar: null,
      step: { severity: 'B' },
      deadline: {
        account: inBrazil,
        started: '2026-11-15T22:00-03:00',
        due: '2026-11-16T02:00-03:00',
        warned: ['2026-11-16T00:00-03:00', '2026-11-16T01:00-03:00'],
      },
    },
    B: {
      target: { businessMinutes: 480 },
      calendar: 'local-nine-to-five',
      step: { severity: 'C' },
      deadline: {
        account: inBrazil,
        started: '2026-11-19T16:00-03:00',
        due: '2026-11-23T16:00-03:00',
        warned: ['2026-11-23T12:00-03:00', '2026-11-23T14:00-03:00'],
      },
    },
    C: {
      target: { businessDays: 3 },
      calendar: 'local-nine-to-five',
      step: 'close',
      deadline: {
        // Over the change to summer time: 5 h, 8 h, 8 h and 3 h.
        account: inGermany,
        started: '2026-03-27T12:00+01:00',
        due: '2026-04-01T12:00+02:00',
        warned: ['2026-03-30T16:00+02:00', '2026-03-31T14:00+02:00'],
      },
    },
    source,
  });
}

function waits(): readonly RowTest[] {
  return [
    ...waitTests(lighthouse, {
      kind: 'spare-parts',
      name: {
        en: 'the spare parts',
        de: 'die Ersatzteile',
        fr: 'les pièces de rechange',
        'zh-Hans': '备件',
      },
      pauses: ['resolution'],
      reminder: {
        target: { businessDays: 1 },
        calendar: 'local-nine-to-five',
        account: inBrazil,
        since: '2026-11-19T16:00-03:00',
        // Friday is a holiday.
        at: ['2026-11-23T16:00-03:00', '2026-11-24T16:00-03:00', '2026-11-25T16:00-03:00'],
      },
      source,
    }),
    ...waitTests(lighthouse, {
      kind: 'storm',
      name: {
        en: 'the end of the storm',
        de: 'das Ende des Sturms',
        fr: 'la fin de la tempête',
        'zh-Hans': '风暴结束',
      },
      pauses: ['follow_up', 'resolution'],
      reminder: null,
      source,
    }),
    rowTest(lighthouse, 'waits', 'are for spare parts and for storms', (from) => {
      const kinds = promised(from, lighthouse, {}).waits.map(({ kind }) => kind);
      expect(kinds).toEqual(['spare-parts', 'storm']);
    }),
  ];
}

function endings(): readonly RowTest[] {
  return [
    toldTest(lighthouse, source),
    rowTest(lighthouse, 'closing outcomes', 'are in the words of the handbook', (from) => {
      const { source: cited, ...words } = viewOf(from, lighthouse).closing?.outcomes ?? {};
      expect(words).toEqual({
        solved: 'The light is on again.',
        unresolved: 'No remedy was found, or the customer did not answer.',
        withdrawn: 'The customer no longer asks.',
      });
      expectSource(cited, source);
    }),
    rowTest(lighthouse, 'closing unanswered', 'are those that there are', (from) => {
      const { source: cited, ...found } = viewOf(from, lighthouse).closing?.unanswered ?? {};
      expect(found).toEqual({
        solved: 'counts-as-response',
        unresolved: 'cancels-unless-breached',
        withdrawn: 'cancels-unless-breached',
      });
      expectSource(cited, source);
    }),
  ];
}

/** 07:00 to 23:00 where the account is, 365 days a year. */
function watchTests(): readonly RowTest[] {
  const there = { ...WATCH, place: inBrazil };
  return [
    ...namedTests(WATCH, source),
    ...weekTests(there, '2026-06-08-03:00', SEVEN_TO_ELEVEN),
    zoneTest(there, [['2026-06-08T00:00-03:00', '2026-06-08T07:00-03:00']]),
    zoneTest({ ...WATCH, place: inIndia }, [['2026-06-08T00:00+05:30', '2026-06-08T07:00+05:30']]),
    zoneTest({ ...WATCH, place: inGermany }, [
      ['2026-06-08T00:00+02:00', '2026-06-08T07:00+02:00'],
      ['2026-12-08T00:00+01:00', '2026-12-08T07:00+01:00'],
    ]),
    closedDaysTest(there, WEEKDAYS, -3, []),
    closedDaysTest({ ...WATCH, place: inGermany }, WEEKDAYS, 1, []),
    makeUpTest(there, '-03:00', []),
    makeUpTest({ ...WATCH, place: accountIn('CN', 'Asia/Shanghai') }, '+08:00', []),
    ...noDatesOfItsOwn(WATCH),
    sameEverywhereTest(WATCH, '23:00'),
  ];
}
