import { WEEKDAYS } from '../../domain/time/calendar.ts';
import { formatLocalDate } from '../../domain/time/local-date.ts';
import { MIB, nested, numbers, post, regionOf, zoneOf, type StallCase } from './request.ts';

const datesFrom = (first: number, count: number): string[] =>
  numbers(count).map((index) => formatLocalDate(first + index));

/** Open at every hour, for a minute or longer. */
function busyDay(serial: number): string[][] {
  return numbers(24).map((hour) => {
    const hh = String(hour).padStart(2, '0');
    return [`${hh}:00`, `${hh}:${String(1 + (serial % 59)).padStart(2, '0')}`];
  });
}

const weekOf = (day: unknown): object => Object.fromEntries(WEEKDAYS.map((name) => [name, day]));
const OFFICE = weekOf([['09:00', '17:00']]);

const measure = (calendar: object, start: string, end: string): object => ({
  calendar,
  start,
  end,
});

const ITEMS = numbers(1_000);

/** Batches of stateless items. */
export const BATCHES: readonly StallCase[] = [
  {
    label: 'business time, one calendar of 4,900 empty exceptions',
    make(serial) {
      const exceptions = Object.fromEntries(datesFrom(serial, 4_900).map((date) => [date, []]));
      const calendar = { timeZone: zoneOf(serial), weekly: OFFICE, exceptions };
      return post('/v1/business-time', {
        items: [measure(calendar, '2000-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z')],
      });
    },
  },
  {
    label: 'business time, five calendars of 4,900 empty exceptions',
    make(serial) {
      const items = numbers(5).map((index) => {
        const dates = datesFrom(serial * 5 + index, 4_900);
        const exceptions = Object.fromEntries(dates.map((date) => [date, []]));
        const calendar = { timeZone: zoneOf(serial), weekly: OFFICE, exceptions };
        return measure(calendar, '2000-01-01T00:00:00.000Z', '2001-01-01T00:00:00.000Z');
      });
      return post('/v1/business-time', { items });
    },
  },
  {
    label: 'business time, 4,900 holidays',
    make(serial) {
      const calendar = {
        timeZone: zoneOf(serial),
        weekly: OFFICE,
        holidays: datesFrom(serial, 4_900),
      };
      return post('/v1/business-time', {
        items: [measure(calendar, '2000-01-01T00:00:00.000Z', '2001-01-01T00:00:00.000Z')],
      });
    },
  },
  {
    label: 'business time, 100,000 openings in ten years',
    make(serial) {
      const calendar = { timeZone: zoneOf(serial), weekly: weekOf(busyDay(serial)) };
      return post('/v1/business-time', {
        items: [measure(calendar, '2010-01-01T00:00:00.000Z', '2021-05-01T00:00:00.000Z')],
      });
    },
  },
  {
    label: 'business time, a hundred years of an office in a zone that is new',
    make(serial) {
      const calendar = {
        timeZone: zoneOf(serial * 7 + 3),
        weekly: OFFICE,
        holidays: ['2026-12-25'],
      };
      return post('/v1/business-time', {
        items: [measure(calendar, '1930-01-01T00:00:00.000Z', '2029-12-01T00:00:00.000Z')],
      });
    },
  },
  {
    label: 'business time, a hundred years of a calendar that opens once',
    make(serial) {
      const exceptions = { '1930-06-01': [['09:00', '09:01']], [formatLocalDate(serial)]: [] };
      const calendar = { timeZone: zoneOf(serial * 11 + 5), weekly: {}, exceptions };
      return post('/v1/business-time', {
        items: [measure(calendar, '1930-01-01T00:00:00.000Z', '2029-12-01T00:00:00.000Z')],
      });
    },
  },
  {
    label: 'deadlines, a calendar for each of 1,000 items, in all zones',
    make(serial) {
      const items = ITEMS.map((index) => ({
        calendar: {
          timeZone: zoneOf(serial + index),
          weekly: OFFICE,
          holidays: [formatLocalDate(serial * 1_000 + index)],
        },
        start: '2026-03-27T10:00:00.000Z',
        amount: { businessDays: 200 },
      }));
      return post('/v1/deadlines', { items });
    },
  },
  {
    label: 'deadlines, 1,000 places of local-business, each with its own',
    make(serial) {
      const items = ITEMS.map((index) => ({
        calendar: 'local-business',
        region: regionOf(index),
        timeZone: zoneOf(serial + index),
        start: '2026-03-27T10:00:00.000Z',
        amount: { businessMinutes: 20_000 },
      }));
      return post('/v1/deadlines', { items });
    },
  },
  {
    label: 'deadlines, 1,000 items that are wrong in 24 places',
    make(serial) {
      const items = ITEMS.map((index) =>
        Object.fromEntries(numbers(24).map((field) => [`f${serial}-${index}-${field}`, []])),
      );
      return post('/v1/deadlines', { items });
    },
  },
  {
    label: 'deadlines, an item that is wrong in 4,900 places',
    make: () =>
      post('/v1/deadlines', {
        items: [{ calendar: { timeZone: 'UTC', weekly: { mon: numbers(4_900) } } }],
      }),
  },
  {
    label: 'deadlines, 4,900 holidays that are no dates',
    make: (serial) =>
      post('/v1/deadlines', {
        items: [
          {
            calendar: {
              timeZone: 'UTC',
              holidays: numbers(4_900).map((index) => `${serial}.${index}`),
            },
            start: '2026-03-27T10:00:00.000Z',
            amount: { businessDays: 1 },
          },
        ],
      }),
  },
  {
    label: 'deadlines, 4 MiB of unknown keys (refused)',
    make: (serial) =>
      post(
        '/v1/deadlines',
        `{${numbers(350_000)
          .map((key) => `"${serial}${key}":1`)
          .join()}}`,
      ),
  },
  {
    label: 'deadlines, 59,000 unknown keys (refused)',
    make: (serial) =>
      post(
        '/v1/deadlines',
        `{${numbers(59_000)
          .map((key) => `"k${serial}-${key}":1`)
          .join()}}`,
      ),
  },
  {
    label: 'deadlines, 59,000 unknown keys in an item',
    make: (serial) =>
      post(
        '/v1/deadlines',
        `{"items":[{${numbers(59_000)
          .map((key) => `"k${serial}-${key}":1`)
          .join()}}]}`,
      ),
  },
  {
    label: 'deadlines, 29,000 objects of one key each, all different (refused)',
    make: (serial) =>
      post(
        '/v1/deadlines',
        `{"items":[${numbers(29_000)
          .map((key) => `{"${serial}k${key}":1}`)
          .join()}]}`,
      ),
  },
  {
    label: 'deadlines, 4 MiB of arrays in one another (refused)',
    make: () => post('/v1/deadlines', nested(2 * MIB)),
  },
  {
    label: 'deadlines, 59,000 arrays in one another, as an item',
    make: () => post('/v1/deadlines', `{"items":[${nested(59_000)}]}`),
  },
  {
    label: 'deadlines, 4 MiB of one text',
    make: () => post('/v1/deadlines', { items: [{ start: 'x'.repeat(4 * MIB - 100) }] }),
  },
  {
    label: 'deadlines, 4 MiB of blanks',
    make: () => post('/v1/deadlines', '{"items":[]}'.padEnd(4 * MIB)),
  },
];
