import { inGermany } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

export const germany: Subject = { id: 'o365-germany', version: 1, account: inGermany };
