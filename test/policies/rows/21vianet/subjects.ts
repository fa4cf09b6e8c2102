import { inChina } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

export const vianet: Subject = { id: '21vianet', version: 1, account: inChina };

/** 000 says it, and 003 again. */
export const BOTH = { from: ['000', '003'] };
