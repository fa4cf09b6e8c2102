import { inChina } from '../../../domain/offering/requests.ts';
import type { Subject } from '../kinds/subject.ts';

/** The first version: without channels, silence and closing. */
export const first: Subject = { id: '21vianet', version: 1, account: inChina };

export const second: Subject = { id: '21vianet', version: 2, account: inChina };

/** 000 says it, and 003 again. */
export const BOTH = { from: ['000', '003'] };
