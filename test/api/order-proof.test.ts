import { describe, expect, it } from 'vitest';
import { hashOrder, orderHint, provesOrder } from '../../api/packs/order-proof.ts';

/** An order, as it is kept. */
async function kept(number: string) {
  return { orderHash: await hashOrder(number) };
}

describe('an order confirmation number', () => {
  it('proves the purchase of its pack, however it is spaced and cased', async () => {
    expect(await provesOrder(' oc-2026- 004711', await kept('OC-2026-004711'))).toBe(true);
  });

  it.each([
    ['full-width characters', 'ＯＣ－２０２６－００４７１１'],
    ['characters that nobody sees', 'OC-2026-\u200B0047\u200D11'],
    ['spaces of any kind', 'oc-2026\u00A0-\u2009004711'],
    ['dashes that a program made of its hyphens', 'OC\u20112026\u2013004711'],
    ['a minus sign', 'OC\u22122026\u2212004711'],
    ['variants that look the same', 'OC\ufe0f-2026\u034f-004711\u{e0100}'],
  ])('is the same in %s', async (_what, number) => {
    expect(await provesOrder(number, await kept('OC-2026-004711'))).toBe(true);
  });

  it('is the same with a joiner between what is one character', async () => {
    expect(await provesOrder('E\u200d\u0301-2026', await kept('\u00e9-2026'))).toBe(true);
  });

  it.each([
    ['another number', 'OC-2026-004712'],
    ['a part of it', 'OC-2026-00471'],
    ['nothing', ''],
  ])('is not proved by %s', async (_what, number) => {
    expect(await provesOrder(number, await kept('OC-2026-004711'))).toBe(false);
  });

  it('is not in its hash, which is the same for every account', async () => {
    const { orderHash } = await kept('OC-2026-004711');
    expect(orderHash).not.toContain('4711');
    expect(await hashOrder('oc-2026-004711')).toBe(orderHash);
  });

  it('does not match a malformed hash', async () => {
    expect(await provesOrder('OC-4711', { orderHash: 'zz' })).toBe(false);
  });

  it.each([
    ['OC-2026-004711', '…4711'],
    ['OC-4711', '…'],
    ['OC-2026-0047😀1', '…47😀1'],
  ])('%s is shown as %s', (number, hint) => {
    expect(orderHint(number)).toBe(hint);
  });
});
