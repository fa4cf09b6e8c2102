import { describe, expect, it } from 'vitest';
import { commitmentFor } from '../../../domain/offering/commitment.ts';
import { factsOf } from '../../../domain/offering/facts.ts';
import { languageFor } from '../../../domain/offering/language.ts';
import { refusalsOf } from '../../../domain/offering/refusal.ts';
import type { Offering } from '../../../policies/schema.ts';
import { CATEGORIES, SEVERITIES } from '../../../policies/vocabulary.ts';
import { caseRequest, catalogue, inChina, offeringOf } from '../../domain/offering/requests.ts';
import { withChange, type Change } from './change.ts';
import { changesOf } from './changes.ts';
import { isUnseen } from './unseen.ts';
import { wordsOf } from './words.ts';

const LANGUAGES = ['en', 'de', 'ja', 'zh-CN'];

/** What every kind of case gets: the row of its promise or its refusals, and its language. */
function outcomesOf(offering: Offering) {
  const plans = offering.plans.length > 0 ? offering.plans.map(({ id }) => id) : [null];
  return plans.flatMap((plan) =>
    CATEGORIES.flatMap((category) =>
      SEVERITIES.flatMap((severity) =>
        LANGUAGES.map((language) => outcomeOf(offering, { plan, category, severity, language })),
      ),
    ),
  );
}

function outcomeOf(offering: Offering, asks: Parameters<typeof caseRequest>[0]) {
  const request = caseRequest(asks);
  const facts = factsOf(request, inChina, 0);
  const refusals = refusalsOf(offering, facts).map(({ code, field }) => [code, field]);
  const served = languageFor(offering, request, inChina, catalogue);
  const rule = refusals.length > 0 ? null : commitmentFor(offering, request, facts).rule;
  return { asks, refusals, rule, served };
}

function unseenOf(offering: Offering): readonly Change[] {
  return changesOf(offering, wordsOf(catalogue)).filter((change) => isUnseen(offering, change));
}

describe('a change that nobody can see', () => {
  it.each(catalogue.offerings)('gives every case the same: $id@$version', (offering) => {
    const unseen = unseenOf(offering);
    const before = outcomesOf(offering);
    for (const change of unseen) {
      const after = outcomesOf(withChange(offering, change) as Offering);
      expect(after, `${change.path.join('.')} is seen`).toEqual(before);
    }
    expect(unseen.every(({ path }) => ['commitments', 'languages'].includes(String(path[0])))).toBe(
      true,
    );
  });

  it.each([
    ['21vianet', ['commitments', 3, 'severities', 1], 'A', true],
    ['21vianet', ['commitments', 0, 'severities', 1], 'B', false],
    ['csp', ['commitments', 1, 'severities', 1], 'A', true],
    ['csp', ['commitments', 4, 'severities', 1], 'A', true],
    ['csp', ['commitments', 0, 'severities', 1], 'B', false],
    ['csp', ['commitments', 3, 'severities', 1], 'B', false],
    ['csp', ['commitments', 0, 'categories', 1], 'presales', true],
    ['csp', ['commitments', 0, 'categories', 1], 'advisory', false],
    ['csp', ['languages', 2], { language: 'fr' }, true],
    ['csp', ['commitments', 0, 'target'], null, false],
  ])('comes behind what settles the case: %s %j %j is %s', (id, path, to, expected) => {
    expect(isUnseen(offeringOf(catalogue, id), { path, to })).toBe(expected);
  });
});
