import { inGermany } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

export const professional: Subject = { id: 'professional', version: 1, account: inGermany };
