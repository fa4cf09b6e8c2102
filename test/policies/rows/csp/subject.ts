import { accountIn } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

export const contact = {
  name: 'Partner desk',
  email: 'desk@fabrikam.example',
  phone: null,
  of: 'partner',
} as const;

/** The account of a partner. */
export const partnerInBrazil = accountIn('BR', 'America/Sao_Paulo', { partner: true });

export const csp: Subject = {
  id: 'csp',
  version: 1,
  request: { contact },
  account: partnerInBrazil,
};
