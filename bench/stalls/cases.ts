import { NEW_ACCOUNT } from '../../api/accounts/examples.ts';
import { NEW_CASE } from '../../api/cases/examples.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time/units.ts';
import { nested, numbers, post, regionOf, zoneOf, type StallCase } from './request.ts';

/** Accounts: one that nobody has, and one that the bench makes first. */
const ACCOUNT = 'acc_stalls';
export const CASE_ACCOUNT = 'acc_stalls_cases';

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

/** Cases and accounts that are made, previewed or refused. */
export const CASES: readonly StallCase[] = [
  {
    label: 'preview, a history of 500 acts',
    make: (serial) => post('/v1/cases/preview', takenOver({ account: account(serial) })),
  },
  ...[6 * MINUTE, HOUR, 24 * HOUR].map((everyMs) => ({
    label: `preview, a history of 500 acts, one every ${everyMs / MINUTE} min, with clocks of every kind`,
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
