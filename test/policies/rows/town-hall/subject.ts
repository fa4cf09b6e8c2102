import { inGermany } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

export const town: Subject = {
  id: 'town-hall',
  version: 1,
  account: inGermany,
  categories: ['road-damage', 'street-light', 'waste', 'permit'],
  severities: ['danger', 'nuisance', 'ordinary'],
  request: {
    category: 'road-damage',
    severity: 'nuisance',
    requesterRole: 'user',
    fields: { place: 'Market square 1' },
  },
};
