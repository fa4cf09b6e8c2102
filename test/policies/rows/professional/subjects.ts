import { inGermany } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

/** The first version: without languages, channels, silence and closing. */
export const first: Subject = { id: 'professional', version: 1, account: inGermany };

export const second: Subject = { id: 'professional', version: 2, account: inGermany };
