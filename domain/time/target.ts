/**
 * How much time a commitment allows: elapsed minutes (day and night); calendar days or months, at the
 * same wall time; business minutes or hours (counted only while the calendar is open); business days
 * (dates on which the calendar opens at all), at the same wall time or by a given one. Exactly one of
 * them is set, and it is not negative.
 */
export type Target =
  | { minutes: number }
  | { days: number }
  | { months: number }
  | { businessMinutes: number }
  | { businessHours: number }
  | { businessDays: number }
  | { by: WallTimeTarget };

/** By a wall time of the calendar's zone on a business day. */
export interface WallTimeTarget {
  /** `HH:MM`, `24:00` included. */
  readonly time: string;
  /** How many business days after the date of the start; 0 is that date itself. */
  readonly businessDays: number;
  /** For starts on a business day at this wall time or later: so many business days instead. */
  readonly cutOff?: { readonly at: string; readonly after: number } | undefined;
}

/** A target by its unit, for whom each unit is another matter. */
export interface TargetCases<T> {
  readonly minutes: (minutes: number) => T;
  readonly days: (days: number) => T;
  readonly months: (months: number) => T;
  /** Business hours are so many business minutes. */
  readonly businessMinutes: (minutes: number) => T;
  readonly businessDays: (days: number) => T;
  readonly by: (by: WallTimeTarget) => T;
}

export function targetCase<T>(target: Target, cases: TargetCases<T>): T {
  if ('minutes' in target) return cases.minutes(target.minutes);
  if ('days' in target) return cases.days(target.days);
  if ('months' in target) return cases.months(target.months);
  if ('businessMinutes' in target) return cases.businessMinutes(target.businessMinutes);
  if ('businessHours' in target) return cases.businessMinutes(target.businessHours * 60);
  if ('businessDays' in target) return cases.businessDays(target.businessDays);
  return cases.by(target.by);
}

/** Whether a target passes day and night: only the dates of its days and months are those of a zone. */
export function isElapsed(target: Target): boolean {
  return 'minutes' in target || 'days' in target || 'months' in target;
}
