import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { after, HOUR, startDesk, type Desk } from './support/desk.ts';
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
  pack = await buy(desk.api, account, { used: 3 });
});
afterAll(() => desk.api.close());

const open = (fields: object = {}) => opened(desk.api, account, fields);
const split = (id: string, fields: object = {}, key?: string) =>
  desk.act(id, 'split', { title: 'A part', by: 'Ada', ...fields }, key);
const left = async () => creditsOf(await readPack(desk.api, pack));

describe('splitting a case that uses credits', () => {
  it('takes a credit for the part, which the part and the pack show', async () => {
    const id = await open();
    desk.wait(HOUR);
    const { status, body } = await split(id);
    expect(status).toBe(201);
    expect(body.credit).toEqual({ pack, status: 'reserved', at: after(HOUR), expired: false });
    expect((await desk.read(id)).credit).toMatchObject({ status: 'reserved', at: after(0) });
    expect(await left()).toMatchObject({ available: 0, reserved: 2, holders: [id, body.id] });
    expect((await desk.timeline(body.id)).map(({ type }) => type)).toEqual([
      'case.opened',
      'case.credit.reserved',
    ]);
  });

  it('each close settles its own credit', async () => {
    const id = await open();
    const part = (await split(id)).body.id;
    await desk.act(part, 'close', { outcome: 'solved' });
    await desk.act(id, 'close', { outcome: 'withdrawn', chargeCredit: false });
    expect(await left()).toEqual({
      available: 1,
      reserved: 0,
      used: 4,
      expired: 0,
      holders: [],
      usedBy: [part],
    });
  });

  it('is 422 if none is left: no child is listed, and no case created', async () => {
    const id = await open();
    await open();
    const [before, starts] = [await desk.read(id), desk.api.engine.starts];
    const [story, held] = [await desk.story(id), await readPack(desk.api, pack)];
    const answer = await split(id);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'no-credit-available',
      source: { document: '002' },
      alternative: { pack: 'single' },
      packs: [{ id: pack, available: 0, reserved: 2 }],
    });
    expect(await desk.read(id)).toEqual(before);
    expect(before.children).toEqual([]);
    expect(await desk.story(id)).toEqual(story);
    expect(await readPack(desk.api, pack)).toEqual(held);
    expect(desk.api.engine.starts).toBe(starts);
    const { items } = (await desk.api.get(`/v1/cases?account=${account}`)).body;
    expect(items).toHaveLength(2);
  });

  it('can be paid for individually if none is left', async () => {
    const id = await open();
    await open();
    const { status, body } = await split(id, { pack: 'single' });
    expect([status, body.credit]).toEqual([201, null]);
    expect((await desk.read(id)).children).toEqual([body.id]);
  });

  it('of a case that is paid for individually is too, unless the part says otherwise', async () => {
    const id = await open({ pack: 'single' });
    expect((await split(id)).body).toMatchObject({ pack: 'single', credit: null });
    expect((await split(id, { pack: 'auto' })).body.credit).toMatchObject({ pack });
  });

  it('uses the pack that the original case named, or its own', async () => {
    const second = await buy(desk.api, account);
    const id = await open({ pack: second });
    expect((await split(id)).body.credit.pack).toBe(second);
    expect((await split(id, { pack })).body.credit.pack).toBe(pack);
    const foreign = await buy(desk.api, await inBerlin(desk.api));
    expect((await split(id, { pack: foreign })).body.code).toBe('no-credit-available');
  });

  it('of a closed case is 409 and takes nothing', async () => {
    const id = await open();
    await desk.act(id, 'close', { outcome: 'solved' });
    desk.wait(1);
    expect((await split(id)).body.code).toBe('case-closed');
    expect((await split(id, { at: after(-1) })).body.code).toBe('instant-before-opening');
    expect(await left()).toMatchObject({ available: 1, reserved: 0, used: 4, holders: [] });
  });

  it('twice under one key takes one credit', async () => {
    const id = await open();
    const answers = [await split(id, {}, `part-${id}`), await split(id, {}, `part-${id}`)];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await left()).holders).toEqual([id, answers[0]?.body.id]);
  });

  it('whose answer was lost finds its part, even if that took the last credit', async () => {
    const id = await open();
    desk.api.engine.loseNextAnswer = true;
    expect((await split(id, {}, `lost-${id}`)).status).toBe(503);
    expect(await left()).toMatchObject({ available: 0, reserved: 2 });
    const again = await split(id, {}, `lost-${id}`);
    expect([again.status, again.body.credit?.pack]).toEqual([201, pack]);
    expect((await desk.read(id)).children).toEqual([again.body.id]);
    expect((await left()).holders).toEqual([id, again.body.id]);
  });

  it('that was refused for lack of a credit does not use up its key', async () => {
    const id = await open();
    await open();
    expect((await split(id, {}, `poor-${id}`)).status).toBe(422);
    const second = await buy(desk.api, account);
    expect((await split(id, {}, `poor-${id}`)).body.credit.pack).toBe(second);
  });
});
