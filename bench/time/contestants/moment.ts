import type { Calendar } from '../../../domain/time/calendar.ts';
import type { Contestant } from '../contestant.ts';
import { load } from '../packages.ts';

interface BusinessMoment {
  readonly addWorkingTime: (amount: number, unit: 'minutes') => BusinessMoment;
  readonly workingDiff: (other: BusinessMoment, unit: 'minutes') => number;
  readonly valueOf: () => number;
}

interface Moment {
  (instant: number): BusinessMoment;
  readonly locale: () => string;
  readonly updateLocale: (locale: string, data: object) => void;
}

const moment: Moment = load('moment-business-time');

/** From Sunday on, as it counts weekdays. */
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** `moment-business-time` in the zone of the process. */
export const momentBusinessTime: Contestant = {
  prepare(calendar) {
    moment.updateLocale(moment.locale(), localeOf(calendar));
    return {
      add: (start, minutes) => moment(start).addWorkingTime(minutes, 'minutes').valueOf(),
      measure: (start, end) => moment(end).workingDiff(moment(start), 'minutes'),
    };
  },
};

/** Its hours and holidays are those of the whole process: times of each day, opening by turns with closing. */
function localeOf({ weekly, holidays }: Calendar) {
  const workinghours = DAYS.map((day) => {
    const times = (weekly[day] ?? []).flatMap(([from, to]) => [`${from}:00`, `${to}:00`]);
    return times.length > 0 ? times : null;
  });
  return { workinghours, holidays: Object.keys(holidays) };
}
