import { expect, it } from 'vitest';
import type { CaseCredit } from '../../../domain/case/case-state.ts';
import { statusText } from '../../../domain/operator-text/status-text.ts';
import { caseFile, OPENED_AT } from '../../support/case-file.ts';
import { foldedAt } from '../../support/folded.ts';

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
