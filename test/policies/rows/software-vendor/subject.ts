import { inBrazil } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

/** Asked for by a customer whose clocks are three hours behind UTC all year. */
export const softwareVendor: Subject = {
  id: 'software-vendor',
  version: 1,
  account: inBrazil,
  request: { plan: 'premium', category: 'defect', severity: 'normal' },
  plans: ['community', 'standard', 'premium'],
  categories: ['defect', 'question'],
  severities: ['urgent', 'high', 'normal'],
};
