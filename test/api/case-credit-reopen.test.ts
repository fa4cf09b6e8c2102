import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { after, DAY, startDesk, type Desk } from './support/desk.ts';
import { buy, inBerlin, opened, readPack, creditsOf } from './support/packs.ts';

let desk: Desk;
let account: string;
let pack: string;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(async () => {
  desk.wait(0);
  account = await inBerlin(desk.api);
  pack = await buy(desk.api, account);
});
afterAll(() => desk.api.close());

const open = (fields: object = {}) => opened(desk.api, account, fields);
const close = (id: string, outcome: string, chargeCredit?: boolean, fields: object = {}) =>
  desk.act(id, 'close', {
    outcome,
    by: 'Ada',
    ...fields,
    ...(chargeCredit !== undefined && { chargeCredit }),
  });
const reopen = (id: string) => desk.act(id, 'reopen', { by: 'Grace' });
const left = async () => creditsOf(await readPack(desk.api, pack));
const creditOf = async (id: string): Promise<unknown> => (await desk.read(id)).credit;
/** What became of the credit, as the timeline tells it. */
const moves = async (id: string) =>
  (await desk.timeline(id)).filter(({ type }) => type.startsWith('case.credit.'));
const typesOf = async (id: string) =>
  (await moves(id)).map(({ type }) => type.replace('case.credit.', ''));

const HELD = { available: 4, reserved: 1, used: 0, expired: 0 };
const USED = { available: 4, reserved: 0, used: 1, expired: 0 };
const BACK = { available: 5, reserved: 0, used: 0, expired: 0 };

describe('reopening', () => {
  it('after a charge uses no second credit, nor does the next close', async () => {
    const id = await open();
    await close(id, 'solved');
    desk.wait(DAY);
    const { status, body } = await reopen(id);
    expect([status, body.credit.status]).toEqual([200, 'charged']);
    expect(await left()).toEqual({ ...USED, holders: [], usedBy: [id] });
    expect((await close(id, 'solved')).body.credit).toMatchObject({
      status: 'charged',
      at: after(0),
    });
    expect(await left()).toMatchObject(USED);
    expect(await typesOf(id)).toEqual(['reserved', 'charged']);
  });

  it('after a charge is possible even if no credit is left', async () => {
    const id = await open();
    await close(id, 'solved');
    for (let times = 0; times < 4; times += 1) await open();
    expect((await reopen(id)).status).toBe(200);
    expect(await left()).toMatchObject({ available: 0, reserved: 4, used: 1 });
  });

  it('after a charge, and closing as withdrawn, gives the credit back', async () => {
    const id = await open();
    await close(id, 'solved');
    await reopen(id);
    const { body } = await close(id, 'withdrawn', false);
    expect(body.credit).toMatchObject({ pack, status: 'returned', expired: false });
    expect(await left()).toEqual({ ...BACK, holders: [], usedBy: [] });
    expect(await typesOf(id)).toEqual(['reserved', 'charged', 'returned']);
  });

  it('after a return takes a credit again', async () => {
    const id = await open();
    await close(id, 'withdrawn', false);
    desk.wait(DAY);
    const { status, body } = await reopen(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'in_progress',
      credit: { pack, status: 'reserved', at: after(DAY), expired: false },
    });
    expect(await left()).toEqual({ ...HELD, holders: [id], usedBy: [] });
    await close(id, 'solved');
    expect(await typesOf(id)).toEqual(['reserved', 'returned', 'reserved', 'charged']);
    expect(await left()).toEqual({ ...USED, holders: [], usedBy: [id] });
  });

  it('after a return takes it from another pack if that one is empty', async () => {
    const id = await open();
    await close(id, 'withdrawn', false);
    for (let times = 0; times < 5; times += 1) await open();
    const second = await buy(desk.api, account);
    expect((await reopen(id)).body.credit).toMatchObject({ pack: second, status: 'reserved' });
  });

  it('after a return is 422 if none is left, and the case stays closed', async () => {
    const id = await open();
    await close(id, 'withdrawn', false);
    for (let times = 0; times < 5; times += 1) await open();
    const [before, story, held] = [
      await desk.read(id),
      await desk.story(id),
      await readPack(desk.api, pack),
    ];
    const answer = await reopen(id);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'no-credit-available',
      source: { document: '002' },
      packs: [{ id: pack, available: 0, reserved: 5 }],
    });
    expect(await desk.read(id)).toEqual(before);
    expect(before).toMatchObject({ status: 'closed', credit: { status: 'returned' } });
    expect(await desk.story(id)).toEqual(story);
    expect(await readPack(desk.api, pack)).toEqual(held);

    await buy(desk.api, account);
    expect((await reopen(id)).status).toBe(200);
  });

  it('that is refused for its time takes no credit', async () => {
    const id = await open();
    await close(id, 'withdrawn', false);
    desk.wait(15 * DAY);
    expect((await reopen(id)).body.code).toBe('reopening-over');
    expect(await left()).toEqual({ ...BACK, holders: [], usedBy: [] });
    expect(await creditOf(id)).toMatchObject({ status: 'returned' });
  });

  it('of an open case is refused, and the case keeps its one credit', async () => {
    const id = await open();
    expect((await reopen(id)).body.code).toBe('case-open');
    expect(await left()).toEqual({ ...HELD, holders: [id], usedBy: [] });
  });
});
