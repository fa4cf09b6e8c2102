import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftCase } from '../../../api/cases/draft.ts';
import { casePreview } from '../../../api/cases/new-case.ts';
import { Problem } from '../../../api/http/problems.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from '../../domain/time/property-runs.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { plainPromise, type PlainAnswer, type PlainCase } from './plain-promise.ts';
import { caseUnder } from './random-case.ts';
import { happened, refusal } from './told.ts';

const EXAMPLES = ['managed-services', 'software-vendor', 'service-desk', 'town-hall'];

/** What the service promises a case, and all that happens to it if nobody does anything; or why it refuses it. */
function promised({ openedAt: at, ...asked }: PlainCase): PlainAnswer {
  const said = { ...asked, language: 'en', title: 'Something is wrong' };
  const { account, openedAt: _at, ...terms } = casePreview.parse(said);
  if (typeof account === 'string') throw new TypeError('the account is described');
  const input = { catalogue: exampleCatalogue(), terms, account, openedBy: 'walk' };
  try {
    const draft = draftCase({ ...input, openedAt: at, until: Infinity });
    return happened({ ...draft, id: 'case_walk' });
  } catch (error) {
    if (error instanceof Problem) return refusal(error);
    throw error;
  }
}

describe('what the examples promise', { timeout: PROPERTY_TIMEOUT }, () => {
  test('is to the millisecond what a walk through their files says, and what they refuse is too', () => {
    fc.assert(
      fc.property(fc.oneof(...EXAMPLES.map(caseUnder)), (asked) => {
        expect(promised(asked)).toEqual(plainPromise(asked));
      }),
      propertyRuns(),
    );
  });
});
