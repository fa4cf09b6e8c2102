import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rounds } from '../support/rounds.ts';
import { buy, inBerlin, newOrder, openCase, readPack } from './support/packs.ts';
import { after, DAY, HOUR, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.api.close());

const ACTS = rounds(200, 100);
/** What a desk that does anything at any time is answered. */
const ANSWERS = [200, 201, 400, 409, 422];

const wish = fc.oneof(
  { arbitrary: fc.constant('auto'), weight: 6 },
  { arbitrary: fc.constant('single'), weight: 1 },
  { arbitrary: fc.nat().map((which) => ({ which })), weight: 2 },
);
/** Which case: mostly one of the latest that an act fits, sometimes any. */
const of = fc.record({ which: fc.nat(8), any: fc.constantFrom(true, false, false, false, false) });
const charge = fc.constantFrom(true, false, false, null);
const outcome = fc.constantFrom('solved', 'unresolved', 'withdrawn');

const act = fc.oneof(
  { arbitrary: fc.record({ act: fc.constant('open' as const), wish }), weight: 3 },
  { arbitrary: fc.record({ act: fc.constant('close' as const), of, outcome, charge }), weight: 6 },
  { arbitrary: fc.record({ act: fc.constant('reopen' as const), of }), weight: 5 },
  { arbitrary: fc.record({ act: fc.constant('split' as const), of }), weight: 2 },
  { arbitrary: fc.record({ act: fc.constant('retract' as const), of }), weight: 3 },
  { arbitrary: fc.record({ act: fc.constant('buy' as const), days: fc.nat(364) }), weight: 1 },
);
const steps = fc.array(
  fc.record({
    act,
    wait: fc.oneof(fc.constant(0), fc.nat(3 * DAY), fc.constant(HOUR)),
    late: fc.constantFrom(null, null, null, 0, HOUR, 3 * DAY),
    who: fc.nat(1),
  }),
  { minLength: ACTS, maxLength: ACTS },
);

type Step = (
  typeof steps extends fc.Arbitrary<infer List> ? List : never
) extends readonly (infer One)[]
  ? One
  : never;

/** What was made so far. */
interface World {
  readonly accounts: readonly string[];
  readonly packs: string[];
  /** With what they were last said to be. */
  readonly cases: Map<string, string>;
}

const pick = (list: readonly string[], which: number): string | undefined =>
  list.toReversed()[which % Math.max(1, list.length)];

async function does({ accounts, packs, cases }: World, { act: one, who, late }: Step, now: number) {
  const account = accounts[who]!;
  const at = late === null ? {} : { at: after(now - late) };
  if (one.act === 'buy') {
    packs.push(await buy(desk.api, account, { purchasedAt: after(now - one.days * DAY) }));
    return null;
  }
  if (one.act === 'open') {
    const pack = typeof one.wish === 'string' ? one.wish : (pick(packs, one.wish.which) ?? 'auto');
    return openCase(desk.api, account, {
      pack,
      ...(late !== null && { openedAt: after(now - late) }),
    });
  }
  const fitting = [...cases].filter(
    ([, status]) =>
      one.of.any || (status === 'closed') === (one.act === 'reopen' || one.act === 'retract'),
  );
  const id = pick(
    fitting.map(([known]) => known),
    one.of.which,
  );
  if (id === undefined) return null;
  if (one.act === 'retract') return desk.retract(id, 'close');
  if (one.act === 'close') {
    return desk.act(id, 'close', { outcome: one.outcome, chargeCredit: one.charge, ...at });
  }
  return desk.act(id, one.act, one.act === 'split' ? { title: 'A part', ...at } : at);
}

/** Every credit is in one place, and the packs and the cases say the same of it. */
async function expectAgreement({ packs, cases }: World): Promise<void> {
  await desk.api.packs.advance();
  const told = await Promise.all([...cases.keys()].map((id) => desk.read(id)));
  const having = (pack: string, status: string) =>
    told.flatMap(({ id, credit }) =>
      credit?.pack === pack && credit.status === status ? [String(id)] : [],
    );
  for (const id of packs) {
    const pack = await readPack(desk.api, id);
    const { available, reserved, used, expired, total, holders, usedBy, entries } = pack;
    expect(holders.toSorted()).toEqual(having(id, 'reserved').toSorted());
    expect(usedBy.toSorted()).toEqual(having(id, 'charged').toSorted());
    expect([reserved, used]).toEqual([holders.length, usedBy.length]);
    expect(available + reserved + used + expired).toBe(total);
    expect(Math.min(available, expired)).toBe(0);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_entry, index) => index + 1));
    for (const { balance } of entries) {
      expect(Object.values(balance).reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(Math.min(...Object.values(balance))).toBeGreaterThanOrEqual(0);
    }
    expect(entries.at(-1)?.balance).toEqual({ available, reserved, used, expired });
  }
  const unfit = told.filter(({ status, credit }) => {
    const fitting = status === 'closed' ? ['charged', 'returned'] : ['reserved', 'charged'];
    return credit !== null && !fitting.includes(credit.status);
  });
  expect(unfit).toEqual([]);
}

it('packs and cases agree on every credit after many acts, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (lived) => {
      desk.wait(0);
      const orderConfirmation = newOrder();
      const accounts = [await inBerlin(desk.api), await inBerlin(desk.api)];
      const first = await buy(desk.api, accounts[0]!, { orderConfirmation });
      const claim = { orderConfirmation, account: accounts[1] };
      await desk.api.post(`/v1/packs/${first}/claims`, claim);
      const world: World = { accounts, packs: [first], cases: new Map() };
      let now = 0;
      for (const [index, step] of lived.entries()) {
        now += step.wait;
        desk.wait(now);
        const answer = await does(world, step, now);
        expect(ANSWERS).toContain(answer?.status ?? 200);
        const { id, status } = answer?.body ?? {};
        if (id) world.cases.set(id, status);
        if (index % 50 === 49) await expectAgreement(world);
      }
      expect(world.cases.size).toBeGreaterThan(5);
    }),
    { numRuns: rounds(2, 1), seed: 20_261_121, endOnFailure: true },
  );
}, 120_000);
