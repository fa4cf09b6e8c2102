import { expect, it } from 'vitest';
import type { Act } from '../../../domain/case/types.ts';
import { caseFile, commitment, MINUTE, OPENED_AT } from '../../support/case-file.ts';
import { rows } from '../../support/promises.ts';
import { Living } from '../../support/living.ts';

it('a request at the same instant does not save a deadline that a change of severity has moved into the past', () => {
  const resolution = commitment({ pausesOnCustomer: true });
  const file = caseFile({
    commitments: rows({
      A: {
        first_response: commitment({ target: null }),
        resolution: { ...resolution, target: { minutes: 600 } },
      },
      B: { first_response: commitment(), resolution },
    }),
  });
  const living = new Living(file);
  const at = OPENED_AT + 90 * MINUTE;
  const common = { at, by: 'Ada', note: null };
  const acts: readonly Act[] = [
    {
      ...common,
      id: 'lower',
      act: 'severity',
      severity: 'B',
      reason: 'impact-changed',
      businessImpact: null,
    },
    { ...common, id: 'ask', act: 'customer-request' },
  ];
  for (const act of acts) living.arrive(act, at);
  expect(living.journal.state.clocks.find(({ metric }) => metric === 'resolution')).toMatchObject({
    state: 'breached',
    breachedAt: at,
    dueAt: OPENED_AT + 60 * MINUTE,
  });
});
