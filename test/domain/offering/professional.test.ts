import { describe, expect, it } from 'vitest';
import { CATEGORIES, type CaseRequest } from '../../../domain/case/types.ts';
import { findOffering } from '../../../domain/offering/catalogue.ts';
import { catalogue, refusalsFor, resolve, resolved } from './requests.ts';

describe('professional promises', () => {
  const rows = [
    ['A', { minutes: 120 }, null],
    ['B', { businessMinutes: 240 }, 'local-business'],
    ['C', { businessMinutes: 480 }, 'local-business'],
  ] as const;

  it.each(rows)(
    'technical %s: %j on %s, worked in business hours',
    (severity, target, calendar) => {
      expect(resolved({ severity }).commitment).toMatchObject({
        target,
        calendar,
        coverage: { kind: 'business-hours', calendar: 'local-business' },
        warnings: [75],
        source: { document: '002' },
      });
    },
  );

  it.each(rows)(
    'technical %s: %j on %s, worked 24x7 where round the clock is asked for',
    (severity, target, calendar) => {
      expect(resolved({ severity, roundTheClock: true }).commitment).toMatchObject({
        target,
        calendar,
        coverage: { kind: '24x7', calendar: null },
      });
    },
  );

  it('business hours by a choice of ours', () => {
    expect(resolved({ severity: 'B' }).commitment.source.chosen).toMatch(/09:00 to 17:00/);
  });

  it('to take a closed case up again for 14 days', () => {
    expect(resolved({}).reopenWithinMs).toBe(1_209_600_000);
  });

  it('one credit of a pack of five for an incident, or to be paid singly', () => {
    expect(findOffering(catalogue, 'professional')?.credits).toMatchObject({
      perCase: 1,
      perPack: 5,
      single: true,
      note: expect.stringMatching(/does not depend on the effort/),
      source: { document: '002' },
    });
  });

  it('one problem that cannot be divided as an incident', () => {
    expect(findOffering(catalogue, 'professional')?.notes).toMatchObject([
      { text: expect.stringMatching(/cannot be divided/), source: { document: '002' } },
    ]);
  });

  it('them to anyone, anywhere, without contact details', () => {
    const answer = resolve({ requesterRole: 'user', contact: null, businessImpact: null });
    expect(answer.ok).toBe(true);
  });
});

describe('professional refuses', () => {
  it.each(CATEGORIES.filter((category) => category !== 'technical'))('%s', (category) => {
    expect(refusalsFor({ category })).toEqual([
      expect.objectContaining({
        code: 'category-not-offered',
        field: 'category',
        alternative: null,
        source: expect.objectContaining({ document: '002' }),
      }),
    ]);
  });

  it.each([
    ['feature-request', /Feature requests/],
    ['on-site', /On-site support/],
    ['out-of-lifecycle', /past their lifecycle/],
    ['custom-code', /custom code/],
    ['developer-support', /add-ins, APIs, Graph/],
    ['security-incident', /security incidents/],
  ] as const)('what is not covered, with the reason: %s', (scope, detail) => {
    expect(refusalsFor({ scope })).toEqual([
      {
        code: 'scope-not-covered',
        field: 'scope',
        alternative: null,
        detail: expect.stringMatching(detail),
        source: { document: '002', section: 'what is not covered' },
      },
    ]);
  });

  it.each(['customer-network', 'third-party', 'scripts'] as const)(
    'nothing for a scope its document does not name: %s',
    (scope) => {
      expect(resolve({ scope }).ok).toBe(true);
    },
  );

  it('round the clock without people, and offers business hours', () => {
    expect(refusalsFor({ roundTheClock: true, resourcesCommitted: false })).toEqual([
      expect.objectContaining({
        code: 'round-the-clock-needs-people',
        field: 'resourcesCommitted',
        alternative: { roundTheClock: false },
        source: expect.objectContaining({ document: '002' }),
      }),
    ]);
  });

  it.each(['auto', 'pack_17'])('pack %s where no credit can be used', (pack) => {
    expect(refusalsFor({ pack })).toEqual([
      expect.objectContaining({
        code: 'no-credit-available',
        field: 'pack',
        alternative: { pack: 'single' },
        source: expect.objectContaining({ document: '002' }),
      }),
    ]);
  });

  it.each(['auto', 'pack_17'])('nothing for pack %s where there is a credit', (pack) => {
    expect(resolve({ pack }, { availableCredits: 1 }).ok).toBe(true);
  });

  it('what its alternative then is not refused', () => {
    const request: Partial<CaseRequest> = {
      pack: 'auto',
      roundTheClock: true,
      resourcesCommitted: false,
    };
    const alternatives = refusalsFor(request).map(({ alternative }) => alternative);
    expect(resolve(Object.assign({}, request, ...alternatives)).ok).toBe(true);
  });
});
