import { expect, it } from 'vitest';
import { caseFile, closeAt, firstResponse, MINUTE, OPENED_AT } from '../../support/case-file.ts';
import { Living } from '../../support/living.ts';

it('the breach of a first response escalates to whoever its commitment names, from the opening on', () => {
  const escalations = [{ level: 1, name: 'duty', afterMinutes: 15 }];
  const living = new Living(caseFile({ commitments: firstResponse({ escalations }) }));
  living.arrive(closeAt(600), OPENED_AT + 600 * MINUTE);
  expect(living.events).toContainEqual(
    expect.objectContaining({
      type: 'case.escalated',
      key: 'first_response:1:level-1',
      at: OPENED_AT + 75 * MINUTE,
    }),
  );
});
