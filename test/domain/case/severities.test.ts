import { describe, expect, it } from 'vitest';
import { CaseJournal } from '../../../domain/case/journal.ts';
import { severityRank } from '../../../domain/case/severities.ts';
import type { Act, CaseFile } from '../../../domain/case/types.ts';
import { statusText } from '../../../domain/operator-text/status-text.ts';
import { severityText } from '../../../domain/text/severity-text.ts';
import { attributesOf, SEARCH_ATTRIBUTES } from '../../../workflows/messages/search-attributes.ts';
import { caseFile, commitment, MINUTE, OPENED_AT, REQUEST } from '../../support/case-file.ts';
import { accept } from '../../support/recorded.ts';
import { silencePolicy } from '../../support/whole-case.ts';
import { rows } from '../../support/promises.ts';

/** By rank: their names neither sort in this order nor in the reverse one. */
const LEVELS = ['urgent', 'high', 'normal', 'Low', 'planned'];

const within = (minutes: number) => ({
  first_response: commitment({ target: { minutes } }),
});

const HOUR = { target: { minutes: 60 }, calendar: null } as const;

function fileOf(overrides: Partial<CaseFile> = {}): CaseFile {
  return caseFile({
    openedAt: OPENED_AT,
    request: { ...REQUEST, severity: 'high' },
    severities: LEVELS.map((id) => ({ id, name: { en: id, de: `${id} (deutsch)` } })),
    commitments: rows(
      Object.fromEntries(LEVELS.map((id, index) => [id, within(60 * (index + 1))])),
    ),
    nonResponse: {
      ...silencePolicy(),
      steps: {
        high: { ...HOUR, step: { severity: 'normal' } },
        normal: { ...HOUR, step: { severity: 'planned' } },
        planned: { ...HOUR, step: 'close' },
      },
    },
    ...overrides,
  });
}

const told = { id: 'act', at: OPENED_AT + 5 * MINUTE, by: 'Ada', note: null };
const severity = (to: string, reason: 'impact-changed' | 'lack-of-resources'): Act => {
  return { ...told, act: 'severity', severity: to, reason, businessImpact: null };
};

function refusalOf(act: Act, file = fileOf()) {
  const journal = new CaseJournal(file);
  journal.advance(OPENED_AT);
  return journal.refusalFor(act)?.code ?? null;
}

describe('severities of an offering’s own', () => {
  it('rank in the order in which the offering lists them', () => {
    const file = fileOf();
    expect(LEVELS.map((id) => severityRank(file, id))).toEqual([1, 2, 3, 4, 5]);
    expect(severityRank(file, 'A')).toBe(0);
    const attributes = attributesOf(file, OPENED_AT);
    expect(attributes).toContainEqual({ key: SEARCH_ATTRIBUTES.severityRank, value: 2 });
  });

  it.each([
    ['urgent', 'severity-not-lower'],
    ['high', 'severity-not-lower'],
    ['normal', null],
    ['Low', null],
    ['planned', null],
  ])('are lowered for lack of resources by that order: to %s', (to, expected) => {
    expect(refusalOf(severity(to, 'lack-of-resources'))).toBe(expected);
  });

  it('are what a case is lowered to by silence before it is taken over', () => {
    const asked: Act = { ...told, id: 'asked', act: 'customer-request' };
    const lowered = (to: string): Act => ({ ...told, act: 'downgrade', severity: to });
    const journal = new CaseJournal(fileOf());
    journal.advance(OPENED_AT);
    accept(journal, asked);
    journal.advance(asked.at);
    expect(journal.refusalFor(lowered('Low'))).toBeNull();
    expect(journal.refusalFor(lowered('urgent'))?.code).toBe('severity-not-lower');
    expect(journal.refusalFor(lowered('D'))?.code).toBe('unknown-severity');
  });

  it('are the only ones that a case takes', () => {
    const journal = new CaseJournal(fileOf());
    journal.advance(OPENED_AT);
    expect(journal.refusalFor(severity('A', 'impact-changed'))).toEqual({
      code: 'unknown-severity',
      severity: 'A',
      known: LEVELS,
    });
    expect(refusalOf(severity('constructor', 'impact-changed'))).toBe('unknown-severity');
  });

  it('are lowered step by step when the customer is silent, and skip what the policy skips', () => {
    const journal = new CaseJournal(fileOf());
    journal.advance(OPENED_AT);
    accept(journal, { ...told, act: 'customer-request' });
    const seen = [61, 66, 126].map((minute) => {
      journal.advance(OPENED_AT + minute * MINUTE);
      return journal.state.severity;
    });
    expect(seen).toEqual(['high', 'normal', 'planned']);
  });

  it('are not lowered by silence where the policy says nothing of them', () => {
    const journal = new CaseJournal(fileOf({ request: { ...REQUEST, severity: 'Low' } }));
    journal.advance(OPENED_AT);
    accept(journal, { ...told, act: 'customer-request' });
    const { wakeup } = journal.advance(OPENED_AT + 6_000 * MINUTE);
    expect(wakeup).toBeNull();
    expect(journal.state).toMatchObject({
      severity: 'Low',
      nonResponse: { dueAt: null, step: null },
    });
  });

  it('are named once where name and id are the same', () => {
    const file = fileOf();
    expect(severityText(file, { severity: 'high' }, 'en')).toBe('high');
    expect(severityText(file, { severity: 'high' }, 'de')).toBe('high (high (deutsch))');
    const journal = new CaseJournal(file);
    journal.advance(OPENED_AT);
    expect(statusText(file, journal.state)).toContain('severity high ·');
  });
});
