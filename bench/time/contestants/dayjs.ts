import type { Contestant } from '../contestant.ts';
import { dayjsWith, setHours } from './dayjs-setup.ts';

const dayjs = dayjsWith();

/** `dayjs-business-time` in the zone of the process. */
export const dayjsBusinessTime: Contestant = {
  prepare(calendar) {
    setHours(dayjs, calendar);
    return {
      add: (start, minutes) => dayjs(start).addBusinessMinutes(minutes).valueOf(),
      measure: (start, end) => dayjs(start).businessMinutesDiff(dayjs(end)),
    };
  },
};
