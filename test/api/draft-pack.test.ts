import { describe, expect, it } from 'vitest';
import { draftPack, type Purchase } from '../../api/packs/draft.ts';
import { account } from '../ledger/records.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');

function purchase(overrides: Partial<Purchase> = {}): Purchase {
  return {
    id: 'pack_a',
    account: account({ timeZone: 'Asia/Shanghai' }),
    orderConfirmation: 'OC-2026-004711',
    credits: 5,
    used: 0,
    taxExemption: null,
    purchasedAt: NOW,
    purchasedBy: 'desk',
    now: NOW,
    ...overrides,
  };
}

describe('a pack that is bought', () => {
  it('expires at the same local time a year later, and keeps nothing of the number but its end', async () => {
    const file = await draftPack(purchase());
    expect(file).toMatchObject({
      expiresAtLocal: '2027-11-21T16:00:00.000+08:00',
      orderHint: '…4711',
      total: 5,
    });
    expect(JSON.stringify(file)).not.toContain('004711');
    expect(file.warnings.map(({ days }) => days)).toEqual([60, 30, 7, 1]);
  });

  it('in the past is taken over with what is left', async () => {
    const purchasedAt = Date.parse('2025-11-21T08:00:01Z');
    const file = await draftPack(purchase({ purchasedAt, used: 3 }));
    expect(file).toMatchObject({ used: 3, quietBefore: NOW });
  });

  it('more than a year ago is refused', async () => {
    const purchasedAt = Date.parse('2025-11-21T08:00:00Z');
    await expect(draftPack(purchase({ purchasedAt }))).rejects.toMatchObject({
      code: 'pack-expired',
      kind: { status: 422 },
    });
  });

  it('of which more is used than was bought is refused by its field', async () => {
    await expect(draftPack(purchase({ used: 6 }))).rejects.toMatchObject({
      members: { errors: [{ path: 'used' }] },
    });
  });
});
