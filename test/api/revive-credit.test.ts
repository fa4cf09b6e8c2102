import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, startDesk, type Desk } from './support/desk.ts';
import { buy, creditsOf, inBerlin, opened, readPack } from './support/packs.ts';

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

const left = async () => creditsOf(await readPack(desk.api, pack));
const credit = async (id: string) => (await desk.read(id)).credit.status;
const movements = async (id: string) =>
  (await desk.timeline(id))
    .filter(({ type }) => /^case\.(?:credit|revived)/.test(type))
    .map(({ type, actor }) => `${type.replace(/^case\.(?:credit\.)?/, '')} ${actor}`);
const close = (id: string, outcome: string, chargeCredit?: boolean) =>
  desk.act(id, 'close', {
    by: 'Ada',
    outcome,
    ...(chargeCredit !== undefined && { chargeCredit }),
  });
const revive = (id: string) => desk.act(id, 'revive', { by: 'Grace' });

/** What a run of the case asks of the pack, and ends before it has the answer. */
async function asked(id: string, move: 'reserve' | 'charge' | 'return'): Promise<void> {
  const where = {
    pack,
    by: 'Ada',
    at: null,
    offering: 'professional',
    movement: `${move} of ${id}`,
  };
  await desk.api.packs.move({ ...where, move, case: id, account });
}

describe('the credit of a case that is revived', () => {
  it('comes back if the case was ended as it took it for a reopening', async () => {
    const id = await opened(desk.api, account);
    await close(id, 'withdrawn', false);
    desk.wait(MINUTE);
    await asked(id, 'reserve');
    desk.api.engine.terminate(id);
    expect((await revive(id)).status).toBe(200);
    expect(await credit(id)).toBe('returned');
    expect(await left()).toMatchObject({ available: 5, reserved: 0, holders: [] });
    expect(await movements(id)).toEqual([
      'reserved administrator',
      'returned Ada',
      'reserved Ada',
      'revived Grace',
      'returned Ada',
    ]);
  });

  it('is where a reset has brought it, though the acts that count want it elsewhere', async () => {
    const id = await opened(desk.api, account);
    await close(id, 'solved');
    await asked(id, 'return');
    desk.api.engine.terminate(id);
    expect((await revive(id)).body.case.credit).toMatchObject({ pack, status: 'returned' });
    expect(await left()).toMatchObject({ available: 5, used: 0 });
    expect((await movements(id)).slice(-2)).toEqual(['returned Ada', 'revived Grace']);
  });

  it('is charged once, whether or not the case had learned of it', async () => {
    const id = await opened(desk.api, account);
    await asked(id, 'charge');
    desk.api.engine.terminate(id);
    await revive(id);
    expect((await close(id, 'solved')).body.credit.status).toBe('charged');
    expect(await left()).toMatchObject({ available: 4, used: 1, usedBy: [id] });
  });

  it('is not said again if the case says of it what its pack says', async () => {
    const id = await opened(desk.api, account);
    await close(id, 'withdrawn', false);
    desk.api.engine.terminate(id);
    await revive(id);
    expect(await movements(id)).toEqual([
      'reserved administrator',
      'returned Ada',
      'revived Grace',
    ]);
  });
});
