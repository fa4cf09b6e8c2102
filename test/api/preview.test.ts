import * as fc from 'fast-check';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rounds } from '../support/rounds.ts';
import { ACCOUNT, newCase, NOW, startApi, type TestApi } from './support/api.ts';
import { someAccount, someTerms } from './support/case-bodies.ts';
import { newestZoneData } from '../../domain/time/zone.ts';

let api: TestApi;
let account: string;
beforeAll(async () => {
  api = await startApi();
  account = await api.account();
});
afterAll(() => api.close());

const YEAR = 365 * 86_400_000;
const { contacts: _contacts, ...PLACE } = ACCOUNT;
const preview = (body: object) => api.post('/v1/cases/preview', body);
const inGermany = { region: 'DE', timeZone: 'Europe/Berlin' };

/** A case under professional B that comes shortly before the closing on a Wednesday. */
const overChristmas = {
  account: inGermany,
  offering: 'professional',
  severity: 'B',
  language: 'de-DE',
  pack: 'single',
  openedAt: '2026-12-23T16:30:00+01:00',
};

/** What is promised or refused, without what depends on the moment at which it is looked at. */
function answerIn({ status, body }: Response) {
  const { requestId: _id, ...problem } = body;
  if (status >= 400) return problem;
  const { policyVersion, zoneDataVersion, openedAt, openedAtLocal, notes } = body;
  const { kind, calendar, language, channel } = body.coverage;
  const served = { kind, calendar, channel, language: language && { ...language, duty: null } };
  const clocks = body.clocks.map((clock: PromisedClock) => ({
    ...clock,
    state: null,
    remainingSeconds: null,
    breachedAt: null,
    warnings: clock.warnings.map((warning) => ({ ...warning, sent: null })),
  }));
  return { policyVersion, zoneDataVersion, openedAt, openedAtLocal, notes, served, clocks };
}

interface PromisedClock {
  readonly warnings: readonly object[];
}

/** Of a preview: what it explains; of an opened case, what has to be explained. */
function explained(body: Response['body'], isCase = false) {
  const [clock] = body.clocks ?? [];
  if (clock === undefined) return null;
  const { metric, rule, source, startedAt, dueAt } = clock;
  if (isCase) return { metric, rule, source, startedAt: dueAt && startedAt, dueAt };
  const [why] = body.explanation.clocks;
  expect({ rule: body.rule, source: body.source }).toEqual({ rule, source });
  const [first, last] = [why.segments.at(0), why.segments.at(-1)];
  return {
    metric: why.metric,
    rule: why.rule,
    source: why.source,
    startedAt: first?.from ?? null,
    dueAt: last?.to ?? null,
  };
}

/** What it says of calendars, beside what the offering notes. */
function calendarNotes({ notes }: { notes: readonly { calendar?: string }[] }) {
  return notes.filter(({ calendar }) => calendar !== undefined);
}

describe('a preview', () => {
  it('says the rule, its source, the deadline and the warnings', async () => {
    const { status, body } = await preview(newCase(account, { severity: 'B' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      offering: '21vianet',
      policyVersion: '21vianet@1',
      rule: 'technical-b',
      source: { document: '000', chosen: expect.stringContaining('1 business day') },
      openedAt: '2026-11-21T08:00:00.000Z',
      openedAtLocal: '2026-11-21T16:00:00.000+08:00',
      coverage: {
        kind: 'business-hours',
        calendar: '21vianet',
        duty: { onDuty: true, until: '2026-11-21T16:00:00.000Z', nextAt: null },
        language: { language: 'zh-CN', kind: 'business-hours', interpreter: false },
        channel: { channel: 'online', kind: '24x7' },
      },
      clocks: [
        {
          metric: 'first_response',
          rule: 'technical-b',
          state: 'running',
          target: { businessDays: 1 },
          calendar: '21vianet',
          dueAt: '2026-11-22T08:00:00.000Z',
          dueAtLocal: '2026-11-22T16:00:00.000+08:00',
          remainingSeconds: 54_000,
          warnings: [{ at: '2026-11-22T04:15:00.000Z', percent: 75, sent: false }],
        },
        {
          metric: 'follow_up',
          rule: 'follow-up-b',
          state: 'pending',
          target: { businessDays: 1 },
          calendar: '21vianet',
          startedAt: null,
          dueAt: null,
        },
      ],
    });
    expect(body.explanation.clocks[1]).toMatchObject({
      metric: 'follow_up',
      state: 'pending',
      startedAt: null,
      dueAt: null,
      segments: [],
    });
  });

  it('explains the deadline with every stretch of time up to it, and holidays by name', async () => {
    const { body } = await preview(newCase(account, overChristmas));
    const [clock] = body.explanation.clocks;
    expect(clock).toMatchObject({
      metric: 'first_response',
      rule: 'technical-b',
      source: { document: '002' },
      calendar: 'local-nine-to-five',
      calendarVersion: 1,
      zoneDataVersion: newestZoneData(),
    });
    expect(clock.segments).toMatchObject([
      { kind: 'counted', from: '2026-12-23T15:30:00.000Z', seconds: 1_800 },
      { kind: 'closed', from: '2026-12-23T16:00:00.000Z' },
      { kind: 'counted', from: '2026-12-24T08:00:00.000Z', seconds: 3.5 * 3_600 },
    ]);
    expect(clock.segments.at(-1).to).toBe(body.clocks[0].dueAt);
  });

  it('names the holidays that it skips', async () => {
    const openedAt = '2026-12-24T15:00:00+01:00';
    const { body } = await preview(newCase(account, { ...overChristmas, openedAt }));
    const segments = body.explanation.clocks[0].segments.map(
      ({ kind, name, seconds }: { kind: string; name?: string; seconds: number }) =>
        name === undefined ? [kind, seconds / 3_600] : [name, seconds / 3_600],
    );
    expect(segments).toEqual([
      ['counted', 2],
      ['closed', 7],
      ['Christmas Day', 24],
      ['Boxing Day', 24],
      ['closed', 33],
      ['counted', 2],
    ]);
  });

  it('promises nothing if the offering does not, and says who is on duty', async () => {
    const { body } = await preview({
      ...newCase(account),
      account: inGermany,
      offering: 'o365-business',
      plan: 'business',
      severity: 'C',
    });
    expect(body.clocks).toMatchObject([{ state: 'none', target: null, dueAt: null, warnings: [] }]);
    expect(body.explanation.clocks).toMatchObject([{ segments: [] }]);
    expect(body.coverage).toMatchObject({
      kind: 'business-hours',
      calendar: 'local-business',
      duty: {
        onDuty: false,
        until: null,
        nextAt: '2026-11-23T08:00:00.000Z',
        nextAtLocal: '2026-11-23T09:00:00.000+01:00',
      },
    });
  });

  it('accepts any instant as the opening, years ahead or back', async () => {
    for (const openedAt of ['2019-03-01T10:00:00Z', '2035-05-04T10:00:00+08:00']) {
      const { status, body } = await preview(newCase(account, { openedAt }));
      expect(status).toBe(200);
      expect(Date.parse(body.clocks[0].dueAt)).toBe(Date.parse(openedAt) + 3_600_000);
      expect(body.clocks[0].state).toBe('running');
    }
  });

  it('says what the offering notes, on the case that is opened too', async () => {
    const goesOn = {
      code: 'commitment',
      detail: 'The effort goes on until the problem is resolved.',
    };
    expect((await preview(newCase(account))).body.notes).toEqual([goesOn]);
    const opened = await api.post('/v1/cases', newCase(account));
    expect(opened.body.notes).toEqual([goesOn]);
    const lowered = await api.post(`/v1/cases/${opened.body.id}/severity`, {
      severity: 'B',
      reason: 'impact-changed',
    });
    expect(lowered.body.notes).toEqual([]);
  });

  it('says that round the clock does not hold everywhere, on technical cases', async () => {
    const most = { code: 'offering', detail: expect.stringContaining('most countries') };
    const technical = await preview(newCase(account, { offering: 'o365-advanced' }));
    expect(technical.body.notes).toEqual([most]);
    const billing = { offering: 'o365-advanced', category: 'billing' };
    expect((await preview(newCase(account, billing))).body.notes).toEqual([]);
  });

  it('serves Chinese whenever a case in China is worked on', async () => {
    const day = await preview(newCase(account, { severity: 'B' }));
    expect(day.body.coverage.language).toMatchObject({ calendar: '21vianet' });
    const night = await preview(newCase(account, { severity: 'A' }));
    expect(night.body.coverage.language).toMatchObject({ kind: '24x7', calendar: null });
    const billing = await preview(newCase(account, { severity: 'B', category: 'billing' }));
    expect(billing.body.coverage.language).toMatchObject({ calendar: 'china-business' });
  });

  it('says that holidays are not known', async () => {
    const place = { region: 'IS', timeZone: 'Atlantic/Reykjavik' };
    const { body } = await preview(newCase(account, { ...overChristmas, account: place }));
    expect(calendarNotes(body)).toMatchObject([
      { code: 'holidays-unknown', detail: expect.stringContaining('IS') },
    ]);
  });

  it('says that holidays are not known in a year before the deadline', async () => {
    const openedAt = '2035-12-31T15:00:00+01:00';
    const { body } = await preview(newCase(account, { ...overChristmas, openedAt }));
    expect(body.clocks[0].dueAt).toBe('2036-01-01T10:00:00.000Z');
    expect(calendarNotes(body)).toMatchObject([
      { code: 'holidays-unknown', detail: expect.stringContaining('DE are not known in 2036') },
    ]);
  });

  it('is closed on the holidays of the subdivision that the account names', async () => {
    const place = { region: 'DE', subdivision: 'DE-BY', timeZone: 'Europe/Berlin' };
    const openedAt = '2027-01-05T15:00:00Z';
    const { body } = await preview(
      newCase(account, { ...overChristmas, account: place, openedAt }),
    );
    const { segments } = body.explanation.clocks[0];
    expect(segments).toContainEqual(expect.objectContaining({ kind: 'holiday', name: 'Epiphany' }));
    expect(calendarNotes(body)).toEqual([]);
  });

  it('says that holidays are only partly known', async () => {
    const place = { region: 'IN', timeZone: 'Asia/Kolkata' };
    const { body } = await preview(newCase(account, { ...overChristmas, account: place }));
    expect(calendarNotes(body)).toMatchObject([
      { code: 'holidays-partial', detail: expect.stringContaining('Diwali') },
    ]);
  });

  it('says that the holidays of the subdivision are not known', async () => {
    const place = { region: 'CN', subdivision: 'CN-SH', timeZone: 'Asia/Shanghai' };
    const { body } = await preview(newCase(account, { ...overChristmas, account: place }));
    expect(calendarNotes(body)).toMatchObject([
      { code: 'regional-holidays-unknown', detail: expect.stringContaining('CN-SH') },
    ]);
  });

  it('creates nothing', async () => {
    const before = await api.get('/v1/cases');
    const { starts } = api.engine;
    expect((await preview(newCase(account))).status).toBe(200);
    expect(api.engine.starts).toBe(starts);
    expect((await api.get('/v1/cases')).body).toEqual(before.body);
  });
});

describe('the account of a preview', () => {
  it('may be one that does not exist', async () => {
    const inline = await preview({ ...newCase(account), account: PLACE });
    expect(inline.status).toBe(200);
    expect(inline.body).toEqual((await preview(newCase(account))).body);
  });

  it('needs a region and a zone, no more', async () => {
    const { region, timeZone } = inGermany;
    const inline = { ...newCase(account), account: { region, timeZone } };
    expect((await preview({ ...inline, offering: 'o365-advanced' })).status).toBe(200);
    const answer = await preview({ ...inline, account: { region } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'account.timeZone',
    ]);
  });

  it('is 400 `account-unknown` if its id is not known', async () => {
    const answer = await preview(newCase('acc_nobody'));
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('account-unknown');
  });

  it('cannot be in two countries', async () => {
    const wrong = { ...inGermany, subdivision: 'FR-75' };
    const answer = await preview({ ...newCase(account), account: wrong });
    expect(answer.body.errors).toEqual([
      { path: 'account.subdivision', message: 'is not a part of the region' },
    ]);
  });
});

describe('a preview and an opening', () => {
  it('promise the same, or refuse by the same rules', { timeout: 300_000 }, async () => {
    const seen = { 200: 0, 400: 0, 422: 0 };
    const past = fc
      .integer({ min: NOW - 3 * YEAR, max: NOW })
      .map((at) => new Date(at).toISOString());
    await fc.assert(
      fc.asyncProperty(someAccount, someTerms, fc.option(past), async (place, terms, openedAt) => {
        const id = await api.account(place);
        const body = { ...terms, openedAt };
        const asked = await preview({ ...body, account: id });
        const inline = await preview({ ...body, account: place });
        const opened = await api.post('/v1/cases', { ...body, account: id });
        expect(answerIn(asked)).toEqual(answerIn(opened));
        expect(answerIn(inline)).toEqual(answerIn(asked));
        expect(explained(asked.body)).toEqual(explained(opened.body, opened.status === 201));
        seen[asked.status as keyof typeof seen] += 1;
      }),
      { numRuns: rounds(300, 100) },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(rounds(20, 0));
  });

  it('agree on a plan that is required and missing', async () => {
    const body = newCase(account, { offering: 'o365-enterprise' });
    const [asked, opened] = [await preview(body), await api.post('/v1/cases', body)];
    expect([asked.status, opened.status]).toEqual([422, 422]);
    expect(asked.body).toMatchObject({ code: 'plan-required', field: 'plan' });
    expect(opened.body).toMatchObject({ code: 'plan-required', field: 'plan' });
  });
});
