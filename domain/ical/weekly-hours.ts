import { WEEKDAYS, type Calendar } from '../time/calendar.ts';
import { readIntervals, type WallHours } from '../time/wall-hours.ts';

/** Hours that some weekdays share. */
export interface WeeklyHours {
  readonly hours: WallHours;
  /** As indices into `WEEKDAYS`. */
  readonly weekdays: readonly number[];
}

/** The weekly hours of a checked calendar: each distinct interval once, with the weekdays that have it. */
export function weeklyHours({ weekly }: Pick<Calendar, 'weekly'>): readonly WeeklyHours[] {
  const found = new Map<string, { hours: WallHours; weekdays: number[] }>();
  for (const [index, day] of WEEKDAYS.entries()) {
    for (const hours of readIntervals(weekly[day] ?? [], day, [])) {
      const key = `${hours.from} ${hours.to}`;
      const shared = found.get(key) ?? { hours, weekdays: [] };
      shared.weekdays.push(index);
      found.set(key, shared);
    }
  }
  return [...found.values()];
}

export function areSame(a: WallHours, b: WallHours): boolean {
  return a.from === b.from && a.to === b.to;
}
