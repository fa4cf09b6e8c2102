import { inGermany } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

export const desk: Subject = {
  id: 'service-desk',
  version: 1,
  account: inGermany,
  categories: ['incident', 'request'],
  severities: ['critical', 'major', 'normal', 'minor', 'wish'],
  request: {
    category: 'incident',
    severity: 'normal',
    requesterRole: 'employee',
    fields: { impact: 'department', urgency: 'today' },
  },
};

/** The same for what the board's office asks. */
export const board: Subject = { ...desk, account: { ...inGermany, fields: { vip: true } } };
