import { describe, expect, it, test } from 'vitest';
import { BUILT_IN_RULES } from '../../../domain/case/metric.ts';
import type { CaseFile, CaseState } from '../../../domain/case/types.ts';
import { WORDS } from '../../../domain/text/words/index.ts';
import { LOCALES } from '../../../domain/text/words/locale.ts';
import { explanationText } from '../../../domain/view/explanation-text.ts';
import { pendingState } from '../../../domain/view/pending-state.ts';
import { targetText } from '../../../domain/view/span-text.ts';
import {
  caseFile,
  commitment,
  firstResponse,
  hoursAfter,
  OPENED_AT,
} from '../../support/case-file.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { rows } from '../../support/promises.ts';
import { wholeCase } from '../../support/whole-case.ts';
import { BROKEN } from '../text/broken.ts';

interface Explained {
  readonly file: CaseFile;
  readonly state: CaseState;
}

function livedCase(file: CaseFile, acts: readonly ActDraft[], hours: number): Explained {
  return { file, state: lived(file, acts, hoursAfter(hours)).journal.state };
}

const whole = wholeCase({ openedAt: OPENED_AT, zoneDataVersion: process.versions['tz'] ?? '' });
const response = { at: hoursAfter(0.5), act: 'response' } as const;
const request = { at: hoursAfter(1), act: 'customer-request' } as const;

/** Between them they have a clock in every state, and more than one of a metric. */
const CASES: readonly Explained[] = [
  livedCase(whole, [], 0),
  livedCase(whole, [response], 2),
  livedCase(whole, [response, request], 2),
  livedCase(whole, [response, request, { at: hoursAfter(2), act: 'customer-reply' }], 9),
  livedCase(
    whole,
    [response, { at: hoursAfter(2), act: 'close', outcome: 'withdrawn', chargeCredit: null }],
    3,
  ),
  livedCase(
    whole,
    [
      response,
      { at: hoursAfter(2), act: 'close', outcome: 'solved', chargeCredit: null },
      { at: hoursAfter(3), act: 'reopen' },
    ],
    4,
  ),
  livedCase(caseFile({ commitments: firstResponse({ target: null }) }), [], 1),
];

describe('an explanation as text', () => {
  it('is tested with clocks in every state', () => {
    const states = CASES.flatMap(({ state }) => [
      ...state.clocks.map((clock) => clock.state),
      ...state.pending.map(pendingState),
    ]);
    const known = Object.keys(WORDS.en.explanation.states);
    expect([...new Set(states)].toSorted()).toEqual(known.toSorted());
  });

  it.each(LOCALES)(
    'says in %s nothing of a calendar on which the team alone is timed',
    (locale) => {
      const metrics = [
        ...BUILT_IN_RULES,
        {
          id: 'triage',
          name: { en: 'triage' },
          audience: 'team',
          starts: [{ on: 'opened' }],
          ends: [{ on: 'answered' }],
        } as const,
      ];
      const triage = commitment({ rule: 'triage', target: null, calendar: 'back-office' });
      const file = caseFile({
        metrics,
        commitments: rows({ A: { first_response: commitment(), triage } }),
        notes: [
          { code: 'holidays-unknown', calendar: 'back-office', detail: 'Of the back office.' },
        ],
      });
      const explained = livedCase(file, [], 0);
      expect(explanationText(explained, { locale })).not.toContain('back office');
      const promised = {
        ...file,
        metrics: metrics.map((each) => ({ ...each, audience: 'customer' }) as const),
      };
      expect(explanationText({ ...explained, file: promised }, { locale })).toContain(
        'back office',
      );
    },
  );

  it.each(LOCALES)('says everything in %s, whatever state a clock is in', (locale) => {
    for (const explained of CASES) {
      const text = explanationText(explained, { locale });
      expect(text).not.toMatch(BROKEN);
      expect(text).toContain(explained.file.id);
    }
  });

  it('differs in each language, with the same lines', () => {
    for (const explained of CASES) {
      const texts = LOCALES.map((locale) => explanationText(explained, { locale }));
      expect(new Set(texts).size).toBe(LOCALES.length);
      expect(new Set(texts.map((text) => text.split('\n').length)).size).toBe(1);
    }
  });

  it('distinguishes a further cycle of a metric from the first', () => {
    const reopened = CASES[5]!;
    expect(explanationText(reopened, { locale: 'en' })).toMatch(/^Clock: {4}resolution, cycle 2$/m);
    expect(explanationText(reopened, { locale: 'de' })).toMatch(/^Frist: {6}Lösung, Zyklus 2$/m);
  });
});

test.each([
  [null, ['no commitment', 'aucun engagement', 'keine Frist', '无承诺']],
  [
    { minutes: 90 },
    [
      '1 h 30 min of elapsed time',
      '1 h 30 min en continu',
      '1 h 30 min, durchgehend gezählt',
      '1 h 30 min（连续计时）',
    ],
  ],
  [
    { businessMinutes: 60 },
    [
      '1 h of open time',
      '1 h pendant les heures d’ouverture',
      '1 h innerhalb der Servicezeiten',
      '1 h（仅计服务时间）',
    ],
  ],
  [{ businessDays: 1 }, ['1 business day', '1 jour ouvré', '1 Arbeitstag', '1 个工作日']],
  [{ businessDays: 2 }, ['2 business days', '2 jours ouvrés', '2 Arbeitstage', '2 个工作日']],
])('a target of %j is described in each language', (target, told) => {
  expect(LOCALES.map((locale) => targetText(target, WORDS[locale].explanation))).toEqual(told);
});
