import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOW, startApi, type TestApi } from './support/api.ts';
import { after, DAY, HOUR, MINUTE } from './support/desk.ts';
import { buy, inBerlin, openCase, professional, readPack, creditsOf } from './support/packs.ts';

let api: TestApi;
let account: string;
let pack: string;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  api.time.now = NOW;
  account = await inBerlin(api);
  pack = await buy(api, account, { purchasedAt: after(-100 * DAY) });
});
afterAll(() => api.close());

const OPENED = after(-2 * DAY);
const RESPONSE = { act: 'response', at: after(-2 * DAY + HOUR), by: 'Ada' };
const REOPEN = { act: 'reopen', at: after(-HOUR) };
const close = (outcome: string, fields: object = {}) => ({
  act: 'close',
  at: after(-DAY),
  by: 'Ada',
  outcome,
  ...fields,
});

const takeOver = (history: readonly object[], fields: object = {}) =>
  openCase(api, account, { openedAt: OPENED, history, ...fields });
const left = async () => creditsOf(await readPack(api, pack));
const moves = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/cases/${id}/timeline`)).body.items
    .map(({ type, at }: { type: string; at: string }) => `${type} ${at}`)
    .filter((line: string) => line.startsWith('case.credit.'));

describe('a case that is taken over', () => {
  it('holds a credit from its opening on', async () => {
    const { status, body } = await takeOver([RESPONSE]);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'in_progress',
      openedAt: OPENED,
      credit: { pack, status: 'reserved', at: OPENED, expired: false },
    });
    expect(await moves(body.id)).toEqual([`case.credit.reserved ${OPENED}`]);
    expect(await left()).toMatchObject({ available: 4, reserved: 1, holders: [body.id] });
  });

  it.each([
    ['solved', close('solved')],
    ['unresolved, charged', close('unresolved', { chargeCredit: true })],
  ])('closed as %s is charged at once', async (_what, last) => {
    const { status, body } = await takeOver([RESPONSE, last]);
    expect([status, body.status]).toEqual([201, 'closed']);
    const read = (await api.get(`/v1/cases/${body.id}`)).body;
    expect(read.credit).toEqual({ pack, status: 'charged', at: after(-DAY), expired: false });
    expect(await left()).toEqual({
      available: 4,
      reserved: 0,
      used: 1,
      expired: 0,
      holders: [],
      usedBy: [body.id],
    });
    expect(await moves(body.id)).toEqual([
      `case.credit.reserved ${OPENED}`,
      `case.credit.charged ${after(-DAY)}`,
    ]);
  });

  it('and was closed weeks ago is charged too', async () => {
    const at = after(-40 * DAY);
    const history = [close('solved', { at: after(-30 * DAY) })];
    const { status, body } = await takeOver(history, { openedAt: at });
    expect(status).toBe(201);
    expect((await api.get(`/v1/cases/${body.id}`)).body.credit.status).toBe('charged');
    expect((await left()).usedBy).toEqual([body.id]);
    expect((await api.post(`/v1/cases/${body.id}/reopen`, {})).body.code).toBe('reopening-over');
  });

  it('and was closed without a charge leaves the pack as it was', async () => {
    const { body } = await takeOver([close('withdrawn', { chargeCredit: false })]);
    expect((await api.get(`/v1/cases/${body.id}`)).body.credit.status).toBe('returned');
    expect(await left()).toMatchObject({ available: 5, reserved: 0, used: 0, holders: [] });
  });

  it('closed as withdrawn and reopened holds a credit like any other', async () => {
    const closed = close('withdrawn', { chargeCredit: false });
    const { body } = await takeOver([closed, REOPEN]);
    expect(body.credit).toMatchObject({ pack, status: 'reserved' });
    expect(await moves(body.id)).toEqual([`case.credit.reserved ${OPENED}`]);
    expect(await left()).toMatchObject({ available: 4, reserved: 1, holders: [body.id] });
  });

  it('closed as solved and reopened has been charged, as it would have been here', async () => {
    const { body } = await takeOver([close('solved'), REOPEN]);
    const { status, credit } = (await api.get(`/v1/cases/${body.id}`)).body;
    expect([status, credit.status]).toEqual(['in_progress', 'charged']);
    expect((await left()).usedBy).toEqual([body.id]);
  });

  it('and is paid for individually takes none, and its close need not decide', async () => {
    const { status, body } = await takeOver([close('unresolved')], { pack: 'single' });
    expect([status, body.credit]).toEqual([201, null]);
    expect(await left()).toMatchObject({ available: 5, holders: [] });
  });

  it('finds none in a pack that has taken no late reports for long', async () => {
    api.time.now = NOW + 400 * DAY;
    expect((await takeOver([RESPONSE])).body.code).toBe('no-credit-available');
  });
});

describe('a case that is reported after the expiry of the pack', () => {
  const EXPIRES = 265 * DAY;

  it('uses a credit, as it was opened before: report 11, credit gone between call and record', async () => {
    api.time.now = NOW + EXPIRES + MINUTE;
    await api.packs.advance();
    expect(await left()).toMatchObject({ available: 0, expired: 5 });
    const called = after(EXPIRES - 2 * HOUR);
    const preview = await api.post(
      '/v1/cases/preview',
      professional(account, { openedAt: called }),
    );
    expect(preview.status).toBe(200);
    const { status, body } = await openCase(api, account, { openedAt: called });
    expect([status, body.credit]).toEqual([
      201,
      { pack, status: 'reserved', at: called, expired: false },
    ]);
    expect(await left()).toMatchObject({ expired: 4, reserved: 1, holders: [body.id] });
    const { entries } = await readPack(api, pack);
    expect(entries.slice(-3)).toMatchObject([
      { type: 'pack.expired', data: { lost: 5 } },
      { type: 'pack.reserved', at: called, case: body.id },
      { type: 'pack.corrected', data: { lost: 4 } },
    ]);
    const closed = await api.post(`/v1/cases/${body.id}/close`, { by: 'Ada', outcome: 'solved' });
    expect(closed.body.credit).toMatchObject({ status: 'charged' });
    expect((await left()).usedBy).toEqual([body.id]);
  });

  it('finds none if it was opened after the expiry too', async () => {
    api.time.now = NOW + EXPIRES + 2 * HOUR;
    const answer = await openCase(api, account, { openedAt: after(EXPIRES) });
    expect([answer.status, answer.body.code]).toEqual([422, 'no-credit-available']);
  });
});

const closeNow = (id: string, body: object) =>
  api.post(`/v1/cases/${id}/close`, { by: 'Ada', ...body });
const retract = (id: string) => api.send('delete', `/v1/cases/${id}/close/current`);

describe('a close that was a mistake', () => {
  const WITHDRAWN = { outcome: 'withdrawn', chargeCredit: false };

  it('and charged the credit gives it back to the case', async () => {
    const { id } = (await openCase(api, account)).body;
    await closeNow(id, { outcome: 'solved' });
    const { status, body } = await retract(id);
    expect([status, body.status]).toEqual([200, 'open']);
    expect(body.credit).toMatchObject({ pack, status: 'reserved' });
    expect(await left()).toMatchObject({ available: 4, reserved: 1, used: 0, holders: [id] });
  });

  it('leaves a credit charged that an earlier close had charged', async () => {
    const { id } = (await openCase(api, account)).body;
    await closeNow(id, { outcome: 'solved' });
    await api.post(`/v1/cases/${id}/reopen`, {});
    await closeNow(id, WITHDRAWN);
    expect((await left()).available).toBe(5);
    expect((await retract(id)).body.credit).toMatchObject({ status: 'charged' });
    expect(await left()).toMatchObject({ available: 4, used: 1, usedBy: [id] });
  });

  it('and returned the credit takes it again, even from a pack that has expired since', async () => {
    const { id } = (await openCase(api, account)).body;
    api.time.now = NOW + 264 * DAY;
    const late = (await openCase(api, account)).body.id;
    await closeNow(late, WITHDRAWN);
    api.time.now = NOW + 266 * DAY;
    const { status, body } = await retract(late);
    expect([status, body.credit]).toEqual([
      200,
      { pack, status: 'reserved', at: after(264 * DAY), expired: false },
    ]);
    expect(await left()).toMatchObject({ reserved: 2, expired: 3, holders: [id, late] });
  });

  it('stays a close where the credit has gone to another case: 422, and nothing is done', async () => {
    const few = await inBerlin(api);
    const small = await buy(api, few, { used: 4 });
    const { id } = (await openCase(api, few)).body;
    await closeNow(id, WITHDRAWN);
    const other = (await openCase(api, few)).body.id;
    const { status, body } = await retract(id);
    expect([status, body.code]).toEqual([422, 'no-credit-available']);
    const read = (await api.get(`/v1/cases/${id}`)).body;
    expect([read.status, read.credit.status]).toEqual(['closed', 'returned']);
    expect(creditsOf(await readPack(api, small))).toMatchObject({ holders: [other], available: 0 });
  });
});

describe('a history is refused', () => {
  it.each([
    [
      'an unresolved close that does not say whether it charges',
      close('unresolved'),
      'charge-not-decided',
    ],
    [
      'a withdrawn close that does not either',
      close('withdrawn', { chargeCredit: null }),
      'charge-not-decided',
    ],
    [
      'a solved close that would not charge',
      close('solved', { chargeCredit: false }),
      'charge-not-open',
    ],
  ])('for %s: 422 names the act, and takes no credit', async (_what, wrong, code) => {
    const { starts } = api.engine;
    const [before, body] = [
      await readPack(api, pack),
      { openedAt: OPENED, history: [RESPONSE, wrong] },
    ];
    const answers = [
      await openCase(api, account, body),
      await api.post('/v1/cases/preview', professional(account, body)),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        code,
        field: 'chargeCredit',
        source: { document: '002' },
        errors: [{ path: 'history.1', message: answer.body.detail }],
      });
    }
    expect(await readPack(api, pack)).toEqual(before);
    expect(api.engine.starts).toBe(starts);
  });

  it('also if such a close was followed by a reopening', async () => {
    const { status, body } = await takeOver([close('withdrawn'), REOPEN]);
    expect([status, body.code]).toEqual([422, 'charge-not-decided']);
    expect(body.errors).toMatchObject([{ path: 'history.0' }]);
  });
});
