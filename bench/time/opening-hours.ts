import { DateTime } from 'luxon';
import OpeningHours from 'opening_hours';
import { WEEKDAYS, type Calendar } from '../../domain/time/calendar.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Prepare } from './contestant.ts';

/**
 * `opening_hours` in the zone of the process, as it supports no other. It measures by itself;
 * adding is written with its iterator.
 */
export const openingHours: Prepare = (calendar) => {
  const hours = new OpeningHours(textOf(calendar));
  return {
    add(start, minutes) {
      const iterator = hours.getIterator(new Date(start));
      let at = start;
      let left = minutes * MINUTE;
      for (;;) {
        const isOpen = iterator.getState();
        if (!iterator.advance()) throw new Error('nothing changes any more');
        const next = iterator.getDate().getTime();
        if (isOpen && left <= next - at) return at + left;
        if (isOpen) left -= next - at;
        at = next;
      }
    },
    measure: (start, end) => hours.getOpenDuration(new Date(start), new Date(end))[0] / MINUTE,
  };
};

/** In OpenStreetMap's notation: `Mo 09:00-17:00; Tu 09:00-17:00; 2026 May 01 off`. */
function textOf({ weekly, holidays }: Calendar): string {
  const days = WEEKDAYS.filter((day) => weekly[day]).map((day) => {
    const hours = (weekly[day] ?? []).map((interval) => interval.join('-'));
    return `${day.charAt(0).toUpperCase()}${day.charAt(1)} ${hours.join(',')}`;
  });
  const off = Object.keys(holidays).map((date) =>
    DateTime.fromISO(date, { locale: 'en' }).toFormat("yyyy LLL dd 'off'"),
  );
  return [...days, ...off].join('; ');
}
