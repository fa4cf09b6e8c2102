import { inBrazil } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

export const contact = {
  name: 'Partner desk',
  email: 'desk@fabrikam.example',
  phone: null,
  of: 'partner',
} as const;

export const csp: Subject = { id: 'csp', version: 1, request: { contact }, account: inBrazil };
