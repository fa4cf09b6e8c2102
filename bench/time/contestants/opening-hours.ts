import type { Calendar, Weekday } from '../../../domain/time/calendar.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import type { Contestant } from '../contestant.ts';
import { load } from '../packages.ts';

interface OpeningHoursIterator {
  readonly getState: () => boolean;
  readonly getDate: () => Date;
  /** To the next change; false where there is none. */
  readonly advance: () => boolean;
}

interface OpeningHours {
  readonly getIterator: (from: Date) => OpeningHoursIterator;
  readonly getOpenDuration: (from: Date, to: Date) => readonly [open: number, unknown: number];
}

const Parsed: new (hours: string) => OpeningHours = load('opening_hours');

/** `opening_hours` in the zone of the process; adding is written over its iterator. */
export const openingHours: Contestant = {
  prepare(calendar) {
    const hours = new Parsed(textOf(calendar));
    return {
      add: (start, minutes) => addOver(hours.getIterator(new Date(start)), start, minutes * MINUTE),
      measure: (start, end) => hours.getOpenDuration(new Date(start), new Date(end))[0] / MINUTE,
    };
  },
};

function addOver(iterator: OpeningHoursIterator, start: number, amount: number): number {
  let at = start;
  let left = amount;
  for (;;) {
    const open = iterator.getState();
    const changes = iterator.advance();
    const next = changes ? iterator.getDate().getTime() : Infinity;
    if (open && left <= next - at) return at + left;
    if (!changes) throw new Error('it never opens again');
    if (open) left -= next - at;
    at = next;
  }
}

const DAYS: Readonly<Record<Weekday, string>> = {
  mon: 'Mo',
  tue: 'Tu',
  wed: 'We',
  thu: 'Th',
  fri: 'Fr',
  sat: 'Sa',
  sun: 'Su',
};
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** As OpenStreetMap writes it: `Mo 09:00-17:00; Tu 09:00-17:00; 2026 May 01 off`. */
function textOf({ weekly, holidays }: Calendar): string {
  const days = Object.entries(DAYS).flatMap(([day, name]) => {
    const hours = Object.entries(weekly).find(([one]) => one === day)?.[1] ?? [];
    return hours.length > 0 ? [`${name} ${hours.map((one) => one.join('-')).join(',')}`] : [];
  });
  const off = Object.keys(holidays).map((date) => {
    const [year, month, dayOfMonth] = date.split('-');
    return `${year} ${MONTHS[Number(month) - 1]} ${dayOfMonth} off`;
  });
  return [...days, ...off].join('; ');
}
