import { describe, expect, it } from 'vitest';
import type { CaseCredit } from '../../../domain/case/case-state.ts';
import { statusText } from '../../../domain/operator-text/status-text.ts';
import { caseFile, OPENED_AT } from '../../support/case-file.ts';
import { foldedAt } from '../../support/folded.ts';
import { drafted, IN_CHINA } from '../../support/drafted.ts';
import { lived, type ActDraft } from '../../support/lived.ts';

const file = caseFile();
const { state } = foldedAt(file, [], OPENED_AT);

it.each<[CaseCredit['status'], boolean, string]>([
  ['reserved', false, 'A credit of pack_a is held.'],
  ['charged', false, 'A credit of pack_a was charged.'],
  ['returned', false, 'The credit of pack_a was returned.'],
  ['returned', true, 'The credit of pack_a was returned; the pack has expired.'],
  ['missing', false, 'The credit of pack_a was returned earlier, and none was left.'],
])('a credit that is %s, of a pack that has expired: %s, reads "%s"', (status, expired, text) => {
  const credit = { pack: 'pack_a', status, at: OPENED_AT, expired };
  expect(
    statusText(file, { ...state, credit })
      .split('\n\n')
      .at(-1),
  ).toBe(text);
});

const answer = (at: string): ActDraft => ({ act: 'response', at });

describe('a follow-up', () => {
  const OPENED = '2026-11-23T02:00:00.000Z';
  const vianet = drafted(OPENED, { request: { offering: '21vianet' }, account: IN_CHINA });
  const first = answer('2026-11-23T02:30:00.000Z');

  const linesOf = (acts: readonly ActDraft[], until: string) =>
    statusText(vianet, lived(vianet, acts, until).journal.state).split('\n\n');

  it('is announced before support has spoken', () => {
    expect(linesOf([], OPENED)).toContain('The follow-up is timed from the first answer on.');
  });

  it('says what to do once it was breached, and how often that happened before', () => {
    const again = answer('2026-11-23T05:00:00.000Z');
    expect(linesOf([first, again], '2026-11-23T08:00:00.000Z')).toContain(
      '**BREACHED**: the follow-up was due 2026-11-23 15:00:00 (+08:00) and has not come. Tell the customer how things stand, and record it with `respond`. An earlier one was breached.',
    );
  });

  it('is shown once, however often support has spoken', () => {
    const acts = Array.from({ length: 30 }, () => first);
    const followUps = linesOf(acts, '2026-11-23T02:40:00.000Z').filter((line) =>
      line.startsWith('Follow-up'),
    );
    expect(followUps).toEqual(['Follow-up due 2026-11-23 12:30:00 (+08:00).']);
  });
});
