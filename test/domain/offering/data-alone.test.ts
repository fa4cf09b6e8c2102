import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findOffering, isKnownPlan } from '../../../domain/offering/catalogue.ts';
import type { CaseRequest } from '../../../domain/case/types.ts';
import { offeringView } from '../../../domain/offering/view.ts';
import type { Catalogue } from '../../../policies/catalogue.ts';
import { loadCatalogue } from '../../../policies/load.ts';
import { policiesWith } from '../../policies/folder.ts';
import { accountIn, refusalsFor, resolved } from './requests.ts';

const harbour = readFileSync(
  new URL('../../policies/fixtures/harbour.yaml', import.meta.url),
  'utf8',
);
const account = accountIn('US', 'America/New_York');
const partner = {
  name: 'Partner desk',
  email: 'desk@fabrikam.example',
  phone: null,
  of: 'partner',
} as const;

function withHarbour(): Catalogue {
  return loadCatalogue(policiesWith({ 'offerings/harbour/v1.yaml': harbour }));
}

function request(overrides: Partial<CaseRequest>): Partial<CaseRequest> {
  return { offering: 'harbour', plan: 'quay', contact: partner, ...overrides };
}

describe('an offering that is added as data alone', () => {
  it.each([
    ['technical', 'A', 'quay', 'en-GB', { minutes: 120 }, null, '24x7'],
    ['technical', 'B', 'pier', 'EN', { minutes: 120 }, null, '24x7'],
    [
      'technical',
      'B',
      'quay',
      'ja-JP',
      { businessMinutes: 120 },
      'local-business',
      'business-hours',
    ],
    ['technical', 'C', 'quay', 'ja-JP', { minutes: 1440 }, null, '24x7'],
    ['technical', 'C', 'pier', 'en', null, null, 'business-hours'],
    ['advisory', 'A', 'pier', 'de', { businessDays: 1 }, 'local-business', 'business-hours'],
    ['billing', 'C', 'quay', 'en', null, null, 'business-hours'],
  ] as const)(
    'promises by category, severity, plan and language: %s %s %s %s',
    (category, severity, plan, language, target, calendar, kind) => {
      const overrides = request({ category, severity, plan, language });
      const { commitment } = resolved(overrides, { account, from: withHarbour() });
      expect(commitment).toMatchObject({ target, calendar, warnings: [50, 75, 90] });
      expect(commitment.coverage.kind).toBe(kind);
    },
  );

  it('excepts a country from round the clock, and its target not', () => {
    const iceland = accountIn('IS', 'Atlantic/Reykjavik');
    const { commitment } = resolved(request({}), { account: iceland, from: withHarbour() });
    expect(commitment).toMatchObject({
      target: { minutes: 120 },
      coverage: { kind: 'business-hours', calendar: 'local-business' },
    });
  });

  it.each([
    [{ plan: null }, 'plan-required', 'plan', null],
    [{ category: 'presales' }, 'category-not-offered', 'category', null],
    [{ channel: 'phone' }, 'channel-not-offered', 'channel', { channel: 'online' }],
    [{ contact: { ...partner, of: 'customer' } }, 'partner-contact-required', 'contact.of', null],
    [{ subscriptionOwner: 'partner' }, 'entitlement-required', 'proofOfEntitlement', null],
  ] as const)('refuses %j by its own rules', (overrides, code, field, alternative) => {
    const refusals = refusalsFor(request(overrides), { account, from: withHarbour() });
    expect(refusals).toEqual([
      expect.objectContaining({
        code,
        field,
        alternative,
        source: expect.objectContaining({ document: '004' }),
      }),
    ]);
  });

  it('takes the partner’s own subscription with a proof of entitlement', () => {
    const proofOfEntitlement = { kind: 'mpn-contract', id: 'P-1' } as const;
    const overrides = request({ subscriptionOwner: 'partner', proofOfEntitlement });
    expect(refusalsFor(overrides, { account, from: withHarbour() })).toEqual([]);
  });

  it('knows its plans and no others', () => {
    const offering = findOffering(withHarbour(), 'harbour');
    expect(offering && isKnownPlan(offering, 'pier')).toBe(true);
    expect(offering && isKnownPlan(offering, 'dock')).toBe(false);
  });

  it('is shown whole: phone numbers, languages, non-response, notes', () => {
    const offering = findOffering(withHarbour(), 'harbour');
    expect(offering && offeringView(offering)).toMatchObject({
      policyVersion: 'harbour@1',
      phoneNumbers: [{ regions: ['US', 'CA'], number: '1 555 0100' }, { regions: ['AU'] }],
      languages: [{ language: 'region', note: 'An interpreter may join.' }],
      nonResponse: { reminders: [50], A: { step: { severity: 'B' } }, C: { step: 'flag' } },
      notes: [{ text: 'Round the clock holds in most countries.' }],
    });
  });

  it('may never be reached by phone', () => {
    const silent = harbour.replace(/phoneNumbers:\n(?: .*\n)+/, 'phoneNumbers: null\n');
    const catalogue = loadCatalogue(policiesWith({ 'offerings/harbour/v1.yaml': silent }));
    expect(findOffering(catalogue, 'harbour')?.phoneNumbers).toBeNull();
  });
});
