import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCase, NOW, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
let account: string;
beforeAll(async () => {
  api = await startApi();
  account = await api.account();
});
afterAll(() => api.close());

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();
const ahead = (ms: number) => newCase(account, { openedAt: iso(NOW + ms) });

describe('opening a case', () => {
  it('answers with the case, its clock and its URL', async () => {
    const answer = await api.post('/v1/cases', newCase(account, { reference: 'INC-10045' }));
    expect(answer.status).toBe(201);
    expect(answer.body.id).toMatch(/^case_[a-z2-7]{26}$/);
    expect(answer.headers['location']).toBe(`/v1/cases/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      account,
      status: 'open',
      severity: 'A',
      originalSeverity: 'A',
      policyVersion: '21vianet@1',
      reference: 'INC-10045',
      coverage: { kind: '24x7', calendar: null },
      openedAt: '2026-11-21T08:00:00.000Z',
      openedBy: 'administrator',
      nextDueAt: '2026-11-21T09:00:00.000Z',
      breached: false,
      clocks: [
        {
          metric: 'first_response',
          state: 'running',
          target: { minutes: 60 },
          dueAt: '2026-11-21T09:00:00.000Z',
          dueAtLocal: '2026-11-21T17:00:00.000+08:00',
          remainingSeconds: 3600,
          warnings: [{ at: '2026-11-21T08:45:00.000Z', percent: 75, sent: false }],
        },
        {
          metric: 'follow_up',
          cycle: 1,
          state: 'pending',
          target: { minutes: 120 },
          startedAt: null,
          dueAt: null,
          dueAtLocal: null,
          remainingSeconds: null,
          warnings: [],
        },
      ],
    });
  });

  it('fills in every default that the interface names', async () => {
    const answer = await api.post('/v1/cases', newCase(account));
    expect(answer.body).toMatchObject({
      plan: null,
      channel: 'online',
      roundTheClock: false,
      pack: 'auto',
      proofOfEntitlement: null,
      subscriptionOwner: 'customer',
      scope: null,
      reference: null,
      quietBefore: answer.body.openedAt,
    });
  });

  it('accepts null for every optional field', async () => {
    const nothing = Object.fromEntries(
      [
        'plan',
        'channel',
        'roundTheClock',
        'pack',
        'proofOfEntitlement',
        'subscriptionOwner',
        'scope',
      ]
        .concat(['openedAt', 'history', 'quietBefore', 'reference'])
        .map((field) => [field, null]),
    );
    expect((await api.post('/v1/cases', newCase(account, nothing))).status).toBe(201);
  });

  it('can be read at once, with its timeline', async () => {
    const { body } = await api.post('/v1/cases', newCase(account));
    expect((await api.get(`/v1/cases/${body.id}`)).body).toEqual(body);
    const timeline = await api.get(`/v1/cases/${body.id}/timeline`);
    expect(timeline.body.items).toMatchObject([
      { seq: 1, type: 'case.opened', at: body.openedAt, actor: 'administrator' },
    ]);
  });

  it('counts from an opening in the past, and may be breached already', async () => {
    const openedAt = iso(NOW - 61 * MINUTE);
    const answer = await api.post('/v1/cases', newCase(account, { openedAt }));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      openedAt,
      breached: true,
      clocks: [
        { state: 'breached', breachedAt: iso(NOW - MINUTE) },
        { metric: 'follow_up', state: 'pending' },
      ],
    });
  });

  it('reads an instant with an offset as the instant it is', async () => {
    const body = newCase(account, { openedAt: '2026-11-21T15:30:00+08:00' });
    expect((await api.post('/v1/cases', body)).body.openedAt).toBe('2026-11-21T07:30:00.000Z');
  });

  it('keeps `quietBefore`', async () => {
    const body = newCase(account, { openedAt: iso(NOW - 90 * MINUTE), quietBefore: iso(NOW) });
    expect((await api.post('/v1/cases', body)).body.quietBefore).toBe(iso(NOW));
  });

  it('schedules in business time on the account’s calendar', async () => {
    const berlin = await api.account({ region: 'DE', timeZone: 'Europe/Berlin', agreements: [] });
    const openedAt = '2026-11-20T15:00:00.000Z';
    const body = {
      offering: 'professional',
      severity: 'B',
      language: 'de',
      pack: 'single',
      openedAt,
    };
    const answer = await api.post('/v1/cases', newCase(berlin, body));
    expect(answer.status).toBe(201);
    // One of four business hours is left on Friday; the others are on Monday from nine.
    expect(answer.body.nextDueAt).toBe('2026-11-23T11:00:00.000Z');
    expect(answer.body.clocks[0].dueAtLocal).toBe('2026-11-23T12:00:00.000+01:00');
  });

  it('takes over what has happened since the opening', async () => {
    const history = [{ act: 'response', at: iso(NOW - 80 * MINUTE), by: 'Ada' }];
    const openedAt = iso(NOW - 90 * MINUTE);
    const answer = await api.post('/v1/cases', newCase(account, { openedAt, history }));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'in_progress',
      breached: false,
      clocks: [
        { state: 'met', metAt: iso(NOW - 80 * MINUTE) },
        { metric: 'follow_up', state: 'running' },
      ],
    });
  });

  it('accepts a clock that is 5 seconds ahead, but not more', async () => {
    expect((await api.post('/v1/cases', ahead(5_000))).status).toBe(201);
    const late = await api.post('/v1/cases', ahead(5_001));
    expect(late.status).toBe(400);
    expect(late.body.code).toBe('instant-in-future');
    expect(late.body.errors[0].path).toBe('openedAt');
  });
});

describe('a body that is refused', () => {
  it.each([
    ['an unknown offering', { offering: 'gold' }, 'offering'],
    ['a plan of an offering without plans', { plan: 'e3' }, 'plan'],
    ['a severity longer than any', { severity: 'x'.repeat(33) }, 'severity'],
    ['an unknown category', { category: 'weather' }, 'category'],
    ['an unknown channel', { channel: 'pigeon' }, 'channel'],
    ['an unknown scope', { scope: 'everything' }, 'scope'],
    ['an unknown role', { requesterRole: 'king' }, 'requesterRole'],
    ['a language that is none', { language: 'x_y' }, 'language'],
    ['an instant without a zone', { openedAt: '2026-11-21T08:00:00' }, 'openedAt'],
    ['a date as an instant', { openedAt: '2026-11-21' }, 'openedAt'],
    ['a day that its month has not', { openedAt: '2026-02-30T00:00:00Z' }, 'openedAt'],
    ['an hour that no day has', { openedAt: '2026-02-03T24:00:00Z' }, 'openedAt'],
    ['a number as an instant', { openedAt: 1763712000000 }, 'openedAt'],
    ['a year before all calendars', { openedAt: '1066-10-14T09:00:00Z' }, 'openedAt'],
    ['a title that is a number', { title: 7 }, 'title'],
    ['an empty title', { title: '' }, 'title'],
    ['a title that is too long', { title: 'x'.repeat(301) }, 'title'],
    ['a contact with a broken address', { contact: { name: 'A', email: 'a' } }, 'contact.email'],
    ['an unknown field of the contact', { contact: { fax: '1' } }, 'contact.fax'],
    ['an unknown field', { priority: 1 }, 'priority'],
    ['a flag that is a text', { resourcesCommitted: 'yes' }, 'resourcesCommitted'],
  ])('%s is 400 and names the field', async (_what, fields, path) => {
    const before = api.engine.starts;
    const answer = await api.post('/v1/cases', newCase(account, fields));
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-body');
    expect(answer.body.errors).toEqual([{ path, message: expect.any(String) }]);
    expect(api.engine.starts).toBe(before);
  });

  it('an unknown account is 400 with its own code', async () => {
    const answer = await api.post('/v1/cases', newCase('acc_nobody'));
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('account-unknown');
    expect(answer.body.errors[0].path).toBe('account');
  });
});

describe('a rule of the offering that is broken', () => {
  it('is 422 with its code, source, field and what could be asked for instead', async () => {
    const plain = await api.account({ agreements: [] });
    const answer = await api.post('/v1/cases', newCase(plain));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'advanced-agreement-required',
      source: { document: expect.any(String), section: expect.any(String) },
      field: 'account.agreements',
      alternative: { severity: 'B' },
      broken: [{ code: 'advanced-agreement-required' }],
    });
  });

  it('is listed with all the others', async () => {
    const body = newCase(account, { businessImpact: ' ', resourcesCommitted: null, contact: null });
    const answer = await api.post('/v1/cases', body);
    expect(answer.status).toBe(422);
    const codes = answer.body.broken.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'business-impact-required',
        'resources-required',
        'contact-required',
      ]),
    );
    expect(answer.body.code).toBe(codes[0]);
  });

  it.each([
    ['a missing name', { name: null, email: 'a@b.example' }, 'contact.name'],
    ['a missing address', { name: 'A' }, 'contact.email'],
  ])('names %s of the contact', async (_what, contact, field) => {
    const answer = await api.post('/v1/cases', newCase(account, { contact }));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'contact-required', field });
  });
});
