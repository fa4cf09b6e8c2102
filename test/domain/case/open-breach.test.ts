import { expect, it } from 'vitest';
import type { Act } from '../../../domain/case/types.ts';
import { openBreach } from '../../../domain/case/who-acts.ts';
import { caseFile, HOUR, OPENED_AT } from '../../support/case-file.ts';
import { foldedAt } from '../../support/folded.ts';

const common = { by: 'Ada', note: null };
const CLOSED: Act = {
  ...common,
  id: 'act-1',
  act: 'close',
  at: OPENED_AT + 2 * HOUR,
  outcome: 'unresolved',
  chargeCredit: null,
};
const REOPENED: Act = { ...common, id: 'act-2', act: 'reopen', at: OPENED_AT + 3 * HOUR };
const ANSWERED: Act = { ...common, id: 'act-3', act: 'response', at: OPENED_AT + 3.5 * HOUR };

/** What a case under an hour's promise has open after some acts, at an hour after its opening. */
const openAfter = (acts: readonly Act[], hours: number) =>
  openBreach(foldedAt(caseFile(), acts, OPENED_AT + hours * HOUR).state);

it('a breach is open until somebody answers, or the case is closed', () => {
  expect(openAfter([], 2)).toMatchObject({ metric: 'first_response', cycle: 1 });
  expect(openAfter([{ ...ANSWERED, at: OPENED_AT + 1.5 * HOUR }], 2)).toBeNull();
  expect(openAfter([CLOSED], 2.5)).toBeNull();
});

it('a breach of before the case was reopened is not open, as the clock runs anew', () => {
  expect(openAfter([CLOSED, REOPENED], 3.2)).toBeNull();
  expect(openAfter([CLOSED, REOPENED, ANSWERED], 5)).toBeNull();
  expect(openAfter([CLOSED, REOPENED], 5)).toMatchObject({ cycle: 2 });
});
