import type { Calendar } from '../../domain/time/calendar.ts';
import { HOUR, MINUTE } from '../../domain/time/units.ts';
import { freshOffice, OFFICE } from '../office.ts';

const ITEMS = 1_000;

/** A way to name the calendars of a request. */
interface Way {
  readonly label: string;
  /** The calendar of an item, as the API takes it. */
  readonly calendarOf: (item: number) => object;
}

/** A request that is sent repeatedly, each time with other starts. */
export interface Variant {
  readonly label: string;
  readonly hours: number;
  readonly body: (round: number) => Buffer;
}

const PLACES = [
  { region: 'DE', timeZone: 'Europe/Berlin' },
  { region: 'US', timeZone: 'America/New_York' },
  { region: 'AU', timeZone: 'Australia/Sydney' },
  { region: 'JP', timeZone: 'Asia/Tokyo' },
  { region: 'GB', timeZone: 'Europe/London' },
];

const WAYS: readonly Way[] = [
  {
    label: 'by id, one place',
    calendarOf: () => ({ calendar: 'local-business', ...PLACES[0] }),
  },
  {
    label: 'by id, alternating between five places',
    calendarOf: (item) => ({ calendar: 'local-business', ...PLACES[item % PLACES.length] }),
  },
  { label: 'inline, the same for all items', calendarOf: () => ({ calendar: inline(OFFICE) }) },
  {
    label: 'inline, a new one for each item',
    calendarOf: () => ({ calendar: inline(freshOffice()) }),
  },
];

/** Each way with 8 and with 2,000 business hours. */
export const VARIANTS: readonly Variant[] = WAYS.flatMap(({ label, calendarOf }) =>
  [8, 2_000].map((hours) => ({
    label,
    hours,
    body(round) {
      const items = Array.from({ length: ITEMS }, (_, item) => ({
        ...calendarOf(item),
        start: new Date(startOf(round, item)).toISOString(),
        amount: { businessMinutes: (hours * HOUR) / MINUTE },
      }));
      return Buffer.from(JSON.stringify({ items }));
    },
  })),
);

/** Spreads the starts over all hours and weekdays of half a year. */
function startOf(round: number, item: number): number {
  return Date.UTC(2026, 2, 1) + (((round * 7 + item * 31) % ITEMS) * 4 * HOUR + item * MINUTE);
}

function inline({ timeZone, weekly, holidays }: Calendar) {
  return { timeZone, weekly, holidays: Object.keys(holidays) };
}
