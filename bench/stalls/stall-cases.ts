import { BATCHES } from './batches.ts';
import { CASES } from './cases.ts';
import { LONG_TEXTS } from './long-texts.ts';
import { readsOf } from './reads.ts';
import type { StallCase } from './request.ts';

/** @param caseId a case that was taken over with 500 acts */
export function stallCases(caseId: string): readonly StallCase[] {
  return [...BATCHES, ...CASES, ...LONG_TEXTS, ...readsOf(caseId)];
}
