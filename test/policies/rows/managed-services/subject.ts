import { inGermany } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

/** Asked for by a customer whose clocks are an hour ahead of the provider's. */
export const managedServices: Subject = {
  id: 'managed-services',
  version: 1,
  account: inGermany,
  request: { category: 'incident', severity: 'P3' },
  categories: ['incident', 'request'],
  severities: ['P1', 'P2', 'P3', 'P4'],
};
