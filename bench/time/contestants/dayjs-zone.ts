import type { Contestant } from '../contestant.ts';
import { dayjsWith, setHours } from './dayjs-setup.ts';

const dayjs = dayjsWith('utc', 'timezone');

/** `dayjs-business-time` with the zone given, by Day.js's own plugin. */
export const dayjsWithZone: Contestant = {
  prepare(calendar) {
    setHours(dayjs, calendar);
    const { timeZone } = calendar;
    return {
      add: (start, minutes) => dayjs.tz(start, timeZone).addBusinessMinutes(minutes).valueOf(),
      measure: (start, end) =>
        dayjs.tz(start, timeZone).businessMinutesDiff(dayjs.tz(end, timeZone)),
    };
  },
};
