import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestCalendars } from '../../catalogue/schema/catalogue.ts';
import { exampleCatalogue } from '../support/catalogues.ts';
import { startApi, type TestApi } from './support/api.ts';

const BAVARIA = 'region=DE&subdivision=DE-BY&timeZone=Europe/Berlin';
const SYDNEY = 'region=AU&timeZone=Australia/Sydney';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ catalogue: exampleCatalogue() });
});
afterAll(() => api.close());

const calendars = (path: string) => api.get(`/v1/calendars${path}`);
const hours = (id: string, query: string) => calendars(`/${id}/open-hours?${query}`);

/** The codes of the notes on open hours in China. */
async function chinaNotes(from: string, to: string): Promise<readonly string[]> {
  const { notes } = (await hours('china-business', `from=${from}&to=${to}`)).body;
  return notes.map(({ code }: { code: string }) => code);
}

/** The events of a file; `first` is the date on which one begins. */
function read(text: string) {
  const events = ICAL.Component.fromString(text)
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each));
  return events.map(({ uid, summary, startDate }) => ({
    uid,
    name: summary,
    allDay: startDate.isDate,
    first: startDate.toString().slice(0, 10),
  }));
}

function holidaysOf(text: string): readonly string[] {
  return read(text)
    .filter(({ allDay }) => allDay)
    .map(({ first }) => first);
}

async function uidsIn(place: string): Promise<readonly string[]> {
  return read((await calendars(`/local-business.ics?${place}`)).text).map(({ uid }) => uid);
}

describe('GET /v1/calendars', () => {
  it('lists every calendar by its newest version, as a policy without a place', async () => {
    const { body } = await calendars('');
    const known = newestCalendars(api.deps.catalogue).map(({ id, version }) => [id, version]);
    expect(
      body.items.map((each: { id: string; version: number }) => [each.id, each.version]),
    ).toEqual(known);
    expect(known).toContainEqual(['harbour-office', 2]);
    for (const each of body.items) expect(each.place).toBeNull();
    expect(body.nextCursor).toBeNull();
  });
});

describe('GET /v1/calendars/{id}', () => {
  it('says that a calendar follows the account, and what a place has to specify', async () => {
    const { body } = await calendars('/local-business');
    expect(body).toMatchObject({
      version: 1,
      versions: [1],
      timeZone: 'account',
      holidays: 'account',
      variants: [{ regions: ['AU'] }],
      floats: true,
      needs: ['region', 'timeZone'],
      place: null,
      source: { document: '000' },
    });
    const chosen = body.choices.map(({ path }: { path: string }) => path);
    expect(chosen).toEqual(['makeUpDays', '']);
  });

  it('returns a calendar for a place, with the holidays of its region and subdivision', async () => {
    const { place } = (await calendars(`/local-business?${BAVARIA}`)).body;
    expect(place).toMatchObject({
      region: 'DE',
      subdivision: 'DE-BY',
      timeZone: 'Europe/Berlin',
      weekly: { mon: [['09:00', '17:00']], sun: [] },
      knownYears: { holidays: { DE: [2015, 2035] }, makeUpDays: null, holidayFeeds: {} },
      notes: [],
    });
    expect(place.holidays).toMatchObject({
      '2026-01-06': 'Epiphany',
      '2035-12-25': 'Christmas Day',
    });
  });

  it('returns other hours if the region has them', async () => {
    const { place } = (await calendars(`/local-business?${SYDNEY}`)).body;
    expect(place.weekly.fri).toEqual([['09:00', '18:00']]);
  });

  it('returns a fixed calendar, which is the same everywhere', async () => {
    const { body } = await calendars('/china-business');
    expect(body).toMatchObject({ floats: false, needs: [] });
    expect(body.place).toMatchObject({
      region: null,
      timeZone: 'Asia/Shanghai',
      knownYears: { holidays: { CN: [2015, 2035] }, makeUpDays: [2015, 2026] },
      exceptions: { '2026-10-10': [['09:00', '17:00']] },
    });
  });

  it('returns the days of imported feeds', async () => {
    const { holidayFeeds, place } = (await calendars('/harbour-office')).body;
    expect(holidayFeeds).toEqual(['harbour-days']);
    expect(place.knownYears.holidayFeeds).toEqual({ 'harbour-days': [2018, 2035] });
    expect(place.holidays).toMatchObject({
      '2026-10-05': 'Dredging of the basin',
      '2026-12-25': 'Christmas Day',
    });
  });

  it('notes what is not known there this year', async () => {
    const inIceland = await calendars('/local-business?region=IS&timeZone=Atlantic/Reykjavik');
    expect(inIceland.body.place.notes).toMatchObject([{ code: 'holidays-unknown' }]);
    expect(inIceland.body.place.knownYears.holidays).toEqual({ IS: null });
    const inSaxony = await calendars(
      '/local-business?region=DE&subdivision=DE-XX&timeZone=Europe/Berlin',
    );
    expect(inSaxony.body.place.notes).toMatchObject([{ code: 'regional-holidays-unknown' }]);
  });

  it('returns the requested version', async () => {
    expect((await calendars('/harbour-office?version=1')).body).toMatchObject({
      version: 1,
      versions: [1, 2],
      holidayFeeds: [],
    });
    expect((await calendars('/harbour-office?version=3')).status).toBe(404);
    expect((await calendars('/harbour-office?version=0')).status).toBe(400);
  });
});

describe('GET /v1/calendars/{id}/open-hours', () => {
  it('returns every stretch of the given dates, in the calendar’s zone', async () => {
    const { body } = await hours('local-business', `${BAVARIA}&from=2026-12-24&to=2026-12-27`);
    expect(body).toMatchObject({
      calendar: 'local-business',
      version: 1,
      timeZone: 'Europe/Berlin',
      from: '2026-12-23T23:00:00.000Z',
      to: '2026-12-26T23:00:00.000Z',
      openSeconds: 8 * 3600,
      notes: [],
    });
    const told = body.segments.map((each: Record<string, unknown>) =>
      [each['toLocal'], each['kind'], each['name'], each['seconds']].filter(Boolean).join(' '),
    );
    expect(told).toEqual([
      '2026-12-24T09:00:00.000+01:00 closed 32400',
      '2026-12-24T17:00:00.000+01:00 open 28800',
      '2026-12-25T00:00:00.000+01:00 closed 25200',
      '2026-12-26T00:00:00.000+01:00 holiday Christmas Day 86400',
      '2026-12-27T00:00:00.000+01:00 holiday Boxing Day 86400',
    ]);
  });

  it.each([
    ['where clocks go forward', '2026-03-29', '2026-03-30', 23],
    ['where clocks go back', '2026-10-25', '2026-10-26', 25],
    ['as usual', '2026-10-26', '2026-10-27', 24],
  ])('counts the hours of a day %s', async (_what, from, to, length) => {
    const { segments } = (await hours('germany-business', `from=${from}&to=${to}`)).body;
    const seconds = segments.reduce(
      (sum: number, each: { seconds: number }) => sum + each.seconds,
      0,
    );
    expect(seconds).toBe(length * 3600);
  });

  it('accepts instants, also mixed with dates', async () => {
    const query = 'from=2026-11-20T10:30:00Z&to=2026-11-21';
    const { body } = await hours('21vianet', query);
    expect(body.segments).toHaveLength(1);
    expect(body).toMatchObject({ openSeconds: 5.5 * 3600, to: '2026-11-20T16:00:00.000Z' });
  });

  it('agrees with `POST /v1/business-time`', async () => {
    const [start, end] = ['2026-09-25T00:00:00.000Z', '2026-10-20T00:00:00.000Z'];
    const items = [{ calendar: 'china-business', start, end }];
    const measured = await api.post('/v1/business-time', { items });
    const { body } = await hours('china-business', `from=${start}&to=${end}`);
    expect(body.openSeconds).toBe(measured.body.items[0].businessMinutes * 60);
  });

  it('notes what is not known about the requested years, and about no others', async () => {
    expect(await chinaNotes('2026-12-01', '2027-01-01')).toEqual([]);
    expect(await chinaNotes('2026-12-01', '2027-01-02')).toEqual(['make-up-days-unknown']);
    expect(await chinaNotes('2035-12-01', '2036-02-01')).toEqual([
      'make-up-days-unknown',
      'holidays-unknown',
    ]);
  });

  it.each([
    ['', 'from', /is required/],
    ['from=2026-12-24', 'to', /is required/],
    ['from=2026-02-30&to=2026-03-01', 'from', /must be a date that exists/],
    ['from=2026-02-01T00:00:00&to=2026-03-01', 'from', /RFC 3339 with Z or an offset$/],
    ['from=2026-02-01T00:00:00+01:00&to=2026-03-01', 'from', /a \+ in a query is written %2B/],
    ['from=1899-01-01&to=1899-02-01', 'from', /1900 to 2200/],
    ['from=1900-01-01&to=1900-02-01', 'from', /1900 to 2200, in UTC/],
    ['from=2026-03-01&to=2026-03-01', 'to', /must be after `from`/],
    ['from=2026-03-02&to=2026-03-01', 'to', /must be after `from`/],
    ['from=2026-03-01&to=2028-03-03', 'to', /more than two years after `from`/],
    ['from=2026-03-01&to=2026-03-02&until=2027', 'until', /not a known/],
  ])('refuses a span that is none: %s', async (query, path, message) => {
    const { status, body } = await hours('germany-business', query);
    expect([status, body.code]).toEqual([400, 'invalid-query']);
    expect(body.errors).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  it('accepts two years, even with a leap day', async () => {
    expect((await hours('germany-business', 'from=2027-03-01&to=2029-03-01')).status).toBe(200);
  });
});

describe('GET /v1/calendars/{id}.ics', () => {
  it('is an iCalendar file, the same each time', async () => {
    const query = `/local-business.ics?${BAVARIA}&from=2026-12-24&to=2027-01-01`;
    const { text, headers } = await calendars(query);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="local-business.ics"',
    });
    expect(read(text).map(({ name }) => name)).toEqual([
      'Christmas Day',
      'Boxing Day',
      'Open: Local business hours',
    ]);
    api.time.now += 86_400_000;
    expect((await calendars(query)).text).toBe(text);
    api.time.now -= 86_400_000;
  });

  it('has this year and the next, or the year after the first date', async () => {
    const usual = holidaysOf((await calendars('/germany-business.ics')).text);
    expect([usual[0], usual.at(-1)]).toEqual(['2026-01-01', '2027-12-26']);
    const later = holidaysOf((await calendars('/germany-business.ics?from=2028-06-01')).text);
    expect([later[0], later.at(-1)]).toEqual(['2028-06-05', '2029-12-26']);
  });

  it('gives events of different places different ids', async () => {
    const [bavaria, sydney] = [await uidsIn(BAVARIA), await uidsIn(SYDNEY)];
    expect(new Set([...bavaria, ...sydney]).size).toBe(bavaria.length + sydney.length);
    expect(bavaria[0]).toBe('holiday-2026-01-01.local-business.DE-BY.Europe-Berlin@sla-timers');
  });

  it('says what is not known about the dates', async () => {
    const { text } = await calendars('/local-business.ics?region=IS&timeZone=Atlantic/Reykjavik');
    expect(text.replaceAll('\r\n ', '')).toContain(
      'X-WR-CALDESC:The public holidays of IS are not known at all',
    );
    expect((await calendars('/germany-business.ics')).text).not.toContain('X-WR-CALDESC');
  });

  it('can be of a given version', async () => {
    const { text } = await calendars('/harbour-office.ics?version=1&from=2026-10-01&to=2027-01-01');
    expect(holidaysOf(text)).toEqual(['2026-12-25']);
  });

  it.each([
    ['from=2026-02-30', 'from', /must be a date that exists/],
    ['from=2026-02-01T00:00:00Z', 'from', /must be a date/],
    ['from=2020-01-01&to=2030-01-02', 'to', /more than ten years/],
    ['to=2025-01-01', 'to', /must be after `from`/],
  ])('refuses dates that are none: %s', async (query, path, message) => {
    const { status, body } = await calendars(`/germany-business.ics?${query}`);
    expect([status, body.code]).toEqual([400, 'invalid-query']);
    expect(body.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
  });
});

describe('a calendar over HTTP', () => {
  const SPAN = 'from=2026-12-24&to=2026-12-25';

  it.each(['', '/open-hours', '.ics'])(
    'that depends on the place requires it: local-business%s',
    async (kind) => {
      const { status, body } = await calendars(`/local-business${kind}?region=DE&${kind && SPAN}`);
      expect([status, body.code]).toEqual([400, 'calendar-needs-place']);
      expect(body.errors).toEqual([{ path: 'timeZone', message: 'is required for this calendar' }]);
      expect(body.detail).toMatch(/add timeZone$/);
    },
  );

  it.each([
    ['region=UK&timeZone=Europe/London', 'region', /ISO 3166-1/],
    ['region=DE&timeZone=Berlin', 'timeZone', /IANA/],
    [
      'region=DE&subdivision=FR-75&timeZone=Europe/Berlin',
      'subdivision',
      /not a part of the region/,
    ],
    ['subdivision=DE-BY&timeZone=Europe/Berlin', 'subdivision', /needs `region` as well/],
    ['place=DE', 'place', /not a known/],
  ])('refuses a place that is none: %s', async (query, path, message) => {
    for (const kind of ['?', `/open-hours?${SPAN}&`, `.ics?${SPAN}&`]) {
      const { status, body } = await calendars(`/local-business${kind}${query}`);
      expect([status, body.code]).toEqual([400, 'invalid-query']);
      expect(body.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
    }
  });

  it.each(['lunch', 'LUNCH', '%2e%2e'])('is 404 where there is none: %s', async (id) => {
    for (const kind of ['', `/open-hours?${SPAN}`, '.ics']) {
      expect((await calendars(`/${id}${kind}`)).status).toBe(404);
    }
  });
});
