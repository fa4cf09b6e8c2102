import type { CaseRequest, LanguageCoverage } from '../../../../domain/case/types.ts';

/** `24x7`, `case` for whenever the case is worked on, or the calendar whose openings are the hours. */
export type Hours = string;

/** The hours of requests that ask for this. */
export type HoursWhere = readonly [asks: Partial<CaseRequest>, hours: Hours];

/** The same hours whatever is asked for. */
export function always(hours: Hours): readonly HoursWhere[] {
  return [[{}, hours]];
}

/** The hours as a case has them. */
export function coverageOf(hours: Hours): Pick<LanguageCoverage, 'kind' | 'calendar'> {
  return hours === '24x7' || hours === 'case'
    ? { kind: hours, calendar: null }
    : { kind: 'business-hours', calendar: hours };
}
