import { describe, expect, it } from 'vitest';
import { hashOrder, orderHint, provesOrder } from '../../api/packs/order-proof.ts';

describe('an order confirmation number', () => {
  it('proves the purchase of its pack, however it is spaced and cased', async () => {
    const hash = await hashOrder('OC-2026-004711', 'pack_a');
    expect(await provesOrder(' oc-2026- 004711', 'pack_a', hash)).toBe(true);
  });

  it.each([
    ['another number', 'OC-2026-004712', 'pack_a'],
    ['nothing', '', 'pack_a'],
    ['the number of another pack', 'OC-2026-004711', 'pack_b'],
  ])('is not proved by %s', async (_what, number, pack) => {
    const hash = await hashOrder('OC-2026-004711', 'pack_a');
    expect(await provesOrder(number, pack, hash)).toBe(false);
  });

  it('is not in its hash, which differs from pack to pack', async () => {
    const [a, b] = await Promise.all(['pack_a', 'pack_b'].map((id) => hashOrder('OC-4711', id)));
    expect(a).not.toBe(b);
    expect(a).not.toContain('4711');
  });

  it('is proved by no broken hash', async () => {
    expect(await provesOrder('OC-4711', 'pack_a', 'zz')).toBe(false);
  });

  it.each([
    ['OC-2026-004711', '…4711'],
    ['OC-4711', '…'],
  ])('%s is shown as %s', (number, hint) => {
    expect(orderHint(number)).toBe(hint);
  });
});
