import type { CaseRequest, Coverage } from '../../../../domain/case/types.ts';

/** `24x7`, or the calendar whose openings are the hours. */
export type Hours = string;

/** The hours of requests that ask for this. */
export type HoursWhere = readonly [asks: Partial<CaseRequest>, hours: Hours];

/** The same hours whatever is asked for. */
export function always(hours: Hours): readonly HoursWhere[] {
  return [[{}, hours]];
}

/** The hours as a case has them. */
export function coverageOf(hours: Hours): Coverage {
  return hours === '24x7'
    ? { kind: '24x7', calendar: null }
    : { kind: 'business-hours', calendar: hours };
}
