import { inBrazil } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

export const lighthouse: Subject = { id: 'lighthouse', version: 1, account: inBrazil };
