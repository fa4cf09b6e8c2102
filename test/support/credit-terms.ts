import type { CaseFile, CreditTerms } from '../../domain/case/types.ts';
import { REQUEST } from './case-file.ts';

const SOURCE = { document: '002', section: 'test' };

/** As the offering `professional` has them. */
export const CREDIT: CreditTerms = {
  charging: { solved: 'charged', unresolved: 'decided', withdrawn: 'decided' },
  source: SOURCE,
  packs: [],
  noneLeft: {
    code: 'no-credit-available',
    when: {},
    field: 'pack',
    detail: 'There is no credit.',
    source: SOURCE,
    alternative: { pack: 'single' },
  },
};

/** A case of `professional` that takes its credit of the first of these packs that has one. */
export function withCredit(...packs: string[]): Pick<CaseFile, 'credit' | 'request'> {
  return {
    credit: { ...CREDIT, packs },
    request: { ...REQUEST, offering: 'professional', pack: 'auto' },
  };
}
