import { WEEKDAYS, type Weekday } from '../../../../domain/time/calendar.ts';
import type { Week } from './calendar-row.ts';

export const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
export const EIGHT_TO_SIX = week('08:00', '18:00', WORKDAYS);
export const NINE_TO_FIVE = week('09:00', '17:00', WORKDAYS);
export const NINE_TO_SIX = week('09:00', '18:00', WORKDAYS);
export const SEVEN_TO_ELEVEN = week('07:00', '23:00', WEEKDAYS);
export const NINE_TO_MIDNIGHT = week('09:00', '24:00', WEEKDAYS);

function week(opens: string, closes: string, days: readonly Weekday[]): Week {
  return Object.fromEntries(days.map((day) => [day, [opens, closes]]));
}
