import { describe, expect, it } from 'vitest';
import { PackAccount } from '../../../domain/pack/account.ts';
import type { Movement } from '../../../domain/pack/types.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { DAY } from '../../support/case-file.ts';
import { BOUGHT_AT, packFile } from '../../support/pack-file.ts';

type Step = readonly [
  day: number,
  move: Movement['move'],
  of: string,
  account?: string | undefined,
  /** The day on which it happened, if it is reported late. */
  happened?: number,
];

/** Lives a pack: each step at its day after the purchase, with whatever was due before. */
function lived(steps: readonly Step[], untilDay: number, file = packFile()) {
  const pack = new PackAccount(file);
  const refusals: string[] = [];
  pack.advance(file.purchasedAt);
  for (const [day, move, of, account = 'acc_contoso', happened] of steps) {
    const now = BOUGHT_AT + day * DAY;
    pack.advance(now);
    const offering = of === 'case_of_lighthouse' ? 'lighthouse' : 'professional';
    const movement = {
      id: `${move}:${of}`,
      by: 'Ada',
      at: happened === undefined ? null : BOUGHT_AT + happened * DAY,
      move,
      case: of,
      account,
      offering,
    } as Movement;
    const refusal = pack.refusalFor(movement, now);
    if (refusal) refusals.push(refusal);
    else pack.move(movement, now);
  }
  pack.advance(BOUGHT_AT + untilDay * DAY);
  return { pack, refusals, types: pack.entries.map(({ type }) => type) };
}

const reservesOf = (count: number): Step[] =>
  Array.from({ length: count }, (_, index) => [1, 'reserve', `case_${index}`]);

describe('a pack of five', () => {
  it('holds a credit for an open case, uses it, or takes it back', () => {
    const { pack } = lived(
      [
        [1, 'reserve', 'case_a'],
        [2, 'reserve', 'case_b'],
        [3, 'charge', 'case_a'],
        [4, 'return', 'case_b'],
      ],
      5,
    );
    expect(pack.entries.map(({ type, balance }) => [type, Object.values(balance)])).toEqual([
      ['pack.purchased', [5, 0, 0, 0]],
      ['pack.reserved', [4, 1, 0, 0]],
      ['pack.reserved', [3, 2, 0, 0]],
      ['pack.charged', [3, 1, 1, 0]],
      ['pack.returned', [4, 0, 1, 0]],
    ]);
  });

  it('records who made each movement and what it was about, and no sentences', () => {
    const { pack } = lived(
      [
        [1, 'reserve', 'case_a'],
        [2, 'return', 'case_a'],
        [3, 'reserve', 'case_b'],
        [4, 'charge', 'case_b'],
        [5, 'claim', 'x', 'acc_other'],
      ],
      6,
      packFile({ used: 1 }),
    );
    expect(pack.entries.map(({ type, case: of, actor, data }) => [type, of, actor, data])).toEqual([
      ['pack.purchased', null, 'desk', { total: 5, used: 1 }],
      ['pack.reserved', 'case_a', 'Ada', {}],
      ['pack.returned', 'case_a', 'Ada', { expired: false }],
      ['pack.reserved', 'case_b', 'Ada', {}],
      ['pack.charged', 'case_b', 'Ada', {}],
      ['pack.claimed', null, 'Ada', { account: 'acc_other' }],
    ]);
  });

  it('gives its last credit to one case and refuses the next', () => {
    const { pack, refusals, types } = lived(reservesOf(6), 2);
    expect(refusals).toEqual(['pack-exhausted']);
    expect(pack.state.balance).toEqual({ available: 0, reserved: 5, used: 0, expired: 0 });
    expect(types.filter((type) => type === 'pack.low' || type === 'pack.exhausted')).toEqual([
      'pack.low',
      'pack.exhausted',
    ]);
  });

  it('says once that one is left, and once that none is, whatever is returned', () => {
    const again: Step[] = [
      [2, 'return', 'case_0'],
      [3, 'return', 'case_1'],
      [4, 'reserve', 'case_x'],
      [5, 'reserve', 'case_y'],
    ];
    const { types } = lived([...reservesOf(5), ...again], 6);
    expect(types.filter((type) => type === 'pack.low')).toHaveLength(1);
    expect(types.filter((type) => type === 'pack.exhausted')).toHaveLength(1);
  });

  it('reminds 60, 30, 7 and 1 days before its end, and then says how many are lost', () => {
    const { pack } = lived([[1, 'reserve', 'case_a']], 400);
    const told = pack.entries.filter(({ actor }) => actor === 'system');
    const expiresAt = toIso(pack.file.expiresAt);
    const left = { available: 4, expiresAt };
    expect(told.map(({ type, at, data }) => [type, (at - BOUGHT_AT) / DAY, data])).toEqual([
      ['pack.expiring', 305, { days: 60, ...left }],
      ['pack.expiring', 335, { days: 30, ...left }],
      ['pack.expiring', 358, { days: 7, ...left }],
      ['pack.expiring', 364, { days: 1, ...left }],
      ['pack.expired', 365, { lost: 4 }],
    ]);
    expect(pack.state).toMatchObject({ status: 'expired', holders: ['case_a'] });
  });

  it('leaves a credit with a case that is open when it expires; if returned after that, it is lost', () => {
    const held: Step[] = [
      [1, 'reserve', 'case_a'],
      [1, 'reserve', 'case_b'],
      [366, 'charge', 'case_a'],
      [367, 'return', 'case_b'],
    ];
    const { pack } = lived(held, 368);
    expect(pack.state.balance).toEqual({ available: 0, reserved: 0, used: 1, expired: 4 });
    expect(pack.entries.at(-1)).toMatchObject({ type: 'pack.returned', data: { expired: true } });
  });

  it('sends no reminders if nothing is left', () => {
    const { types } = lived(reservesOf(5), 400);
    expect(types).not.toContain('pack.expiring');
  });

  it('gives a credit that was lost to a case from before the expiry that is reported late, and says so', () => {
    const { pack, refusals } = lived([[370, 'reserve', 'case_a', undefined, 364]], 378);
    expect(refusals).toEqual([]);
    const told = pack.entries.slice(-3);
    expect(told.map(({ type, at, data }) => [type, (at - BOUGHT_AT) / DAY, data])).toEqual([
      ['pack.expired', 365, { lost: 5 }],
      ['pack.reserved', 364, {}],
      ['pack.corrected', 370, { lost: 4 }],
    ]);
    expect(pack.state.balance).toEqual({ available: 0, reserved: 1, used: 0, expired: 4 });
  });

  it('gives none that nobody had left, nor one that came back after the expiry', () => {
    const late: Step = [370, 'reserve', 'case_late', undefined, 364];
    expect(lived([...reservesOf(5), late], 371).refusals).toEqual(['pack-exhausted']);
    const back: Step[] = [...reservesOf(5), [366, 'return', 'case_0'], late];
    expect(lived(back, 371).refusals).toEqual(['pack-exhausted']);
  });

  it('gives a late case a credit from the instant at which one is free', () => {
    const steps: Step[] = [
      ...reservesOf(5),
      [10, 'return', 'case_0'],
      [12, 'reserve', 'case_late', undefined, 5],
    ];
    const { pack } = lived(steps, 13);
    expect((pack.entries.at(-1)!.at - BOUGHT_AT) / DAY).toBe(10);
    const before = lived([[3, 'reserve', 'case_before', undefined, -2]], 4).pack;
    expect(before.entries.at(-1)!.at).toBe(BOUGHT_AT);
  });

  it('holds a credit again that was charged by mistake, even after the expiry', () => {
    const steps: Step[] = [
      [1, 'reserve', 'case_a'],
      [2, 'charge', 'case_a'],
      [366, 'restore', 'case_a'],
    ];
    const { pack } = lived(steps, 367);
    expect(pack.state).toMatchObject({ holders: ['case_a'], usedBy: [] });
    expect(pack.state.balance).toEqual({ available: 0, reserved: 1, used: 0, expired: 4 });
  });

  it('takes late reports for 14 days, and is over then if no case holds a credit', () => {
    const { pack } = lived([], 366);
    const end = BOUGHT_AT + 379 * DAY;
    expect(pack.advance(end - 1)).toMatchObject({
      wakeup: { at: end, cause: { what: 'end' } },
      over: false,
    });
    expect(pack.advance(end)).toEqual({ entries: [], wakeup: null, over: true });
  });

  it('accepts nothing from the instant of its expiry on', () => {
    const late: Step[] = [
      [365, 'reserve', 'case_a'],
      [365, 'claim', 'x', 'acc_other'],
    ];
    expect(lived(late, 366).refusals).toEqual(['pack-expired', 'pack-expired']);
  });

  it('may be used by another account once that has proved the purchase', () => {
    const steps: Step[] = [
      [1, 'reserve', 'case_a', 'acc_other'],
      [2, 'claim', 'x', 'acc_other'],
      [3, 'reserve', 'case_b', 'acc_other'],
    ];
    const { pack, refusals } = lived(steps, 4);
    expect(refusals).toEqual(['pack-of-another-account']);
    expect(pack.state).toMatchObject({ claimedBy: ['acc_other'], holders: ['case_b'] });
  });

  it('gives a case one credit, however often it asks', () => {
    const file = packFile();
    const pack = new PackAccount(file);
    pack.advance(BOUGHT_AT);
    const common = { by: 'Ada', at: null, case: 'case_a', account: file.account.id } as const;
    const reserve = (id: string) =>
      pack.move({ ...common, id, move: 'reserve', offering: file.offering }, BOUGHT_AT + DAY);
    reserve('one');
    reserve('two');
    pack.move({ ...common, id: 'three', move: 'charge' }, BOUGHT_AT + DAY);
    reserve('four');
    expect(pack.state.balance).toEqual({ available: 4, reserved: 0, used: 1, expired: 0 });
    expect(pack.state.usedBy).toEqual(['case_a']);
  });

  it('takes back a charged credit if a later close decides otherwise', () => {
    const { pack } = lived(
      [
        [1, 'reserve', 'case_a'],
        [2, 'charge', 'case_a'],
        [3, 'return', 'case_a'],
      ],
      4,
    );
    expect(pack.state).toMatchObject({ balance: { available: 5, used: 0 }, usedBy: [] });
  });

  it('pays for no case of another offering', () => {
    expect(lived([[1, 'reserve', 'case_of_lighthouse']], 2).refusals).toEqual([
      'pack-of-another-offering',
    ]);
  });

  it('refuses to charge or return a credit that the case does not hold', () => {
    const steps: Step[] = [
      [1, 'charge', 'case_a'],
      [1, 'return', 'case_a'],
    ];
    expect(lived(steps, 2).refusals).toEqual(['credit-not-reserved', 'credit-not-reserved']);
  });

  it('that was taken over has what is left, and does not alert about earlier events', () => {
    const file = packFile({ used: 4, quietBefore: BOUGHT_AT + 350 * DAY });
    const { pack } = lived([], 366, file);
    expect(pack.entries.map(({ type, quiet }) => [type, quiet])).toEqual([
      ['pack.purchased', true],
      ['pack.low', false],
      ['pack.expiring', true],
      ['pack.expiring', true],
      ['pack.expiring', false],
      ['pack.expiring', false],
      ['pack.expired', false],
    ]);
  });
});
