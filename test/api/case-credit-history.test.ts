import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOW, startApi, type TestApi } from './support/api.ts';
import { after, DAY, HOUR } from './support/desk.ts';
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
  it('holds a credit from now on', async () => {
    const { status, body } = await takeOver([RESPONSE]);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'in_progress',
      openedAt: OPENED,
      credit: { pack, status: 'reserved', at: after(0), expired: false },
    });
    expect(await moves(body.id)).toEqual([`case.credit.reserved ${after(0)}`]);
    expect(await left()).toMatchObject({ available: 4, reserved: 1, holders: [body.id] });
  });

  it.each([
    ['solved', close('solved')],
    ['unresolved, charged', close('unresolved', { chargeCredit: true })],
  ])('closed as %s is charged at once', async (_what, last) => {
    const { status, body } = await takeOver([RESPONSE, last]);
    expect([status, body.status]).toEqual([201, 'closed']);
    const read = (await api.get(`/v1/cases/${body.id}`)).body;
    expect(read.credit).toEqual({ pack, status: 'charged', at: after(0), expired: false });
    expect(await left()).toEqual({
      available: 4,
      reserved: 0,
      used: 1,
      expired: 0,
      holders: [],
      usedBy: [body.id],
    });
    expect(await moves(body.id)).toEqual([
      `case.credit.reserved ${after(0)}`,
      `case.credit.charged ${after(0)}`,
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

  it.each([
    ['solved', close('solved')],
    ['withdrawn', close('withdrawn', { chargeCredit: false })],
  ])('closed as %s and reopened holds a credit like any other', async (_what, closed) => {
    const { body } = await takeOver([closed, REOPEN]);
    expect(body.credit).toMatchObject({ pack, status: 'reserved' });
    expect(await moves(body.id)).toEqual([`case.credit.reserved ${after(0)}`]);
    expect(await left()).toMatchObject({ available: 4, reserved: 1, holders: [body.id] });
  });

  it('and is paid for individually takes none, and its close need not decide', async () => {
    const { status, body } = await takeOver([close('unresolved')], { pack: 'single' });
    expect([status, body.credit]).toEqual([201, null]);
    expect(await left()).toMatchObject({ available: 5, holders: [] });
  });

  it('needs a credit that is valid now, not one that has expired since', async () => {
    api.time.now = NOW + 400 * DAY;
    expect((await takeOver([RESPONSE])).body.code).toBe('no-credit-available');
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
