import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../domain/case/commitment-for.ts';
import type { CaseRequest } from '../../../domain/case/types.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import {
  accountIn,
  caseRequest,
  inBrazil,
  inChina,
  inGermany,
  refusalsFor,
  resolve,
  resolved,
} from './requests.ts';

const offering = '21vianet';
const unsigned = accountIn('CN', 'Asia/Shanghai');

describe('a request that is accepted', () => {
  it('gets every severity at once, under the version it was opened with', () => {
    const answer = resolved({ offering }, { account: inChina });
    expect(Object.keys(answer.promises)).toEqual(['A', 'B', 'C']);
    expect(answer.policyVersion).toBe('21vianet@1');
  });

  it('gets the commitment of the severity that it asks for', () => {
    const answer = resolved({ offering, severity: 'C' }, { account: inChina });
    const first = answer.promises['C']?.first_response;
    expect(first).toMatchObject({ rule: 'technical-c' });
    const row = rowOf(answer, 'first_response', 'technical-c');
    expect(row?.coverage).toEqual([{ kind: 'business-hours', calendar: '21vianet' }]);
  });

  it('keeps the calendars of its commitments, of non-response, its language and its channel, and no others', () => {
    const from = exampleCatalogue();
    const contact = { ...caseRequest().contact!, of: 'partner' } as const;
    const request = { offering: 'harbour', plan: 'quay', channel: 'email', contact } as const;
    const { calendars } = resolved(request, { from });
    expect(Object.keys(calendars).toSorted()).toEqual(['harbour-office', 'local-business']);
    expect(Object.keys(resolved({}).calendars)).toEqual(['local-nine-to-five']);
  });

  it('has no language and channel if its offering has none', () => {
    const from = exampleCatalogue();
    const answer = resolved({ offering: 'lighthouse' }, { from, account: inBrazil });
    expect(answer).toMatchObject({ language: null, channel: null });
  });

  it('needs no credit if the offering uses none', () => {
    expect(resolve({ offering, pack: 'auto' }, { account: inChina }).ok).toBe(true);
  });

  it('needs no more than the offering asks for', () => {
    const answer = resolve({ requesterRole: 'user', contact: null, businessImpact: null });
    expect(answer.ok).toBe(true);
  });
});

describe('a request that is refused', () => {
  it('is told every field that is missing', () => {
    const fields = refusalsFor({ offering, contact: null }, { account: inChina });
    expect(fields.map(({ field }) => field)).toEqual(['contact.name', 'contact.email']);
  });

  it('is told every rule that is broken, in the order of the offering', () => {
    const refusals = refusalsFor(
      {
        offering,
        severity: 'A',
        businessImpact: null,
        resourcesCommitted: false,
        requesterRole: 'user',
      },
      { account: accountIn('FR', 'Europe/Paris') },
    );
    expect(refusals.map(({ code }) => code)).toEqual([
      'region-not-offered',
      'requester-not-entitled',
      'advanced-agreement-required',
      'business-impact-required',
      'resources-required',
    ]);
  });

  it('is accepted with all the alternatives that it is offered', () => {
    const request: Partial<CaseRequest> = {
      pack: 'auto',
      roundTheClock: true,
      resourcesCommitted: false,
    };
    const alternatives = refusalsFor(request).map(({ alternative }) => alternative);
    expect(alternatives).toHaveLength(2);
    expect(resolve(Object.assign({}, request, ...alternatives)).ok).toBe(true);
  });

  it('is checked against the requested version', () => {
    const [refusal] = refusalsFor({ offering }, { account: inGermany, version: 1 });
    expect(refusal?.code).toBe('region-not-offered');
  });
});

describe('the commitments', () => {
  it.each([
    ['no advanced agreement', {}, unsigned],
    ['no business impact', { businessImpact: null }, inChina],
  ] as const)(
    'include a severity that is refused for now, because what is missing may come: %s',
    (_why, overrides, account) => {
      const { promises } = resolved({ offering, ...overrides }, { account });
      expect(Object.keys(promises)).toEqual(['A', 'B', 'C']);
    },
  );

  it('have no severity for which the offering has no row', () => {
    const { promises } = resolved({ offering, category: 'billing' }, { account: inChina });
    expect(Object.keys(promises)).toEqual(['B', 'C']);
  });
});
