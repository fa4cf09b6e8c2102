import type { CaseEventType } from '../../domain/case/types.ts';
import { CASE_FACTS } from './case-facts.ts';

/** Whether alerts of a type show a clock: the one they are about or, for an opening, the first. */
export function isAboutClock(type: CaseEventType): boolean {
  return type === 'case.opened' || 'metric' in CASE_FACTS[type];
}
