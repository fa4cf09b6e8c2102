import { NEW_ACCOUNT } from '../../api/accounts/examples.ts';
import { NEW_CASE } from '../../api/cases/examples.ts';
import { WEEKDAYS } from '../../domain/time/calendar.ts';
import { formatLocalDate } from '../../domain/time/local-date.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time/units.ts';

interface StallRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What costs most among what an endpoint takes, or refuses. No serial may be answered from what is kept of another. */
export interface StallCase {
  readonly label: string;
  readonly make: (serial: number) => StallRequest;
}

const MIB = 1024 * 1024;
const ZONES = Intl.supportedValuesOf('timeZone');
const REGIONS = ['CN', 'DE', 'US', 'IN', 'AU', 'FR', 'JP', 'BR', 'GB', 'ES'];

/** Accounts: one that nobody has, and one that the bench makes first. */
const ACCOUNT = 'acc_stalls';
export const CASE_ACCOUNT = 'acc_stalls_cases';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const zoneOf = (serial: number): string => ZONES[serial % ZONES.length]!;
const regionOf = (serial: number): string => REGIONS[serial % REGIONS.length]!;
const datesFrom = (first: number, count: number): string[] =>
  numbers(count).map((index) => formatLocalDate(first + index));
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

function post(path: string, body: unknown, headers = {}): StallRequest {
  return {
    method: 'POST',
    path,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  };
}

const get = (path: string, headers = {}): StallRequest => ({ method: 'GET', path, headers });

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

const account = (serial: number): object => ({
  ...NEW_ACCOUNT,
  id: undefined,
  region: regionOf(serial),
  timeZone: zoneOf(serial),
});

function acts(count: number, openedAt: number, everyMs: number): object[] {
  return numbers(count).map((index) => ({
    act: index % 2 === 0 ? 'customer-request' : 'customer-reply',
    at: new Date(openedAt + (index + 1) * everyMs).toISOString(),
    by: 'Ada',
  }));
}

/** Under the example offering with the most clocks, which count local hours and pause. */
const EVERY_CLOCK = { offering: 'lighthouse', severity: 'B', language: 'en' };

/** The body of a case that had so many acts before. */
export function takenOver(
  overrides: object,
  { count, everyMs } = { count: 500, everyMs: 30 * MINUTE },
): object {
  const openedAt = Date.UTC(2025, 0, 6, 9);
  return {
    ...NEW_CASE,
    openedAt: new Date(openedAt).toISOString(),
    history: acts(count, openedAt, everyMs),
    ...overrides,
  };
}

const ITEMS = numbers(1_000);

const BATCHES: readonly StallCase[] = [
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

const CASES: readonly StallCase[] = [
  {
    label: 'preview, a history of 500 acts',
    make: (serial) => post('/v1/cases/preview', takenOver({ account: account(serial) })),
  },
  ...[6 * MINUTE, HOUR, 24 * HOUR].map((everyMs) => ({
    label: `preview, a history of 500 acts, one each ${everyMs / MINUTE} min, with clocks of every kind`,
    make: (serial: number) =>
      post(
        '/v1/cases/preview',
        takenOver({ ...EVERY_CLOCK, account: account(serial) }, { count: 500, everyMs }),
      ),
  })),
  {
    label: 'preview in a place of its own',
    make(serial) {
      const openedAt = new Date(Date.UTC(2026, 0, 1) + serial * DAY + HOUR).toISOString();
      return post('/v1/cases/preview', { ...NEW_CASE, account: account(serial), openedAt });
    },
  },
  {
    label: 'open a case with a history of 500 acts',
    make: () => post('/v1/cases', takenOver({ account: CASE_ACCOUNT })),
  },
  {
    label: 'open a case with a history of 500 acts, with clocks of every kind',
    make: () =>
      post(
        '/v1/cases',
        takenOver({ ...EVERY_CLOCK, account: CASE_ACCOUNT }, { count: 500, everyMs: HOUR }),
      ),
  },
  {
    label: 'open a case with 500 acts that are wrong (refused)',
    make: () =>
      post(
        '/v1/cases',
        takenOver({
          account: CASE_ACCOUNT,
          history: numbers(500).map(() => ({ act: 1, a: 1, b: 2, c: 3 })),
        }),
      ),
  },
  {
    label: 'open a case with 19,000 unknown fields (refused)',
    make: (serial) =>
      post('/v1/cases', Object.fromEntries(numbers(9_500).map((key) => [`k${serial}${key}`, [1]]))),
  },
  {
    label: 'an account with 19,900 contacts that are numbers (refused)',
    make: () => post('/v1/accounts', { ...NEW_ACCOUNT, id: ACCOUNT, contacts: numbers(19_900) }),
  },
  {
    label: 'an account with 256 kB of unknown fields and an Idempotency-Key (refused)',
    make: (serial) =>
      post(
        '/v1/accounts',
        {
          ...NEW_ACCOUNT,
          contacts: numbers(9_000).map((index) => ({ [`k${serial}${index}`]: 1 })),
        },
        { 'Idempotency-Key': `stall-${serial}-${Date.now()}` },
      ),
  },
  {
    label: 'a body of 256 kB nested in itself (refused)',
    make: () => post('/v1/accounts', nested(120_000)),
  },
];

const READS: readonly StallCase[] = [
  { label: 'OpenAPI', make: () => get('/openapi.json') },
  { label: '200 cases', make: () => get(`/v1/cases?account=${CASE_ACCOUNT}&limit=200`) },
  { label: 'deliveries', make: () => get('/v1/deliveries?limit=200') },
  { label: 'all offerings', make: () => get('/v1/offerings') },
  { label: 'all calendars', make: () => get('/v1/calendars') },
  {
    label: 'two years of open hours in a zone that is new',
    make: (serial) =>
      get(
        `/v1/calendars/local-business/open-hours?region=${regionOf(serial)}&timeZone=${encodeURIComponent(zoneOf(serial * 13))}&from=${1990 + serial}-01-01&to=${1992 + serial}-01-01`,
      ),
  },
  {
    label: 'ten years as iCalendar in a zone that is new',
    make: (serial) =>
      get(
        `/v1/calendars/local-business.ics?region=${regionOf(serial)}&timeZone=${encodeURIComponent(zoneOf(serial * 17 + 1))}&from=${2015 + serial}-01-01&to=${2025 + serial}-01-01`,
      ),
  },
  {
    label: 'a calendar in a place',
    make: (serial) =>
      get(
        `/v1/calendars/local-business?region=${regionOf(serial)}&timeZone=${encodeURIComponent(zoneOf(serial * 19))}`,
      ),
  },
];

/** Of a case with a long life, by its id. */
const OF_A_CASE: readonly [string, string, string][] = [
  ['a case', '', 'application/json'],
  ['its timeline', '/timeline', 'application/json'],
  ['its explanation', '/explanation', 'application/json'],
  ['its explanation as text', '/explanation', 'text/plain'],
];

/** @param caseId a case that was taken over with 500 acts */
export function stallCases(caseId: string): readonly StallCase[] {
  const ofACase = OF_A_CASE.map(([label, path, accept]) => ({
    label: `${label}, after 500 acts`,
    make: () => get(`/v1/cases/${caseId}${path}`, { Accept: accept }),
  }));
  return [...BATCHES, ...CASES, ...READS, ...ofACase];
}
