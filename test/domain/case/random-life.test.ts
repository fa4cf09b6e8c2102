import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { CASE_EVENT_TYPES } from '../../../domain/case/types.ts';
import { anyLife } from '../../support/random-life.ts';

it('covers everything that can happen to a case, except what packs and operators of the engine do', () => {
  const lives = fc.sample(anyLife, { seed: 17, numRuns: 150 });
  const met = new Set(lives.flatMap(({ living }) => living.events.map(({ type }) => type)));
  const wanted = CASE_EVENT_TYPES.filter(
    (type) => !type.startsWith('case.credit.') && type !== 'case.revived',
  );
  expect([...met].toSorted()).toEqual(wanted.toSorted());
});
