import { gzipSync } from 'node:zlib';
import { NEW_ACCOUNT } from '../../../api/accounts/examples.ts';
import { NEW_CASE } from '../../../api/cases/examples.ts';
import { NEW_SUBSCRIPTION } from '../../../api/subscriptions/examples.ts';

export interface HostileRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A kind of request that costs much. Each has content of its own, so that nothing kept for another helps. */
type Hostile = (serial: number) => HostileRequest;

const ZONES = Intl.supportedValuesOf('timeZone');
const REGIONS = ['CN', 'DE', 'US', 'IN', 'AU', 'FR', 'JP', 'BR', 'GB', 'ES'];
const DATES_OF_A_CALENDAR = 4_900;
const DAY = 86_400_000;
const LONG = 'x'.repeat(7_000);
/** The id of the account that some of the requests name. */
const ACCOUNT = 'acc_hostile';

const post = (path: string, body: unknown, headers = {}): HostileRequest => ({
  method: 'POST',
  path,
  body: JSON.stringify(body),
  headers,
});
const get = (path: string, headers = {}): HostileRequest => ({ method: 'GET', path, headers });
const one = <T>(values: readonly T[], serial: number): T => values[serial % values.length]!;
const dateAfter = (days: number): string =>
  new Date(Date.UTC(1990, 0, 1) + days * DAY).toISOString().slice(0, 10);
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Open at every hour of every day, and from one serial to the next for another time after midnight. */
function busyWeek(serial: number): object {
  const minute = String(serial % 60).padStart(2, '0');
  const day = numbers(24).map((hour) => {
    const hh = String(hour).padStart(2, '0');
    return [`${hh}:00`, hour === 0 ? `${hh}:${minute === '00' ? '01' : minute}` : `${hh}:30`];
  });
  return Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, day]),
  );
}

const span = { start: '2020-01-06T00:00:00.000Z', end: '2030-01-06T00:00:00.000Z' };

function emptyExceptions(serial: number): HostileRequest {
  const dates = numbers(DATES_OF_A_CALENDAR).map((day) => [dateAfter(serial + day), []]);
  const exceptions = Object.fromEntries(dates);
  return post('/v1/business-time', {
    items: [{ calendar: { timeZone: one(ZONES, serial), weekly: {}, exceptions }, ...span }],
  });
}

function busyCalendars(serial: number): HostileRequest {
  const items = numbers(5).map((each) => ({
    calendar: {
      timeZone: one(ZONES, serial * 5 + each),
      weekly: busyWeek(serial),
      holidays: [dateAfter(serial)],
    },
    ...span,
  }));
  return post('/v1/business-time', { items });
}

function manyItems(serial: number): HostileRequest {
  const items = numbers(1_000).map((each) => ({
    calendar: {
      timeZone: one(ZONES, serial + each),
      weekly: { mon: [['09:00', '17:00']] },
      holidays: [dateAfter(serial * 1_000 + each)],
    },
    start: `20${10 + (each % 50)}-03-28T00:00:00.000Z`,
    amount: { businessDays: 1 + (serial % 300) },
  }));
  return post('/v1/deadlines', { items });
}

function unknownFields(serial: number): HostileRequest {
  const fields = numbers(15_000).map((each) => [`f${serial}-${each}`, each]);
  return post('/v1/cases', Object.fromEntries(fields));
}

function previewWithHistory(serial: number): HostileRequest {
  const openedAt = Date.UTC(2020, 0, 1 + (serial % 300));
  const history = numbers(120).map((each) => ({
    act: each % 2 === 0 ? 'customer-request' : 'customer-reply',
    at: new Date(openedAt + each * 3_600_000).toISOString(),
    by: `王-${serial}`,
  }));
  const { id: _id, ...account } = NEW_ACCOUNT;
  const body = {
    ...NEW_CASE,
    account: { ...account, region: one(REGIONS, serial), timeZone: one(ZONES, serial) },
    openedAt: new Date(openedAt).toISOString(),
    history,
  };
  return post('/v1/cases/preview', body);
}

function preview(serial: number): HostileRequest {
  const account = {
    ...NEW_ACCOUNT,
    id: undefined,
    region: one(REGIONS, serial),
    timeZone: one(ZONES, serial),
  };
  const openedAt = new Date(Date.UTC(2015, 0, 1) + (serial % 5_000) * DAY).toISOString();
  return post(
    '/v1/cases/preview',
    { ...NEW_CASE, offering: 'professional', language: 'en', account, openedAt },
    { 'Accept-Language': one(['de', 'fr', 'zh', 'en'], serial) },
  );
}

function calendarFile(serial: number): HostileRequest {
  const zone = encodeURIComponent(one(ZONES, serial));
  return get(`/v1/calendars/local-business.ics?region=${one(REGIONS, serial)}&timeZone=${zone}`);
}

function openHours(serial: number): HostileRequest {
  const zone = encodeURIComponent(one(ZONES, serial));
  const year = 1990 + (serial % 60);
  return get(
    `/v1/calendars/local-business/open-hours?region=${one(REGIONS, serial)}&timeZone=${zone}&from=${year}-01-01&to=${year + 2}-01-01`,
  );
}

function newAccount(serial: number): HostileRequest {
  const contacts = numbers(50).map((each) => ({
    name: `王${serial}-${each}`,
    email: `a${serial}-${each}@contoso.example`,
    role: 'user',
  }));
  return post('/v1/accounts', { ...NEW_ACCOUNT, id: `acc_h${serial}`, contacts });
}

function newSubscription(serial: number): HostileRequest {
  const target = `https://h${serial}.invalid/${LONG.slice(0, 1_000)}`;
  return post('/v1/subscriptions', { ...NEW_SUBSCRIPTION, target, filter: { account: ACCOUNT } });
}

function newCase(serial: number): HostileRequest {
  // A minute before it is warned, and a quarter of an hour before it is breached.
  const openedAt = new Date(Date.now() - 44 * 60_000).toISOString();
  const businessImpact = `${serial} 漢${'漢'.repeat(1_000)}`;
  return post(
    '/v1/cases',
    { ...NEW_CASE, account: ACCOUNT, openedAt, businessImpact },
    // Most are refused for their key. Cases that are opened take memory that is meant for them.
    { 'Idempotency-Key': `hostile-${serial % 100}` },
  );
}

/** What is sent in turn. */
const KINDS: readonly Hostile[] = [
  emptyExceptions,
  busyCalendars,
  manyItems,
  unknownFields,
  previewWithHistory,
  preview,
  calendarFile,
  openHours,
  newAccount,
  newSubscription,
  newCase,
  (serial) => get(`/v1/cases?account=acc_h${serial}&limit=200`),
  (serial) => get(`/v1/cases?offering=none-${serial}&limit=200&sort=openedAt`),
  () => get(`/v1/deliveries?limit=200`),
  (serial) => get(`/v1/nothing-${serial}/${LONG}`),
  (serial) => get(`/nothing-${serial}/${LONG}`),
  (serial) => get(`/v1/cases/${serial}-${LONG.slice(0, 100)}`),
  (serial) => get('/v1/cases', { Authorization: `Bearer ${serial}` }),
  (serial) =>
    post('/v1/accounts', { serial, more: LONG.repeat(30) }, { 'Idempotency-Key': `bad-${serial}` }),
  (serial) => post('/v1/accounts', {}, { 'Idempotency-Key': `${serial}${LONG}` }),
  (serial) => ({ method: 'POST', path: '/v1/cases', body: `{"broken-${serial}": ` }),
  (serial) => ({ method: 'POST', path: '/v1/deadlines', body: '['.repeat(4_000_000 + serial) }),
  (serial) => ({
    method: 'POST',
    path: '/v1/deadlines',
    body: gzipSync(' '.repeat(100_000_000 + serial)),
    headers: { 'Content-Encoding': 'gzip' },
  }),
  (serial) =>
    post('/v1/cases', {
      ...NEW_CASE,
      account: ACCOUNT,
      language: `de-${serial}${LONG.repeat(30)}`,
    }),
  (serial) =>
    post(`/v1/accounts/${ACCOUNT}/packs`, { orderConfirmation: serial + '\u0301'.repeat(100_000) }),
  (serial) => get(`/docs/${serial}/${'%2e%2e/'.repeat(8_000)}`),
  (serial) => get('/healthz', { 'Accept-Language': `de;q=0.${serial},`.repeat(3_000) }),
  () => get('/openapi.json'),
  () => get('/metrics'),
];

/** To be made before the first request. */
export const HOSTILE_ACCOUNT = { ...NEW_ACCOUNT, id: ACCOUNT };

/** A request of each kind in turn, no two alike. */
export function hostileRequest(serial: number): HostileRequest {
  return one(KINDS, serial)(Math.floor(serial / KINDS.length));
}
