import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../catalogue/schema/condition.ts';
import type { Offering } from '../../../catalogue/schema/offering-schema.ts';
import { METRICS } from '../../../catalogue/schema/vocabulary.ts';
import type { CaseRequest } from '../../../domain/case/types.ts';
import { ownValuesOf } from '../../../catalogue/schema/own-values.ts';
import { severitiesOf } from '../../../catalogue/schema/severity-schema.ts';
import { calendarFor, commitmentFor } from '../../../domain/case/commitment-for.ts';
import { refusalsOf } from '../../../domain/offering/broken-rule.ts';
import { rowsOf } from '../../../domain/offering/commitment.ts';
import { factsOf, type OfferingAccount } from '../../../domain/offering/facts.ts';
import { languageFor } from '../../../domain/offering/language.ts';
import { resolveCase } from '../../../domain/offering/resolve.ts';
import { caseRequest, catalogue, inChina, offeringOf } from '../../domain/offering/requests.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { withChange, type Change } from './change.ts';
import { changesOf } from './changes.ts';
import { isUnseen } from './unseen.ts';
import { vocabularyOf } from './vocabulary.ts';

const examples = exampleCatalogue();
const SILENCE_OF_BILLING = ['nonResponse', 'steps', 'B', 'calendar', 0, 'when', 'category', 'in'];
const LANGUAGES = ['en', 'de', 'ja', 'zh-CN'];

/** What every kind of case gets: its promises and what silence leads to, or its refusals; its language. */
function outcomesOf(offering: Offering) {
  const plans = offering.plans.length > 0 ? offering.plans.map(({ id }) => id) : [null];
  return plans.flatMap((plan) =>
    ownValuesOf(offering).category.flatMap((category) =>
      severitiesOf(offering).flatMap((severity) =>
        LANGUAGES.flatMap((language) =>
          accountsOf(offering).map((account) =>
            outcomeOf(offering, { plan, category, severity, language }, account),
          ),
        ),
      ),
    ),
  );
}

/** One without an offering's own fields, and one that has them where there are any. */
function accountsOf({ fields }: Offering): readonly OfferingAccount[] {
  const own = filledIn(fields.account);
  return Object.keys(own).length > 0 ? [inChina, { ...inChina, fields: own }] : [inChina];
}

function outcomeOf(
  offering: Offering,
  asks: Parameters<typeof caseRequest>[0],
  account: OfferingAccount,
) {
  const request = caseRequest({ ...asks, fields: filledIn(offering.fields.case) });
  const facts = factsOf(request, account, 0);
  const refusals = refusalsOf(offering, facts).map(({ code, field }) => [code, field]);
  const served = languageFor(offering, request, account, catalogue);
  const rules = refusals.length > 0 ? [] : rulesFor(offering, request, facts);
  const silence = refusals.length > 0 ? null : silenceFor(offering, request);
  return { asks, refusals, rules, served, silence };
}

/** Something in each of an offering's own fields, as rules refuse cases that lack it. */
function filledIn(fields: Offering['fields']['case']): CaseRequest['fields'] {
  const values = Object.entries(fields).map(([name, policy]) => {
    switch (policy.type) {
      case 'choice':
        return [name, policy.values[0] ?? ''];
      case 'number':
        return [name, policy.min ?? 1];
      case 'boolean':
        return [name, true];
      default:
        return [name, 'something'];
    }
  });
  return Object.fromEntries(values) as CaseRequest['fields'];
}

function silenceFor(offering: Offering, request: CaseRequest) {
  const answer = resolveCase({
    request,
    account: inChina,
    offering,
    catalogue: examples,
    openedAt: 0,
  });
  if (!answer.ok) return null;
  const facts = factsOf(request, inChina, 0);
  return Object.values(answer.nonResponse?.steps ?? {}).map(({ calendar, ...step }) => {
    return { ...step, calendar: calendarFor(calendar, facts) };
  });
}

function rulesFor(offering: Offering, request: CaseRequest, facts: Facts) {
  const { plan, category, severity } = request;
  const commitments = rowsOf(offering);
  return [...METRICS, ...offering.metrics.map(({ id }) => id)].map((metric) => {
    const row = commitmentFor({ commitments }, metric, { ...facts, plan, category, severity });
    return row?.rule ?? null;
  });
}

function unseenOf(offering: Offering): readonly Change[] {
  return changesOf(offering, vocabularyOf(catalogue, offering)).filter((change) =>
    isUnseen(offering, change),
  );
}

describe('a change that nobody can see', () => {
  it.each(examples.offerings)('gives every case the same: $id@$version', (offering) => {
    const unseen = unseenOf(offering);
    const before = outcomesOf(offering);
    for (const change of unseen) {
      const after = outcomesOf(withChange(offering, change) as Offering);
      expect(after, `${change.path.join('.')} is seen`).toEqual(before);
    }
    const sections = ['commitments', 'clocks', 'languages', 'nonResponse'];
    expect(unseen.every(({ path }) => sections.includes(String(path[0])))).toBe(true);
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
    ['21vianet', SILENCE_OF_BILLING, ['billing', 'subscription', 'advisory'], true],
    ['21vianet', SILENCE_OF_BILLING, ['billing', 'subscription', 'technical'], false],
    ['21vianet', SILENCE_OF_BILLING, ['billing'], false],
    ['lighthouse', ['clocks', 1, 'severities', 1], 'A', true],
    ['lighthouse', ['clocks', 1, 'severities', 1], 'C', false],
    ['lighthouse', ['clocks', 3, 'severities', 1], 'C', false],
    ['lighthouse', ['clocks', 3, 'categories', 1], 'presales', true],
    ['lighthouse', ['clocks', 3, 'categories', 1], 'billing', false],
    ['software-vendor', ['commitments', 1, 'plans', 1], 'community', true],
    ['software-vendor', ['commitments', 1, 'plans', 1], 'standard', false],
    ['software-vendor', ['commitments', 5, 'plans', 1], 'premium', true],
    ['software-vendor', ['commitments', 3, 'severities', 1], 'high', true],
    ['software-vendor', ['commitments', 2, 'severities', 1], 'normal', false],
    ['software-vendor', ['commitments', 2, 'plans', 0], 'standard', false],
    ['managed-services', ['commitments', 0, 'categories', 1], 'request', true],
    ['managed-services', ['commitments', 2, 'severities', 1], 'P4', false],
  ])('comes behind what settles the case: %s %j %j is %s', (id, path, to, expected) => {
    expect(isUnseen(offeringOf(examples, id), { path, to })).toBe(expected);
  });
});
