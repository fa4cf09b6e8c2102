import { describe, expect, it } from 'vitest';
import type { CaseRequest } from '../../../domain/case/types.ts';
import {
  accountIn,
  catalogue,
  inChina,
  inGermany,
  refusalsFor,
  resolve,
  resolved,
} from './requests.ts';
import { findOffering } from '../../../domain/offering/catalogue.ts';

const offering = '21vianet';
const unsigned = accountIn('CN', 'Asia/Shanghai');

function commitmentFor(overrides: Partial<CaseRequest>) {
  return resolved({ offering, ...overrides }, { account: inChina }).commitment;
}

describe('21vianet promises', () => {
  it.each([
    ['technical', 'A', { minutes: 60 }, null, '24x7', null],
    ['technical', 'B', { businessDays: 1 }, '21vianet', 'business-hours', '21vianet'],
    ['technical', 'C', { businessDays: 3 }, '21vianet', 'business-hours', '21vianet'],
    ['billing', 'B', { businessDays: 1 }, 'china-business', 'business-hours', 'china-business'],
    ['billing', 'C', { businessDays: 3 }, 'china-business', 'business-hours', 'china-business'],
    [
      'subscription',
      'B',
      { businessDays: 1 },
      'china-business',
      'business-hours',
      'china-business',
    ],
    [
      'subscription',
      'C',
      { businessDays: 3 },
      'china-business',
      'business-hours',
      'china-business',
    ],
    ['presales', 'B', null, null, 'business-hours', 'local-business'],
    ['presales', 'C', null, null, 'business-hours', 'local-business'],
  ] as const)('%s %s: %j on %s, worked %s %s', (category, severity, target, calendar, kind, on) => {
    expect(commitmentFor({ category, severity })).toMatchObject({
      target,
      calendar,
      coverage: { kind, calendar: on },
      warnings: [75],
      source: { document: '000', also: [{ document: '003' }] },
    });
  });

  it('1 business day at technical B against the Chinese text, and says that it was chosen', () => {
    expect(commitmentFor({ severity: 'B' }).source.chosen).toMatch(
      /Chinese text of 003 says 1 hour/,
    );
  });

  it.each(['B', 'C'] as const)('billing %s by a choice of ours', (severity) => {
    expect(commitmentFor({ category: 'billing', severity }).source.chosen).toBeDefined();
  });

  it('the same coverage when round the clock is asked for', () => {
    const { coverage } = commitmentFor({ severity: 'B', roundTheClock: true });
    expect(coverage).toEqual({ kind: 'business-hours', calendar: '21vianet' });
  });

  it('to take a closed case up again for 14 days', () => {
    const { reopenWithinMs } = resolved({ offering }, { account: inChina });
    expect(reopenWithinMs).toBe(14 * 24 * 60 * 60 * 1000);
    expect(findOffering(catalogue, offering)?.reopening.source.document).toBe('001');
  });

  it('every severity at once, under the version it was opened with', () => {
    const answer = resolved({ offering }, { account: inChina });
    expect(Object.keys(answer.commitments)).toEqual(['A', 'B', 'C']);
    expect(Object.keys(answer.calendars)).toEqual(['21vianet']);
    expect(answer.policyVersion).toBe('21vianet@1');
  });

  it.each(['administrator', 'delegated-partner'] as const)('them to a %s', (requesterRole) => {
    expect(resolve({ offering, requesterRole }, { account: inChina }).ok).toBe(true);
  });

  it('them without a pack', () => {
    expect(resolve({ offering, pack: 'auto' }, { account: inChina }).ok).toBe(true);
  });
});

describe('21vianet refuses', () => {
  const contact = {
    name: 'Duty desk',
    email: 'desk@contoso.example',
    phone: null,
    of: 'customer',
  } as const;

  it.each([
    [
      'severity A of billing',
      { category: 'billing', severity: 'A' },
      'severity-a-technical-only',
      'severity',
      { severity: 'B' },
    ],
    [
      'severity A of subscription',
      { category: 'subscription', severity: 'A' },
      'severity-a-technical-only',
      'severity',
      { severity: 'B' },
    ],
    [
      'severity A of presales',
      { category: 'presales', severity: 'A' },
      'severity-a-technical-only',
      'severity',
      { severity: 'B' },
    ],
    [
      'severity A without a business impact',
      { severity: 'A', businessImpact: null },
      'business-impact-required',
      'businessImpact',
      null,
    ],
    [
      'severity A with a blank business impact',
      { severity: 'A', businessImpact: ' ' },
      'business-impact-required',
      'businessImpact',
      null,
    ],
    [
      'severity A without people',
      { severity: 'A', resourcesCommitted: false },
      'resources-required',
      'resourcesCommitted',
      null,
    ],
    [
      'severity A without an email',
      { severity: 'A', contact: { ...contact, email: null } },
      'contact-required',
      'contact.email',
      null,
    ],
    [
      'severity B without an email',
      { severity: 'B', contact: { ...contact, email: null } },
      'contact-required',
      'contact.email',
      null,
    ],
    [
      'severity C without a name',
      { severity: 'C', contact: { ...contact, name: '' } },
      'contact-required',
      'contact.name',
      null,
    ],
    ['advisory', { category: 'advisory' }, 'category-not-offered', 'category', null],
  ] as const)('%s', (_what, overrides, code, field, alternative) => {
    const refusals = refusalsFor(
      { offering, ...overrides },
      {
        account: inChina,
      },
    );
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({
      code,
      field,
      alternative,
      source: { document: '000', also: [{ document: '003' }] },
    });
  });

  it('severity A without the advanced agreement, and offers B', () => {
    expect(refusalsFor({ offering, severity: 'A' }, { account: unsigned })).toEqual([
      {
        code: 'advanced-agreement-required',
        field: 'account.agreements',
        alternative: { severity: 'B' },
        detail: expect.stringContaining('agreement'),
        source: {
          document: '000',
          section: 'conditions of severity A',
          also: [{ document: '003', section: 'conditions of severity A' }],
        },
      },
    ]);
  });

  it('accounts outside of China', () => {
    const [refusal] = refusalsFor({ offering }, { account: inGermany });
    expect(refusal).toMatchObject({
      code: 'region-not-offered',
      field: 'account.region',
      alternative: null,
      source: { document: '000' },
    });
  });

  it('a requester who is neither administrator nor a delegated partner', () => {
    const [refusal] = refusalsFor({ offering, requesterRole: 'user' }, { account: inChina });
    expect(refusal).toMatchObject({
      code: 'requester-not-entitled',
      field: 'requesterRole',
      alternative: null,
      source: { document: '000', also: [{ document: '001' }] },
    });
  });

  it.each([
    ['customer-network', /own network/],
    ['third-party', /Third-party services and add-ins/],
  ] as const)('what is out of scope: %s', (scope, detail) => {
    const refusals = refusalsFor({ offering, scope }, { account: inChina });
    expect(refusals).toEqual([
      expect.objectContaining({
        code: 'out-of-scope',
        field: 'scope',
        alternative: null,
        detail: expect.stringMatching(detail),
        source: expect.objectContaining({ document: '000' }),
      }),
    ]);
  });

  it('naming both fields where there is no contact at all', () => {
    const fields = refusalsFor({ offering, contact: null }, { account: inChina });
    expect(fields.map(({ field }) => field)).toEqual(['contact.name', 'contact.email']);
  });

  it('naming every rule that is broken, in the order of the offering', () => {
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
});

describe('a severity that the same request could not have', () => {
  it.each([
    ['no advanced agreement', {}, unsigned],
    ['no business impact', { businessImpact: null }, inChina],
    ['a billing case', { category: 'billing' }, inChina],
  ] as const)('is absent from the commitments: %s', (_why, overrides, account) => {
    const { commitments } = resolved({ offering, ...overrides }, { account });
    expect(Object.keys(commitments)).toEqual(['B', 'C']);
  });
});
