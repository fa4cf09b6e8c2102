import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCase, NOW, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
let account: string;
beforeAll(async () => {
  api = await startApi();
  account = await api.account();
});
beforeEach(() => {
  api.time.now = NOW;
});
afterAll(() => api.close());

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();

function opened(): Promise<string> {
  return api.make('/v1/cases', newCase(account));
}

describe('a response', () => {
  it('meets the clock and is in the case and its timeline at once', async () => {
    const id = await opened();
    api.time.now = NOW + 10 * MINUTE;
    const answer = await api.post(`/v1/cases/${id}/responses`, { by: 'Ada', note: 'On it' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'in_progress',
      nextDueAt: iso(NOW + 130 * MINUTE),
      clocks: [
        { state: 'met', metAt: iso(NOW + 10 * MINUTE), remainingSeconds: null },
        { metric: 'follow_up', state: 'running', remainingSeconds: 7_200 },
      ],
    });
    expect((await api.get(`/v1/cases/${id}`)).body).toEqual(answer.body);
    const { items } = (await api.get(`/v1/cases/${id}/timeline`)).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['case.opened', 'case.responded', 'case.sla.met']),
    );
  });

  it('after the deadline meets the clock late and leaves it breached', async () => {
    const id = await opened();
    api.time.now = NOW + 61 * MINUTE;
    const { body } = await api.post(`/v1/cases/${id}/responses`, { by: 'Ada' });
    expect(body).toMatchObject({
      breached: true,
      clocks: [
        { state: 'breached', breachedAt: iso(NOW + 60 * MINUTE), metAt: iso(NOW + 61 * MINUTE) },
        { metric: 'follow_up', state: 'running' },
      ],
    });
  });

  it('reported late takes its place in the record', async () => {
    const id = await opened();
    api.time.now = NOW + 61 * MINUTE;
    expect((await api.get(`/v1/cases/${id}`)).body.breached).toBe(true);
    const at = iso(NOW + 5 * MINUTE);
    const { body } = await api.post(`/v1/cases/${id}/responses`, { by: 'Ada', at });
    expect(body).toMatchObject({
      breached: false,
      clocks: [
        { state: 'met', metAt: at },
        { metric: 'follow_up', state: 'running' },
      ],
    });
  });

  it.each([
    ['no name', {}, 'by'],
    ['an empty name', { by: ' ' }, 'by'],
    ['an instant without a zone', { by: 'Ada', at: '2026-11-21T08:00:00' }, 'at'],
    ['an unknown field', { by: 'Ada', mood: 'good' }, 'mood'],
    ['a note that is too long', { by: 'Ada', note: 'x'.repeat(5_001) }, 'note'],
  ])('with %s is 400', async (_what, body, path) => {
    const id = await opened();
    const answer = await api.post(`/v1/cases/${id}/responses`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe(path);
    expect((await api.get(`/v1/cases/${id}`)).body.status).toBe('open');
  });

  it('in the future is 400 `instant-in-future`, with 5 seconds of tolerance', async () => {
    const id = await opened();
    const respond = (ms: number) =>
      api.post(`/v1/cases/${id}/responses`, { by: 'Ada', at: iso(NOW + ms) });
    const answer = await respond(5_001);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('instant-in-future');
    expect((await respond(5_000)).status).toBe(200);
  });

  it('before the opening is 400 `instant-before-opening`', async () => {
    const id = await opened();
    const at = iso(NOW - 1);
    const answer = await api.post(`/v1/cases/${id}/responses`, { by: 'Ada', at });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('instant-before-opening');
  });
});

describe('closing', () => {
  it('ends the case and says until when it can be reopened', async () => {
    const id = await opened();
    const answer = await api.post(`/v1/cases/${id}/close`, { outcome: 'solved', note: 'Done' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'closed',
      closure: {
        outcome: 'solved',
        at: iso(NOW),
        by: 'administrator',
        note: 'Done',
        chargeCredit: null,
        reopenableUntil: '2026-12-05T08:00:00.000Z',
      },
      clocks: [{ state: 'met' }],
    });
  });

  it('names who closed it if the body says so', async () => {
    const id = await opened();
    const body = { outcome: 'withdrawn', by: 'Ada', chargeCredit: false };
    const answer = await api.post(`/v1/cases/${id}/close`, body);
    expect(answer.body.closure).toMatchObject({ by: 'Ada', chargeCredit: false });
    expect(answer.body.clocks[0].state).toBe('cancelled');
  });

  it('with an unknown outcome is 400', async () => {
    const id = await opened();
    const answer = await api.post(`/v1/cases/${id}/close`, { outcome: 'lost' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe('outcome');
  });

  it('makes later acts 409 and accepts earlier ones', async () => {
    const id = await opened();
    api.time.now = NOW + 10 * MINUTE;
    await api.post(`/v1/cases/${id}/close`, { outcome: 'solved' });
    api.time.now = NOW + 11 * MINUTE;
    for (const [path, body] of [
      ['responses', { by: 'Ada' }],
      ['close', { outcome: 'solved' }],
    ] as const) {
      const answer = await api.post(`/v1/cases/${id}/${path}`, body);
      expect(answer.status).toBe(409);
      expect(answer.body.code).toBe('case-closed');
    }
    const at = iso(NOW + 5 * MINUTE);
    const late = await api.post(`/v1/cases/${id}/responses`, { by: 'Ada', at });
    expect(late.status).toBe(200);
    expect(late.body.clocks[0].metAt).toBe(at);
  });
});

describe('a case that is over', () => {
  it('is read from the ledger, and accepts no act: 409, not 404', async () => {
    const id = await opened();
    const closed = await api.post(`/v1/cases/${id}/close`, { outcome: 'solved' });
    api.engine.end(id);
    expect((await api.get(`/v1/cases/${id}`)).body).toEqual(closed.body);
    expect((await api.get(`/v1/cases/${id}/timeline`)).body.items).not.toHaveLength(0);
    const answer = await api.post(`/v1/cases/${id}/responses`, { by: 'Ada' });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('case-closed');
  });

  it('that an operator ended says that it is not running', async () => {
    const id = await opened();
    api.engine.terminate(id);
    const answer = await api.post(`/v1/cases/${id}/responses`, { by: 'Ada' });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('case-not-running');
  });
});

describe('an id that names no case', () => {
  it.each([
    'case_aaaaaaaaaaaaaaaaaaaaaaaaaa',
    'case_1',
    'CASE_AAAAAAAAAAAAAAAAAAAAAAAAAA',
    '%00',
    '%2e%2e%2f',
    'x'.repeat(2_000),
  ])('%s is 404 for every call', async (id) => {
    const answers = await Promise.all([
      api.get(`/v1/cases/${id}`),
      api.get(`/v1/cases/${id}/timeline`),
      api.post(`/v1/cases/${id}/responses`, { by: 'Ada' }),
      api.post(`/v1/cases/${id}/close`, { outcome: 'solved' }),
      api.post(`/v1/cases/${id}/customer-requests`, { by: 'Ada' }),
      api.post(`/v1/cases/${id}/customer-replies`, {}),
      api.post(`/v1/cases/${id}/severity`, { severity: 'B', reason: 'correction' }),
      api.post(`/v1/cases/${id}/acknowledgements`, { level: 1, by: 'Ada' }),
      api.post(`/v1/cases/${id}/split`, { title: 'A part' }),
      api.post(`/v1/cases/${id}/reopen`, {}),
      api.patch(`/v1/cases/${id}`, { assignee: 'Grace' }),
      api.get(`/v1/cases/${id}/explanation`),
      api.send('delete', `/v1/cases/${id}/customer-requests/current`),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe('not-found');
    }
  });

  it('with an escape that is not UTF-8 is 400', async () => {
    const answer = await api.get('/v1/cases/%E0%A4%A');
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-path');
  });
});
