import type { Request } from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BUSINESS_TIME, BUSINESS_TIME_ANSWER } from '../../api/business-time/examples.ts';
import { inTurn } from '../../api/http/in-turn.ts';
import { allEndpoints } from '../../api/endpoints.ts';
import { startApi, type TestApi } from './support/api.ts';
import { BAD_CALENDARS, inlineOffice } from './support/calendars.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** From Friday, 16:30 in Berlin, to Monday, 10:00. */
const START = '2026-11-20T15:30:00.000Z';
const END = '2026-11-23T09:00:00.000Z';

/** An item that is fine, but for what is said otherwise. */
function item(overrides: object = {}) {
  return { calendar: inlineOffice(), start: START, end: END, ...overrides };
}

async function answersTo(...items: unknown[]) {
  const { status, body } = await api.post('/v1/business-time', { items });
  expect(status).toBe(200);
  return body.items;
}

async function answerTo(overrides: object) {
  const [answer] = await answersTo(item(overrides));
  return answer;
}

describe('POST /v1/business-time', () => {
  it('answers its documented example as documented', async () => {
    expect((await api.post('/v1/business-time', BUSINESS_TIME)).body).toEqual(BUSINESS_TIME_ANSWER);
  });

  it('keeps the order, with errors in their places', async () => {
    const answers = await answersTo(item({ end: START }), item({ end: 'later' }), item());
    expect(answers).toEqual([
      { businessMinutes: 0 },
      { error: expect.objectContaining({ code: 'invalid-item' }) },
      { businessMinutes: 90 },
    ]);
  });

  it('accepts none to a thousand items, and rejects the whole request for one more', async () => {
    expect(await answersTo()).toEqual([]);
    const thousand = Array.from({ length: 1_000 }, () => item());
    expect(await answersTo(...thousand)).toEqual(thousand.map(() => ({ businessMinutes: 90 })));
    const refused = await api.post('/v1/business-time', { items: [...thousand, item()] });
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0].path).toBe('items');
  });

  it.each([
    ['without items', {}, 'items'],
    ['with a field nobody knows', { items: [], start: START }, 'start'],
  ])('refuses a body %s as a whole', async (_what, body, path) => {
    const answer = await api.post('/v1/business-time', body);
    expect(answer.body).toMatchObject({ code: 'invalid-body', errors: [{ path }] });
  });
});

describe('an item that is wrong everywhere below a name of 1 MB', () => {
  it.each([
    ['in its form', [1, 1]],
    ['in its hours', ['a', 'b']],
  ])('%s is told so in an answer that is short', async (_where, interval) => {
    const exceptions = { ['x'.repeat(1_000_000)]: Array.from({ length: 24 }, () => interval) };
    const { error } = await answerTo({ calendar: { timeZone: 'UTC', exceptions } });
    expect(error).toMatchObject({ code: 'invalid-item' });
    expect(JSON.stringify(error).length).toBeLessThan(10_000);
  });
});

describe('business time', () => {
  it.each([
    ['counts while it is open', {}, 90],
    ['is none from an instant to itself', { end: START }, 0],
    ['is negative where the end comes first', { start: END, end: START }, -90],
    ['is fractional to the millisecond', { end: '2026-11-20T15:30:00.600Z' }, 0.01],
    ['ends with the hours', { end: '2026-11-20T23:00:00+01:00' }, 30],
    ['is all time under 24×7', { calendar: null }, 65.5 * 60],
    ['is negative under 24×7 too', { calendar: null, start: END, end: START }, -65.5 * 60],
    ['is none on a calendar that never opens', { calendar: { timeZone: 'UTC' } }, 0],
    [
      'of a year without a pause is 525,600 minutes',
      { calendar: null, start: '2027-01-01T00:00:00Z', end: '2028-01-01T00:00:00Z' },
      525_600,
    ],
    [
      'is none on a national day in China',
      {
        calendar: 'china-business',
        start: '2026-10-01T00:00:00+08:00',
        end: '2026-10-04T00:00:00+08:00',
      },
      0,
    ],
    [
      'is 15 hours a day for 21Vianet, on national days too',
      {
        calendar: '21vianet',
        start: '2026-10-01T00:00:00+08:00',
        end: '2026-10-04T00:00:00+08:00',
      },
      3 * 15 * 60,
    ],
    [
      'is nine hours a day in Australia',
      {
        calendar: 'local-business',
        region: 'AU',
        timeZone: 'Australia/Sydney',
        start: '2026-11-23T00:00:00+11:00',
        end: '2026-11-24T00:00:00+11:00',
      },
      9 * 60,
    ],
    [
      'is none on a holiday of the subdivision',
      {
        calendar: 'local-business',
        region: 'DE',
        subdivision: 'DE-BY',
        timeZone: 'Europe/Berlin',
        start: '2026-01-06T00:00:00+01:00',
        end: '2026-01-07T00:00:00+01:00',
      },
      0,
    ],
  ])('%s', async (_what, overrides, businessMinutes) => {
    expect(await answerTo(overrides)).toEqual({ businessMinutes });
  });

  it('has a note if the holidays are not known', async () => {
    const { notes } = await answerTo({ calendar: 'china-business', end: '2036-01-01T00:00:00Z' });
    expect(notes).toMatchObject([
      { code: 'make-up-days-unknown', detail: expect.stringContaining('for 2027') },
      { code: 'holidays-unknown', detail: expect.stringContaining('in 2036') },
    ]);
  });
});

describe('an item', () => {
  it.each(BAD_CALENDARS)('where %s is `calendar-invalid`', async (_what, calendar, path, code) => {
    const { error } = await answerTo({ calendar });
    expect(error).toMatchObject({ code: 'calendar-invalid', errors: [{ path, code }] });
  });

  it.each([
    ['lunar', 'calendar-unknown'],
    ['local-business', 'calendar-needs-place'],
  ])('on the calendar %s is `%s`', async (calendar, code) => {
    expect((await answerTo({ calendar })).error.code).toBe(code);
  });

  it.each([
    ['start', '2026-11-20T15:30:00'],
    ['end', '2026-11-20T15:30:00'],
    ['end', undefined],
    ['amount', { minutes: 1 }],
  ])('with the %s %j is `invalid-item`', async (path, value) => {
    const { error } = await answerTo({ [path]: value });
    expect(error).toMatchObject({ code: 'invalid-item', errors: [{ path }] });
  });

  it.each([
    ['its start, under 24×7', { calendar: null, start: '1899-01-01T00:00:00Z' }],
    ['its end, under 24×7', { calendar: null, end: '2201-01-01T00:00:00Z' }],
    ['its end', { end: '2201-01-01T00:00:00Z' }],
  ])('out of the supported years by %s is `instant-out-of-range`', async (_what, overrides) => {
    expect((await answerTo(overrides)).error.code).toBe('instant-out-of-range');
  });
});

/** Counts the turns that others have had by the time a promise is kept. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  const next = () => {
    turns += 1;
    pending = setImmediate(next);
  };
  let pending = setImmediate(next);
  await work;
  clearImmediate(pending);
  return turns;
}

/** A clock by which each look at it takes its time. */
function clockOf(stepMs: number) {
  let now = 0;
  return () => (now += stepMs);
}

describe('an item that would take long by itself', () => {
  const everyHour = Array.from({ length: 24 }, (_, hour) => {
    const hh = String(hour).padStart(2, '0');
    return [`${hh}:00`, `${hh}:30`];
  });
  const busy = {
    timeZone: 'Europe/Berlin',
    weekly: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, everyHour]),
    ),
  };
  const busyYears = {
    timeZone: 'Europe/Berlin',
    weekly: Object.fromEntries(Object.keys(busy.weekly).map((day) => [day, [['09:00', '17:00']]])),
    holidays: Array.from({ length: 365 }, (_, day) =>
      new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(5, 10),
    ),
    holidayHours: everyHour,
  };
  const start = '2000-01-01T00:00:00Z';

  it.each([
    ['too many openings', { calendar: busy, start, end: '2050-01-01T00:00:00Z' }],
    ['too many openings, backwards', { calendar: busy, start, end: '1950-01-01T00:00:00Z' }],
    [
      'too many openings of every year',
      { calendar: busyYears, start, end: '2050-01-01T00:00:00Z' },
    ],
    ['too many years', { calendar: 'china-business', start, end: '2100-02-01T00:00:00Z' }],
  ])('is refused for %s as `span-too-long`', async (_what, asked) => {
    const [answer] = (await api.post('/v1/business-time', { items: [asked] })).body.items;
    expect(answer.error).toMatchObject({
      code: 'span-too-long',
      detail: expect.stringMatching(/at most 100 years and 100000 openings/),
    });
  });

  it.each([
    [busy, { businessMinutes: 50 * 365 * 12 * 60 }],
    [busy, { businessDays: 20_000 }],
    ['china-business', { businessMinutes: 20_000_000 }],
    ['china-business', { businessDays: 30_000 }],
  ])('is refused for an amount that takes as long: %#', async (calendar, amount) => {
    const items = [{ calendar, start, amount }];
    const [answer] = (await api.post('/v1/deadlines', { items })).body.items;
    expect(answer.error.code).toBe('span-too-long');
  });

  it('is accepted for decades of office hours', async () => {
    const asked = { calendar: 'china-business', start, end: '2099-12-01T00:00:00Z' };
    const [answer] = (await api.post('/v1/business-time', { items: [asked] })).body.items;
    expect(answer.businessMinutes).toBeGreaterThan(12_000_000);
  });
});

describe('a batch that takes long', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('lets other requests run every 20 ms, and keeps the order', async () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const work = inTurn(
      items,
      (index) => index * 2,
      () => true,
      clockOf(10),
    );
    expect(await turnsDuring(work)).toBeGreaterThanOrEqual(100 / 4);
    expect(await work).toEqual(items.map((index) => index * 2));
  });

  it('does not yield while it is fast', async () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    expect(await turnsDuring(inTurn(items, String, () => true, clockOf(0)))).toBeLessThanOrEqual(1);
  });

  it('ends early if the client has disconnected', async () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    let done = 0;
    const count = () => (done += 1);
    await inTurn(items, count, () => done < 10, clockOf(10));
    expect(done).toBeLessThan(15);
  });

  it.each(['/v1/business-time', '/v1/deadlines'])('at %s does so', async (path) => {
    const one = allEndpoints(api.deps).find(({ spec }) => spec.path === path)!;
    const body = { items: Array.from({ length: 100 }, () => item()) };
    const socket = { destroyed: false };
    const request = {
      params: {},
      query: {},
      body,
      method: 'POST',
      path,
      socket,
      get: () => undefined,
      acceptsLanguages: () => 'en',
    };
    vi.spyOn(performance, 'now').mockImplementation(clockOf(21));
    const work = one.run(request as unknown as Request, { id: 'k', name: 'k' }, api.time.now);
    expect(await turnsDuring(work)).toBeGreaterThanOrEqual(99);
  });
});
