import type { CaseEventType } from '../../domain/case/types.ts';
import { CASE_FACTS } from './case-facts.ts';

/** Whether an alert shows the clock that it is about; an opening shows the first. */
export function isAboutClock(type: CaseEventType): boolean {
  return type === 'case.opened' || 'metric' in CASE_FACTS[type];
}
