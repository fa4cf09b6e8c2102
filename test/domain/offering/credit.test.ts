import { describe, expect, it } from 'vitest';
import type { Offering } from '../../../catalogue/schema/offering-schema.ts';
import { findOffering } from '../../../domain/offering/catalogue.ts';
import { creditRefusals, creditTermsOf } from '../../../domain/offering/credit.ts';
import { packTermsOf } from '../../../domain/offering/pack-terms.ts';
import { ownCatalogue } from '../../support/catalogues.ts';

const CATALOGUE = ownCatalogue();
const PROFESSIONAL = findOffering(CATALOGUE, 'professional')!;
const VIANET = findOffering(CATALOGUE, '21vianet')!;

/** `professional` without the rule that refuses a case for which no credit is left. */
const silent = (credits: Partial<NonNullable<Offering['credits']>> = {}): Offering => ({
  ...PROFESSIONAL,
  rules: PROFESSIONAL.rules.filter(({ code }) => code !== 'no-credit-available'),
  credits: { ...PROFESSIONAL.credits!, ...credits },
});

const codesOf = (offering: Offering, pack: string, available: number) =>
  creditRefusals(offering, { pack }, available).map(({ code }) => code);

describe('a case of an offering that uses credits', () => {
  it('is refused without one by the offering’s rule, with its text', () => {
    expect(codesOf(PROFESSIONAL, 'auto', 0)).toEqual([]);
    const { noneLeft } = creditTermsOf(PROFESSIONAL, { pack: 'auto' })!;
    expect(PROFESSIONAL.rules).toContain(noneLeft);
  });

  it('is refused without one even if no rule says so', () => {
    expect(codesOf(silent(), 'auto', 0)).toEqual(['no-credit-available']);
    expect(codesOf(silent(), 'pack_a', 0)).toEqual(['no-credit-available']);
    expect(codesOf(silent(), 'auto', 1)).toEqual([]);
    expect(creditRefusals(silent(), { pack: 'auto' }, 0)).toMatchObject([
      { field: 'pack', alternative: { pack: 'single' }, source: { document: '002' } },
    ]);
  });

  it('is paid for individually if the offering has no packs', () => {
    expect(codesOf(silent(), 'single', 0)).toEqual([]);
    expect(codesOf(silent({ single: false }), 'single', 1)).toEqual(['single-not-offered']);
    expect(creditRefusals(silent({ single: false }), { pack: 'auto' }, 0)).toMatchObject([
      { code: 'no-credit-available', alternative: null },
    ]);
    expect(creditTermsOf(PROFESSIONAL, { pack: 'single' })).toBeNull();
  });

  it('has its credit charged as the offering says, or by the default rule', () => {
    const charging = { solved: 'charged', unresolved: 'returned', withdrawn: 'returned' } as const;
    const { source } = PROFESSIONAL.credits!;
    const said = silent({ charging: { ...charging, source } });
    expect(creditTermsOf(said, { pack: 'auto' })).toMatchObject({ charging });
    const { charging: _none, ...credits } = PROFESSIONAL.credits!;
    expect(creditTermsOf({ ...PROFESSIONAL, credits }, { pack: 'auto' })).toMatchObject({
      charging: { solved: 'charged', unresolved: 'decided', withdrawn: 'decided' },
    });
  });
});

describe('an offering without credits', () => {
  it('refuses no case for lack of one, and sells no packs', () => {
    expect(codesOf(VIANET, 'auto', 0)).toEqual([]);
    expect(creditTermsOf(VIANET, { pack: 'auto' })).toBeNull();
    expect(packTermsOf(VIANET)).toBeNull();
  });
});

describe('the packs of an offering', () => {
  it('have as many credits and last as long as it says', () => {
    expect(packTermsOf(PROFESSIONAL)).toMatchObject({
      offering: 'professional',
      policyVersion: `professional@${PROFESSIONAL.version}`,
      credits: 5,
      validYears: 1,
      taxExemption: true,
      source: { document: '002' },
    });
  });
});
