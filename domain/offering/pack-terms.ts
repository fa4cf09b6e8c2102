import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import type { Source } from '../case/types.ts';
import { policyVersionOf } from './catalogue.ts';

/** An offering's terms for its packs. */
export interface PackTerms {
  readonly offering: string;
  readonly policyVersion: string;
  /** The number of credits in a pack. */
  readonly credits: number;
  readonly validYears: number;
  /** Whether a purchase may carry the reference of a tax exemption. */
  readonly taxExemption: boolean;
  readonly source: Source;
}

/** Null if the offering sells no packs. */
export function packTermsOf(offering: Offering): PackTerms | null {
  const { credits } = offering;
  if (!credits?.packs) return null;
  const { validYears, taxExemption, source } = credits.packs;
  return {
    offering: offering.id,
    policyVersion: policyVersionOf(offering),
    credits: credits.perPack,
    validYears,
    taxExemption,
    source,
  };
}
