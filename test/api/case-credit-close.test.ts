import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { after, DAY, HOUR, startDesk, type Desk } from './support/desk.ts';
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
/** What became of the credit, as the timeline tells it. */
const moves = async (id: string) =>
  (await desk.timeline(id)).filter(({ type }) => type.startsWith('case.credit.'));
const typesOf = async (id: string) =>
  (await moves(id)).map(({ type }) => type.replace('case.credit.', ''));

const USED = { available: 4, reserved: 0, used: 1, expired: 0 };
const BACK = { available: 5, reserved: 0, used: 0, expired: 0 };

describe('closing', () => {
  it('as solved charges the credit', async () => {
    const id = await open();
    desk.wait(HOUR);
    const { status, body } = await close(id, 'solved');
    expect(status).toBe(200);
    expect(body.credit).toEqual({ pack, status: 'charged', at: after(HOUR), expired: false });
    expect(await desk.read(id)).toEqual(body);
    expect(await left()).toEqual({ ...USED, holders: [], usedBy: [id] });
    expect((await moves(id)).at(-1)).toMatchObject({
      type: 'case.credit.charged',
      at: after(HOUR),
      actor: 'Ada',
      data: {
        reason: `The credit of ${pack} has been used.`,
        pack,
        expired: false,
        outcome: 'moved',
      },
    });
    expect((await readPack(desk.api, pack)).entries.at(-1)).toMatchObject({
      type: 'pack.charged',
      actor: 'Ada',
      case: id,
      at: after(HOUR),
    });
  });

  it('as solved may ask for the charge', async () => {
    expect((await close(await open(), 'solved', true)).body.credit.status).toBe('charged');
  });

  it('as solved cannot avoid the charge', async () => {
    const id = await open();
    const [before, held] = [await desk.read(id), await readPack(desk.api, pack)];
    const answer = await close(id, 'solved', false);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'charge-not-open',
      field: 'chargeCredit',
      source: { document: '002', section: 'how an incident ends' },
      alternative: { chargeCredit: true },
    });
    expect([await desk.read(id), await readPack(desk.api, pack)]).toEqual([before, held]);
  });

  it.each(['unresolved', 'withdrawn'])(
    'as %s must decide about the charge, or changes nothing',
    async (outcome) => {
      const id = await open();
      const [before, story, held] = [
        await desk.read(id),
        await desk.story(id),
        await readPack(desk.api, pack),
      ];
      const answer = await close(id, outcome);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        code: 'charge-not-decided',
        field: 'chargeCredit',
        source: { document: '002', section: 'how an incident ends' },
        detail: expect.stringContaining(outcome),
      });
      expect(await desk.read(id)).toEqual(before);
      expect(await desk.story(id)).toEqual(story);
      expect(await readPack(desk.api, pack)).toEqual(held);
    },
  );

  it.each(['unresolved', 'withdrawn'])(
    'as %s charges the credit or gives it back',
    async (outcome) => {
      const [charged, returned] = [await open(), await open()];
      const answer = await close(charged, outcome, true);
      expect(answer.body).toMatchObject({
        closure: { outcome, chargeCredit: true },
        credit: { pack, status: 'charged' },
      });
      expect((await close(returned, outcome, false)).body.credit).toMatchObject({
        pack,
        status: 'returned',
        expired: false,
      });
      expect(await left()).toEqual({ ...USED, holders: [], usedBy: [charged] });
      expect((await moves(returned)).at(-1)).toMatchObject({
        type: 'case.credit.returned',
        actor: 'Ada',
        data: { reason: `The credit was returned to ${pack}.`, expired: false, outcome: 'moved' },
      });
    },
  );

  it('of a case that is paid for individually decides nothing and need not', async () => {
    const id = await open({ pack: 'single' });
    const { status, body } = await close(id, 'unresolved');
    expect([status, body.credit]).toEqual([200, null]);
    expect(await left()).toMatchObject(BACK);
  });

  it('twice under one key moves the credit once', async () => {
    const id = await open();
    const body = { outcome: 'withdrawn', chargeCredit: false };
    const answers = [
      await desk.act(id, 'close', body, `close-${id}`),
      await desk.act(id, 'close', body, `close-${id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await typesOf(id)).toEqual(['reserved', 'returned']);
    expect(await left()).toMatchObject(BACK);
  });

  it('after the pack has expired charges what was held', async () => {
    const id = await open();
    desk.wait(400 * DAY);
    expect((await close(id, 'solved')).body.credit).toMatchObject({
      status: 'charged',
      expired: false,
    });
    expect(await left()).toEqual({ ...USED, available: 0, expired: 4, holders: [], usedBy: [id] });
  });

  it('after the pack has expired returns a credit that is lost', async () => {
    const id = await open();
    desk.wait(365 * DAY);
    const { body } = await close(id, 'withdrawn', false);
    expect(body.credit).toMatchObject({ pack, status: 'returned', expired: true });
    expect(await left()).toEqual({
      available: 0,
      reserved: 0,
      used: 0,
      expired: 5,
      holders: [],
      usedBy: [],
    });
    expect((await moves(id)).at(-1)?.data).toMatchObject({
      reason: `The credit was returned to ${pack} after the pack had expired, and is lost.`,
      expired: true,
      outcome: 'moved',
    });
    expect((await reopen(id)).body.code).toBe('no-credit-available');
  });
});

it('anything else that happens to a case moves no credit', async () => {
  const id = await open();
  const before = await readPack(desk.api, pack);
  await desk.act(id, 'responses');
  await desk.act(id, 'customer-requests');
  await desk.act(id, 'customer-replies', {});
  await desk.act(id, 'severity', { severity: 'C', reason: 'correction' });
  await desk.change(id, { assignee: 'Grace' });
  expect(await typesOf(id)).toEqual(['reserved']);
  expect(await readPack(desk.api, pack)).toEqual(before);
});
