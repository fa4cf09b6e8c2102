import { describe, expect, it } from 'vitest';
import { BUILT_IN_RULES } from '../../../domain/case/metric.ts';
import { nextText } from '../../../domain/text/next-text.ts';
import { LOCALES, type Locale } from '../../../domain/text/words/locale.ts';
import {
  caseFile,
  closeAt,
  firstResponse,
  hoursAfter,
  OPENED_AT,
} from '../../support/case-file.ts';
import { foldedAt } from '../../support/folded.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { silencePolicy, wholeCase } from '../../support/whole-case.ts';
import { BROKEN } from './broken.ts';

const asked: ActDraft = { act: 'customer-request', at: hoursAfter(1) };
const answers: readonly ActDraft[] = [0.5, 2.5, 4].map((hours) => ({
  act: 'response',
  at: hoursAfter(hours),
}));

function stateAt(hours: number, acts: readonly ActDraft[] = [], end: 'flag' | 'close' = 'flag') {
  const file = wholeCase({ openedAt: OPENED_AT, nonResponse: silencePolicy(end) });
  return lived(file, acts, hoursAfter(hours)).journal.state;
}

const said = (state: ReturnType<typeof stateAt>, locale: Locale = 'en', now = OPENED_AT) =>
  nextText(
    { file: { metrics: BUILT_IN_RULES }, state },
    { locale, timeZone: 'UTC' },
    { accountZone: 'UTC', now },
  ).replaceAll(' (Coordinated Universal Time)', '');

const wait: ActDraft = { act: 'wait', kind: 'vendor', at: hoursAfter(1) };
/** Nothing is promised but the first response. */
const calm = (hours: number) => {
  const { waits } = wholeCase({ openedAt: OPENED_AT });
  return lived(caseFile({ waits }), [answers[0]!, wait], hoursAfter(hours)).journal.state;
};

const duty = { level: 1, name: 'duty', afterMinutes: 0, repeat: { everyMinutes: 60, times: 3 } };
/** A level that is notified every hour has been notified once. */
const notified = () => {
  const commitments = firstResponse({ warnings: [], escalations: [duty] });
  return lived(caseFile({ commitments }), [], hoursAfter(1.5)).journal.state;
};

const MONDAY = 'Monday 2 March 2026';
const TUESDAY = 'Tuesday 3 March 2026';

const STATES = [
  ['a case that was opened', stateAt(0)],
  ['a case that was warned about', stateAt(0.9)],
  ['a breach', stateAt(1)],
  ['a resolution that is overdue', stateAt(4, answers)],
  ['a level that is notified again', notified()],
  ['a customer who was asked', stateAt(1, [asked])],
  ['a customer who was reminded', stateAt(4, [asked])],
  ['a customer who was reminded at C', stateAt(22, [asked])],
  ['a customer who was reminded before the close', stateAt(22, [asked], 'close')],
  ['a flagged case', stateAt(40, [asked])],
  ['a case that silence closed', stateAt(40, [asked], 'close')],
  ['a vendor who is waited for', calm(1.5)],
  ['a vendor who is waited for and of whom nobody is reminded any more', calm(4)],
] as const;

describe('what happens next', () => {
  it.each([
    [
      'a case that was opened',
      `A warning goes out on ${MONDAY}, 08:45; the first response is due on ${MONDAY}, 09:00.`,
    ],
    [
      'a vendor who is waited for',
      `Support is reminded on ${MONDAY}, 10:00 that it is waiting for the vendor.`,
    ],
    [
      'a vendor who is waited for and of whom nobody is reminded any more',
      'Support is waiting for the vendor; no deadline is running.',
    ],
    ['a case that was warned about', `The first response is due on ${MONDAY}, 09:00.`],
    [
      'a breach',
      `Answer now. A warning goes out on ${MONDAY}, 10:00; the resolution is due on ${MONDAY}, 12:00.`,
    ],
    [
      'a resolution that is overdue',
      `Solve the problem now. If the breach stays open, level 1 (duty manager) is notified on ${MONDAY}, 12:30.`,
    ],
    [
      'a level that is notified again',
      `Answer now. If the breach stays open, level 1 (duty) is notified again on ${MONDAY}, 10:00.`,
    ],
    [
      'a customer who was asked',
      `The customer has until ${MONDAY}, 13:00 to answer; a reminder follows on ${MONDAY}, 11:00.`,
    ],
    [
      'a customer who was reminded',
      `Unless the customer answers, the severity is lowered to B on ${MONDAY}, 13:00.`,
    ],
    [
      'a customer who was reminded at C',
      `Unless the customer answers, the case is flagged for closing on ${TUESDAY}, 13:00.`,
    ],
    [
      'a customer who was reminded before the close',
      `Unless the customer answers, the case is closed on ${TUESDAY}, 13:00.`,
    ],
    [
      'a flagged case',
      'The customer has not answered: close the case or follow up with the customer.',
    ],
    [
      'a case that silence closed',
      'The case is closed; it can be reopened until Tuesday 17 March 2026, 13:00.',
    ],
  ])('to %s', (name, text) => {
    expect(said(STATES.find(([each]) => each === name)![1])).toBe(text);
  });

  it.each(LOCALES)('is a sentence of its own in %s, whatever comes', (locale) => {
    const all = STATES.map(([, state]) => said(state, locale));
    expect(new Set(all).size).toBe(STATES.length);
    for (const text of all) {
      expect(text).not.toMatch(BROKEN);
      expect(text).not.toContain('–');
      expect(text).toMatch(locale === 'zh-Hans' ? /。$/ : /\.$/);
    }
  });

  it('is not to answer a breach for which the customer has to act', () => {
    const overdue = stateAt(6, [...answers, { act: 'customer-request', at: hoursAfter(5) }]);
    expect(overdue.breached).toBe(true);
    expect(said(overdue)).not.toContain('now');
  });

  it('is not to answer what was answered late, or was closed', () => {
    const late = stateAt(2, [{ act: 'response', at: hoursAfter(2) }]);
    expect(said(late)).not.toContain('now');
    const { state } = foldedAt(caseFile(), [closeAt(90, 'unresolved')], OPENED_AT + 100 * 60_000);
    expect(said(state)).toMatch(/^The case is closed; /);
  });

  it.each([
    ['en', 'The case is closed and can no longer be reopened.'],
    ['de', 'Der Fall ist geschlossen und kann nicht wieder geöffnet werden.'],
    ['fr', 'Le dossier est clos et ne peut plus être rouvert.'],
    ['zh-Hans', '工单已关闭，且无法再重新打开。'],
  ] as const)('is nothing in %s once the time to reopen is over', (locale, text) => {
    const state = stateAt(40, [asked], 'close');
    const { reopenableUntil } = state.closure!;
    expect(said(state, locale, reopenableUntil)).not.toBe(text);
    expect(said(state, locale, reopenableUntil + 1)).toBe(text);
  });

  it('is nothing where no deadline runs', () => {
    const { state } = lived(
      caseFile(),
      [{ act: 'response', at: hoursAfter(0.5) }],
      hoursAfter(1),
    ).journal;
    expect(said(state)).toBe('No deadline is running.');
  });
});
