import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEADLINE_ANSWER, DEADLINES } from '../../api/business-time/examples.ts';
import { startApi, type TestApi } from './support/api.ts';
import { BAD_CALENDARS, inlineOffice } from './support/calendars.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** A Friday; 16:30 in Berlin. */
const START = '2026-11-20T15:30:00.000Z';
const HOUR = { businessMinutes: 60 };

/** An item that is fine, but for what is said otherwise. */
function item(overrides: object = {}) {
  return { calendar: inlineOffice(), start: START, amount: HOUR, ...overrides };
}

async function answersTo(...items: unknown[]) {
  const { status, body } = await api.post('/v1/deadlines', { items });
  expect(status).toBe(200);
  return body.items;
}

async function answerTo(overrides: object) {
  const [answer] = await answersTo(item(overrides));
  return answer;
}

async function dueLocally(overrides: object): Promise<string> {
  return (await answerTo(overrides)).dueAtLocal;
}

describe('POST /v1/deadlines', () => {
  it('answers in UTC and in the zone of the calendar', async () => {
    expect(await answerTo({})).toEqual({
      dueAt: '2026-11-23T08:30:00.000Z',
      dueAtLocal: '2026-11-23T09:30:00.000+01:00',
    });
  });

  it('answers its documented example as documented', async () => {
    expect((await api.post('/v1/deadlines', DEADLINES)).body).toEqual(DEADLINE_ANSWER);
  });

  it('keeps the order, with errors in their places', async () => {
    const answers = await answersTo(
      item({ amount: { minutes: 1 } }),
      item({ calendar: 'lunar' }),
      item({ amount: { minutes: 2 } }),
      'nonsense',
      item({ amount: { minutes: -3 } }),
      item({ amount: { minutes: 4 } }),
    );
    expect(answers).toEqual([
      expect.objectContaining({ dueAt: '2026-11-20T15:31:00.000Z' }),
      { error: expect.objectContaining({ code: 'calendar-unknown' }) },
      expect.objectContaining({ dueAt: '2026-11-20T15:32:00.000Z' }),
      { error: expect.objectContaining({ code: 'invalid-item' }) },
      { error: expect.objectContaining({ code: 'amount-invalid' }) },
      expect.objectContaining({ dueAt: '2026-11-20T15:34:00.000Z' }),
    ]);
  });

  it('reports a missing calendar once', async () => {
    const [answer] = await answersTo({ start: START, amount: HOUR });
    expect(answer.error.errors).toEqual([{ path: 'calendar', message: 'is required' }]);
  });

  it('accepts none to a thousand items, and rejects the whole request for one more', async () => {
    expect(await answersTo()).toEqual([]);
    const thousand = Array.from({ length: 1_000 }, () => item());
    const answers = await answersTo(...thousand);
    expect(answers).toHaveLength(1_000);
    expect(answers[999].dueAt).toBe('2026-11-23T08:30:00.000Z');
    const refused = await api.post('/v1/deadlines', { items: [...thousand, item()] });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      code: 'invalid-body',
      errors: [{ path: 'items', message: 'must have at most 1000 items' }],
    });
  });

  it.each([
    ['no items', {}, 'items'],
    ['items that are no array', { items: { 0: item() } }, 'items'],
    ['items that are null', { items: null }, 'items'],
    ['a field nobody knows', { items: [], calendar: null }, 'calendar'],
    ['nothing but an array', [item()], ''],
  ])('refuses a body with %s as a whole', async (_what, body, path) => {
    const answer = await api.post('/v1/deadlines', body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-body');
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('requires a key', async () => {
    const answer = await api.send('post', '/v1/deadlines', { body: { items: [] }, key: null });
    expect(answer.status).toBe(401);
  });
});

describe('an amount', () => {
  it.each([
    ['elapsed minutes count day and night', { minutes: 60 }, '2026-11-20T17:30:00.000+01:00'],
    ['business minutes count while it is open', HOUR, '2026-11-23T09:30:00.000+01:00'],
    ['half a minute counts', { businessMinutes: 0.5 }, '2026-11-20T16:30:30.000+01:00'],
    ['a closing is the closing', { businessMinutes: 30 }, '2026-11-20T17:00:00.000+01:00'],
    ['business days keep the wall time', { businessDays: 1 }, '2026-11-23T16:30:00.000+01:00'],
    ['zero is the start', { businessMinutes: 0 }, '2026-11-20T16:30:00.000+01:00'],
  ])('%s', async (_what, amount, expected) => {
    expect(await dueLocally({ amount })).toBe(expected);
  });

  it('of zero outside the hours is the next opening', async () => {
    const start = '2026-11-21T10:00:00Z';
    const expected = '2026-11-23T09:00:00.000+01:00';
    expect(await dueLocally({ start, amount: { businessMinutes: 0 } })).toBe(expected);
    expect(await dueLocally({ start, amount: { businessDays: 0 } })).toBe(expected);
  });

  it('counts in 24 hours a day, and is shown in UTC, without a calendar', async () => {
    const [minutes, days] = await answersTo(
      item({ calendar: null }),
      item({ calendar: null, amount: { businessDays: 2 } }),
    );
    expect(minutes.dueAtLocal).toBe('2026-11-20T16:30:00.000+00:00');
    expect(days.dueAtLocal).toBe('2026-11-22T15:30:00.000+00:00');
  });

  it.each([
    ['negative', '{"businessMinutes": -1}'],
    ['just below zero', '{"minutes": -0.001}'],
    ['a negative number of days', '{"businessDays": -1}'],
    ['a part of a business day', '{"businessDays": 1.5}'],
    ['more than a hundred years of minutes', '{"minutes": 52596001}'],
    ['more than a hundred years of business minutes', '{"businessMinutes": 52596001}'],
    ['more than a hundred years of days', '{"businessDays": 36526}'],
    ['beyond all numbers', '{"businessMinutes": 1e999}'],
    ['below all numbers', '{"businessMinutes": -1e999}'],
    ['a number of days beyond all numbers', '{"businessDays": 1e999}'],
    ['a part of a day', '{"days": 0.5}'],
    ['more than a hundred years of months', '{"months": 1201}'],
    ['more than a hundred years of business hours', '{"businessHours": 876601}'],
    ['by no wall time', '{"by": {"time": "25:00", "businessDays": 1}}'],
    [
      'by a cut-off at no wall time',
      '{"by": {"time": "09:00", "businessDays": 1, "cutOff": {"at": "2pm", "after": 2}}}',
    ],
  ])('that is %s is `amount-invalid`', async (_what, amount) => {
    const raw = `{"items": [{"calendar": null, "start": "${START}", "amount": ${amount}}]}`;
    const { body } = await api.send('post', '/v1/deadlines', { raw });
    expect(body.items).toEqual([
      { error: { code: 'amount-invalid', detail: expect.stringContaining('must be') } },
    ]);
  });

  it.each([
    [{ businessHours: 1.5 }, '2026-11-23T10:00:00.000+01:00'],
    [{ days: 1 }, '2026-11-21T16:30:00.000+01:00'],
    [{ months: 3 }, '2027-02-20T16:30:00.000+01:00'],
    [{ by: { time: '12:00', businessDays: 1 } }, '2026-11-23T12:00:00.000+01:00'],
    [
      { by: { time: '12:00', businessDays: 1, cutOff: { at: '16:30', after: 2 } } },
      '2026-11-24T12:00:00.000+01:00',
    ],
  ])('may be %j', async (amount, due) => {
    expect(await dueLocally({ calendar: inlineOffice(), amount })).toBe(due);
  });

  it('of a hundred years is not too much', async () => {
    const answer = await answerTo({ calendar: null, amount: { businessDays: 36_525 } });
    expect(answer.dueAt).toBe('2126-11-21T15:30:00.000Z');
  });

  const ONE_OF =
    'must be one of {"minutes": …}, {"days": …}, {"months": …}, {"businessMinutes": …}, {"businessHours": …}, {"businessDays": …} and {"by": …}';

  it.each([
    ['absent', undefined, 'amount', 'is required'],
    ['null', null, 'amount', ONE_OF],
    ['a number', 60, 'amount', ONE_OF],
    ['empty', {}, 'amount', ONE_OF],
    ['two', { minutes: 1, businessMinutes: 1 }, 'amount', ONE_OF],
    ['of another unit', { hours: 1 }, 'amount', ONE_OF],
    ['a text', { businessMinutes: '60' }, 'amount.businessMinutes', 'must be a number'],
    ['nothing', { businessDays: null }, 'amount.businessDays', 'must be a number'],
    [
      'with more',
      { minutes: 1, rounded: true },
      'amount.rounded',
      'is not a known field. Known are minutes',
    ],
  ])('that is %s is `invalid-item`', async (_what, amount, path, message) => {
    const { error } = await answerTo({ amount });
    expect(error).toMatchObject({ code: 'invalid-item', errors: [{ path, message }] });
  });
});

describe('a calendar of the catalogue', () => {
  it('is open every day until midnight for 21Vianet', async () => {
    const start = '2026-10-01T23:30:00+08:00';
    expect(await dueLocally({ calendar: '21vianet', start })).toBe('2026-10-02T09:30:00.000+08:00');
  });

  it('is closed on the national days, and those that bridge them, for business in China', async () => {
    const start = '2026-09-30T16:30:00+08:00';
    const expected = '2026-10-08T09:30:00.000+08:00';
    expect(await dueLocally({ calendar: 'china-business', start })).toBe(expected);
  });

  it('is open on the weekends that are worked for bridges in China', async () => {
    const saturday = '2026-10-10T09:00:00+08:00';
    const expected = '2026-10-10T10:00:00.000+08:00';
    expect(await dueLocally({ calendar: 'china-business', start: saturday })).toBe(expected);
  });

  it('uses the place that the item names', async () => {
    const local = { calendar: 'local-business', start: '2026-01-23T17:30:00+11:00' };
    const [sydney, berlin] = await answersTo(
      item({ ...local, region: 'AU', timeZone: 'Australia/Sydney' }),
      item({ ...local, region: 'DE', timeZone: 'Europe/Berlin' }),
    );
    // Until 18:00 in Australia, and closed on Australia Day, Monday the 26th.
    expect(sydney.dueAtLocal).toBe('2026-01-27T09:30:00.000+11:00');
    expect(berlin.dueAtLocal).toBe('2026-01-23T10:00:00.000+01:00');
  });

  it('knows the holidays of all years, not only of those around today', async () => {
    const far = { calendar: 'china-business', amount: HOUR };
    const [before, after] = await answersTo(
      item({ ...far, start: '2015-09-30T16:30:00+08:00' }),
      item({ ...far, start: '2035-09-28T16:30:00+08:00' }),
    );
    // Until the 7th by the arrangement of 2015; that of 2035 is not known.
    expect(before.dueAtLocal).toBe('2015-10-08T09:30:00.000+08:00');
    expect(after.dueAtLocal).toBe('2035-10-04T09:30:00.000+08:00');
  });

  it('that does not exist is `calendar-unknown`, and the ids are listed', async () => {
    const { error } = await answerTo({ calendar: 'lunar' });
    expect(error.code).toBe('calendar-unknown');
    for (const { id } of api.deps.catalogue.calendars) expect(error.detail).toContain(id);
  });

  it.each([
    [{}, 'add region and timeZone'],
    [{ region: 'AU', timeZone: null }, 'add timeZone'],
    [{ timeZone: 'Australia/Sydney' }, 'add region'],
  ])(
    'that follows the account, requested with only %j, says what is missing',
    async (place, missing) => {
      const { error } = await answerTo({ calendar: 'local-business', ...place });
      expect(error.code).toBe('calendar-needs-place');
      expect(error.detail).toMatch(new RegExp(`${missing}$`));
    },
  );

  it.each([
    ['region', 'UK'],
    ['region', 'au'],
    ['timeZone', 'Sydney'],
    ['timeZone', '+10:00'],
    ['subdivision', 'Bavaria'],
    ['subdivision', 'DE-BY'],
  ])('cannot be placed by a %s %s', async (path, value) => {
    const { error } = await answerTo({ calendar: 'local-business', [path]: value });
    expect(error).toMatchObject({
      code: 'invalid-item',
      errors: expect.arrayContaining([expect.objectContaining({ path })]),
    });
  });
});

describe('holidays of a part of a region', () => {
  const germany = { calendar: 'local-business', region: 'DE', timeZone: 'Europe/Berlin' };
  const epiphany = { ...germany, start: '2026-01-06T07:00:00Z', amount: { businessMinutes: 60 } };

  it('apply if an item names its subdivision, also next to others that do not', async () => {
    const answers = await answersTo(
      item(epiphany),
      item({ ...epiphany, subdivision: 'DE-BY' }),
      item({ ...epiphany, subdivision: 'DE-HH' }),
    );
    expect(answers.map((each: { dueAt: string }) => each.dueAt)).toEqual([
      '2026-01-06T09:00:00.000Z',
      '2026-01-07T09:00:00.000Z',
      '2026-01-06T09:00:00.000Z',
    ]);
  });

  it('are noted if they are not known', async () => {
    const { notes } = await answerTo({ ...epiphany, subdivision: 'DE-XX' });
    expect(notes).toMatchObject([{ code: 'regional-holidays-unknown' }]);
  });
});

describe('holidays that are not known', () => {
  const inIceland = { calendar: 'local-business', region: 'IS', timeZone: 'Atlantic/Reykjavik' };

  it('are noted if the region has none', async () => {
    expect(await answerTo(inIceland)).toEqual({
      dueAt: '2026-11-20T16:30:00.000Z',
      dueAtLocal: '2026-11-20T16:30:00.000+00:00',
      notes: [
        {
          code: 'holidays-unknown',
          calendar: 'local-business',
          detail: 'The public holidays of IS are not known at all: this calendar is open on them.',
        },
      ],
    });
  });

  it.each([
    ['of the start', '2014-06-02T09:00:00Z', { businessDays: 260 }, ['in 2014']],
    ['of the deadline', '2035-06-01T09:00:00Z', { businessDays: 260 }, ['in 2036']],
    ['of both, the first one', '2014-06-02T09:00:00Z', { businessDays: 6_000 }, ['in 2014']],
    ['of both at once', '2040-06-01T09:00:00Z', HOUR, ['in 2040']],
    ['of neither', '2034-06-01T09:00:00Z', HOUR, []],
  ])('are noted by the year %s', async (_what, start, amount, years) => {
    const { notes = [] } = await answerTo({ calendar: 'germany-business', start, amount });
    expect(notes).toHaveLength(years.length);
    for (const [index, year] of years.entries()) expect(notes[index].detail).toContain(year);
  });

  it('include make-up days, which are noted if they are not known yet', async () => {
    const { notes } = await answerTo({ calendar: 'china-business', start: '2027-06-01T09:00:00Z' });
    expect(notes).toEqual([
      {
        code: 'make-up-days-unknown',
        calendar: 'china-business',
        detail: expect.stringContaining('not known yet for 2027'),
      },
    ]);
  });

  it('are noted if they are only partly known, from the year on in which that is so', async () => {
    const inSingapore = { calendar: 'local-business', region: 'SG', timeZone: 'Asia/Singapore' };
    const start = '2027-12-31T09:00:00Z';
    const answers = await answersTo(
      item({ ...inSingapore, start, amount: { businessDays: 1 } }),
      item({ ...inSingapore, start: '2027-12-30T01:00:00Z' }),
    );
    expect(answers[0].notes).toMatchObject([{ code: 'holidays-partial' }]);
    expect(answers[1]).not.toHaveProperty('notes');
  });

  it('do not matter to elapsed time, to 21Vianet, and to calendars written inline', async () => {
    const start = '2040-06-01T09:00:00Z';
    const answers = await answersTo(
      item({ ...inIceland, amount: { minutes: 60 } }),
      item({ calendar: '21vianet', start }),
      item({ start }),
    );
    for (const answer of answers) expect(Object.keys(answer)).toEqual(['dueAt', 'dueAtLocal']);
  });
});

describe('a calendar written inline', () => {
  it('may consist of only its zone and one opening', async () => {
    const calendar = {
      timeZone: 'Asia/Kathmandu',
      exceptions: { '2026-12-01': [['10:00', '11:00']] },
    };
    expect(await dueLocally({ calendar })).toBe('2026-12-01T11:00:00.000+05:45');
  });

  it('is closed on its holidays, except for its exceptions', async () => {
    const calendar = inlineOffice({
      holidays: ['2026-11-23', '2026-11-24', '2026-11-24'],
      exceptions: { '2026-11-24': [['10:00', '14:00']] },
    });
    expect(await dueLocally({ calendar })).toBe('2026-11-24T10:30:00.000+01:00');
  });

  it('has holidays and exceptions of every year, and hours on holidays', async () => {
    const calendar = inlineOffice({
      holidays: ['11-23'],
      holidayHours: [['10:00', '10:15']],
      exceptions: { '11-24': [['12:00', '14:00']] },
    });
    expect(await dueLocally({ calendar })).toBe('2026-11-24T12:15:00.000+01:00');
  });

  it('treats two intervals that meet at midnight as one', async () => {
    const calendar = inlineOffice({
      weekly: { fri: [['22:00', '24:00']], sat: [['00:00', '06:00']] },
    });
    const amount = { businessMinutes: 150 };
    expect(await dueLocally({ calendar, amount })).toBe('2026-11-21T00:30:00.000+01:00');
  });

  it.each(BAD_CALENDARS)('where %s is `calendar-invalid`', async (_what, calendar, path, code) => {
    const { error } = await answerTo({ calendar });
    expect(error).toEqual({
      code: 'calendar-invalid',
      detail: expect.any(String),
      errors: [{ path, code, message: expect.any(String) }],
    });
  });

  it('reports all its errors at once', async () => {
    const calendar = {
      timeZone: 'Nowhere',
      weekly: { moon: [], mon: [['17:00', '09:00']] },
      holidays: ['never'],
    };
    const { error } = await answerTo({ calendar });
    expect(error.errors.map(({ path }: { path: string }) => path)).toEqual([
      'calendar.timeZone',
      'calendar.weekly.moon',
      'calendar.weekly.mon.0',
      'calendar.holidays.never',
    ]);
  });

  it.each([
    ['never', { timeZone: 'UTC' }],
    ['on no weekday', { timeZone: 'UTC', weekly: { mon: [], sun: [] } }],
    [
      'not again after a date',
      { timeZone: 'UTC', exceptions: { '2026-11-20': [['09:00', '16:00']] } },
    ],
    [
      'too seldom for the amount',
      { timeZone: 'UTC', exceptions: { '2026-12-01': [['09:00', '09:59']] } },
    ],
  ])('that opens %s is `calendar-never-opens`', async (_what, calendar) => {
    const { error } = await answerTo({ calendar });
    expect(error).toEqual({ code: 'calendar-never-opens', detail: expect.any(String) });
  });

  it('that never opens is accepted for elapsed time', async () => {
    const calendar = { timeZone: 'Asia/Tokyo' };
    const expected = '2026-11-21T01:30:00.000+09:00';
    expect(await dueLocally({ calendar, amount: { minutes: 60 } })).toBe(expected);
  });

  it.each([
    ['a number', 5, 'calendar', 'must be a string, an object or null'],
    ['an array', [], 'calendar', 'must be a string, an object or null'],
    ['absent', undefined, 'calendar', 'is required'],
    ['empty', {}, 'calendar.timeZone', expect.any(String)],
    [
      'with more',
      inlineOffice({ name: 'x' }),
      'calendar.name',
      'is not a known field. Known are timeZone, weekly, holidays, holidayHours, exceptions',
    ],
    ['without a zone', inlineOffice({ timeZone: null }), 'calendar.timeZone', expect.any(String)],
    ['with a list as week', inlineOffice({ weekly: [] }), 'calendar.weekly', expect.any(String)],
    [
      'with one interval as day',
      inlineOffice({ weekly: { mon: ['09:00', '17:00'] } }),
      'calendar.weekly.mon.0',
      expect.any(String),
    ],
    [
      'with half an interval',
      inlineOffice({ weekly: { mon: [['09:00']] } }),
      'calendar.weekly.mon.0',
      expect.any(String),
    ],
    [
      'with numbers as hours',
      inlineOffice({ weekly: { mon: [[9, '17:00']] } }),
      'calendar.weekly.mon.0.0',
      expect.any(String),
    ],
    [
      'with more openings than a day has hours',
      inlineOffice({ weekly: { mon: Array.from({ length: 25 }, () => ['09:00', '17:00']) } }),
      'calendar.weekly.mon',
      'must have at most 24 intervals',
    ],
    [
      'with holidays by name',
      inlineOffice({ holidays: { '2026-12-25': 'Christmas' } }),
      'calendar.holidays',
      expect.any(String),
    ],
    [
      'with a list of exceptions',
      inlineOffice({ exceptions: ['2026-12-25'] }),
      'calendar.exceptions',
      expect.any(String),
    ],
  ])('that is %s is `invalid-item`', async (_what, calendar, path, message) => {
    const { error } = await answerTo({ calendar });
    expect(error.code).toBe('invalid-item');
    expect(error.errors[0]).toEqual({ path, message });
  });
});

describe('a start', () => {
  it('may have any offset', async () => {
    const start = '2026-11-20T21:15:00+05:45';
    expect(await dueLocally({ start })).toBe('2026-11-23T09:30:00.000+01:00');
  });

  it.each([
    '2026-11-20T15:30:00',
    '2026-11-20',
    '2026-02-30T15:30:00Z',
    '2026-11-20T15:30:00 Europe/Berlin',
    'now',
    '',
    1_795_188_600_000,
    null,
    undefined,
  ])('that is %j is `invalid-item`', async (start) => {
    const { error } = await answerTo({ start });
    expect(error).toMatchObject({ code: 'invalid-item', errors: [{ path: 'start' }] });
  });

  it.each([
    ['itself', '1899-12-31T23:59:59Z', '1899-12-31T23:59:59.000Z lies outside of the years'],
    ['itself', '9999-01-01T00:00:00Z', '9999-01-01T00:00:00.000Z lies outside of the years'],
    ['by its deadline', '2200-12-31T16:30:00+01:00', 'beyond the supported years 1900 to 2200'],
  ])('that leads out of the supported years %s is out of range', async (_what, start, detail) => {
    const { error } = await answerTo({ start, amount: { businessMinutes: 6_000 } });
    expect(error).toEqual({
      code: 'instant-out-of-range',
      detail: expect.stringContaining(detail),
    });
  });
});

describe('an item', () => {
  it.each([
    ['a text', 'x', ''],
    ['null', null, ''],
    ['an array', [], ''],
    ['with a field nobody knows', item({ end: START }), 'end'],
    ['with a field __proto__', { ...item(), ['__proto__']: {} }, '__proto__'],
  ])('that is %s is `invalid-item`', async (_what, sent, path) => {
    const [{ error }] = await answersTo(sent);
    expect(error).toMatchObject({ code: 'invalid-item', detail: expect.any(String) });
    expect(error.errors[0].path).toBe(path);
  });

  it('reports all its errors at once', async () => {
    const [{ error }] = await answersTo({ calendar: 1, start: 'now', amount: {}, speed: 2 });
    const paths = error.errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(['calendar', 'start', 'amount', 'speed']);
  });

  it('that is larger than any real calendar is rejected without being read', async () => {
    const holidays = Array.from({ length: 5_001 }, () => '2026-12-25');
    const { error } = await answerTo({ calendar: inlineOffice({ holidays }) });
    const message = 'must hold at most 5000 values in all';
    expect(error).toMatchObject({ code: 'invalid-item', errors: [{ path: '', message }] });
  });

  it('with very many errors names the first hundred', async () => {
    const wrong = Array.from({ length: 101 }, (_, index) => `day ${index}`);
    const [shape, rules] = await answersTo(
      item({ calendar: inlineOffice({ holidays: wrong.map(() => 1) }) }),
      item({ calendar: inlineOffice({ holidays: wrong }) }),
    );
    expect(shape.error.errors).toHaveLength(100);
    expect(rules.error.errors).toHaveLength(100);
  });
});

describe('an error that belongs to no item', () => {
  it('is 500 for the whole, and logged', async () => {
    const { offerings } = api.deps.catalogue;
    const catalogue = Object.defineProperty({ ...api.deps.catalogue, offerings }, 'calendars', {
      get: () => {
        throw new Error('the disk is gone');
      },
    });
    const broken = await startApi({ catalogue, ledger: api.ledger });
    const answer = await broken.post('/v1/deadlines', { items: [item({ calendar: '21vianet' })] });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('disk');
    expect(broken.logged.some((line) => line.includes('the disk is gone'))).toBe(true);
  });
});
