import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DAY } from '../support/case-file.ts';
import { rounds } from '../support/rounds.ts';
import { paidCase, startRunningPacks, type RunningPacks } from '../support/running-packs.ts';
import { clockOf, fastForward } from '../support/temporal.ts';

let running: RunningPacks;
beforeAll(async () => {
  running = await startRunningPacks();
});
afterAll(() => running.stop());

/** Buys a pack of which so many credits are left, and tells its id. */
async function bought(account: string, left: number): Promise<string> {
  const body = { orderConfirmation: `OC-${randomUUID()}`, used: 5 - left };
  const { status, body: pack } = await running.post(`/v1/accounts/${account}/packs`, body);
  expect(status).toBe(201);
  return String(pack.id);
}

async function balanceOf(pack: string) {
  const { body } = await running.get(`/v1/packs/${pack}`);
  const { available, reserved, used, expired } = body;
  return { available, reserved, used, expired };
}

const open = (account: string, overrides: object = {}, key?: string) =>
  running.post('/v1/cases', paidCase(account, overrides), key);

const close = (id: string, body: object) => running.post(`/v1/cases/${id}/close`, body);

describe('fifty requests at once for the last credit', () => {
  it.each(Array.from({ length: rounds(20, 1) }, (_, index) => index + 1))(
    'open one case and refuse forty-nine, time %i',
    // As long as the last of them may have to wait on a busy machine, and what is read afterwards.
    { timeout: 120_000 },
    async () => {
      const account = await running.account();
      const pack = await bought(account, 1);
      const answers = await Promise.all(Array.from({ length: 50 }, () => open(account)));
      const opened = answers.filter(({ status }) => status === 201);
      const refused = answers.filter(({ body }) => body.code === 'no-credit-available');
      expect(opened.map(({ body }) => body.credit)).toMatchObject([{ pack, status: 'reserved' }]);
      expect(refused.map(({ status }) => status)).toEqual(Array.from({ length: 49 }, () => 422));
      expect(await balanceOf(pack)).toEqual({ available: 0, reserved: 1, used: 4, expired: 0 });
      const { body: list } = await running.get(`/v1/cases?account=${account}`);
      expect(list.items).toHaveLength(1);
      const { body: one } = await running.get(`/v1/packs/${pack}`);
      expect(one.holders).toEqual(opened.map(({ body }) => body.id));
    },
  );
});

describe('an opening that got no credit', () => {
  it('has left nothing behind, and is made by the same request once there is one', async () => {
    const account = await running.account();
    const pack = await bought(account, 1);
    const key = randomUUID();
    const before = await running.ledger.packs.openTo(account);
    const { body: other } = await open(account);
    // This one sees the last credit still there, and is refused by the pack itself.
    vi.spyOn(running.ledger.packs, 'openTo').mockResolvedValueOnce(before);
    const refused = await open(account, {}, key);
    expect(refused.body).toMatchObject({ code: 'no-credit-available', packs: [{ available: 0 }] });
    await close(other.id, { outcome: 'withdrawn', chargeCredit: false });
    const again = await open(account, {}, key);
    expect(again.body.credit).toMatchObject({ pack, status: 'reserved' });
    expect((await open(account, {}, key)).body.id).toBe(again.body.id);
  });
});

describe('a year of a pack', () => {
  it('has three cases, one return, warnings, and an end that loses what nobody used', async () => {
    const { temporal, alerts } = running;
    const account = await running.account();
    await running.post('/v1/accounts', { id: account });
    await running.ledger.subscriptions.create({
      id: `sub_${randomUUID()}`,
      type: 'webhook',
      target: 'https://hooks.example.com',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      events: ['pack.*'],
      filter: { account },
      previousSecret: null,
      paused: false,
      endedAt: null,
      digestMs: null,
      locale: null,
      timeZone: null,
      createdAt: Date.now(),
    });
    const pack = await bought(account, 5);
    const cases: string[] = [];
    while (cases.length < 3) cases.push(String((await open(account)).body.id));
    const [solved, withdrawn, held] = cases as [string, string, string];
    await close(solved, { outcome: 'solved' });
    await close(withdrawn, { outcome: 'withdrawn', chargeCredit: false });
    expect(await balanceOf(pack)).toEqual({ available: 3, reserved: 1, used: 1, expired: 0 });

    await fastForward(temporal, pack, 366 * DAY);
    const now = (await clockOf(temporal, pack)).getTime();
    running.time.now = () => now;
    expect(await balanceOf(pack)).toEqual({ available: 0, reserved: 1, used: 1, expired: 3 });
    const refused = await open(account);
    expect(refused.body).toMatchObject({ code: 'no-credit-available', packs: [{ expired: 3 }] });
    expect(refused.body.detail).toMatch(
      /expired at .*: 5 credits, of which 0 available, 1 reserved/,
    );
    running.time.now = Date.now;

    await close(held, { outcome: 'unresolved', chargeCredit: false });
    expect(await balanceOf(pack)).toEqual({ available: 0, reserved: 0, used: 1, expired: 4 });
    expect((await running.get(`/v1/cases/${held}`)).body.credit).toMatchObject({ expired: true });
    const { body } = await running.get(`/v1/packs/${pack}`);
    expect(body.entries.map(({ type }: { type: string }) => type)).toEqual([
      'pack.purchased',
      'pack.reserved',
      'pack.reserved',
      'pack.reserved',
      'pack.charged',
      'pack.returned',
      'pack.expiring',
      'pack.expiring',
      'pack.expiring',
      'pack.expiring',
      'pack.expired',
      'pack.returned',
    ]);
    expect(alerts.filter(({ type }) => type.startsWith('pack.'))).toMatchObject([
      { type: 'pack.expiring', data: { days: 60, available: 3 } },
      { type: 'pack.expiring', data: { days: 30 } },
      { type: 'pack.expiring', data: { days: 7 } },
      { type: 'pack.expiring', data: { days: 1 } },
      { type: 'pack.expired', timestamp: body.expiresAt, data: { lost: 3, pack: { expired: 3 } } },
    ]);
    // It takes late reports for another 14 days.
    fastForward(temporal, pack, 15 * DAY).catch(() => {});
    await temporal.client.workflow.getHandle(pack).result();
  });
});

describe('a case of which a part is split off', () => {
  it('takes a credit for the part, and is refused where none is left', async () => {
    const account = await running.account();
    const pack = await bought(account, 2);
    const { body: whole } = await open(account);
    const split = (title: string) => running.post(`/v1/cases/${whole.id}/split`, { title });
    const { body: part } = await split('Shared mailboxes');
    expect(part).toMatchObject({ parent: whole.id, credit: { pack, status: 'reserved' } });
    expect(await split('Public folders')).toMatchObject({
      status: 422,
      body: { code: 'no-credit-available', source: { document: '002' }, packs: [{ available: 0 }] },
    });
    const { body: now } = await running.get(`/v1/cases/${whole.id}`);
    expect(now.children).toEqual([part.id]);
    expect(await balanceOf(pack)).toEqual({ available: 0, reserved: 2, used: 3, expired: 0 });
  });
});
