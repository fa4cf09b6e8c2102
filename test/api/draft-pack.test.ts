import { describe, expect, it } from 'vitest';
import { draftPack, type Purchase } from '../../api/packs/draft.ts';
import { account } from '../ledger/records.ts';
import { ownCatalogue } from '../support/catalogues.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');

function purchase(overrides: Partial<Purchase> = {}): Purchase {
  return {
    id: 'pack_a',
    account: account({ timeZone: 'Asia/Shanghai' }),
    orderConfirmation: 'OC-2026-004711',
    offering: null,
    credits: null,
    used: 0,
    taxExemption: null,
    purchasedAt: NOW,
    purchasedBy: 'desk',
    now: NOW,
    ...overrides,
  };
}

const drafted = (overrides: Partial<Purchase> = {}) =>
  draftPack(ownCatalogue(), purchase(overrides));

describe('a pack that is bought', () => {
  it('expires at the same local time a year later, and keeps only the end of the number', () => {
    const file = drafted();
    expect(file).toMatchObject({
      expiresAtLocal: '2027-11-21T16:00:00.000+08:00',
      orderHint: '…4711',
      total: 5,
    });
    expect(JSON.stringify(file)).not.toContain('004711');
    expect(file.warnings.map(({ days }) => days)).toEqual([60, 30, 7, 1]);
  });

  it('in the past is taken over with what is left', () => {
    const purchasedAt = Date.parse('2025-11-21T08:00:01Z');
    const file = drafted({ purchasedAt, used: 3 });
    expect(file).toMatchObject({ used: 3, quietBefore: NOW });
  });

  it('more than a year ago is refused', () => {
    const purchasedAt = Date.parse('2025-11-21T08:00:00Z');
    expect(problemOf({ purchasedAt })).toMatchObject({
      code: 'pack-expired',
      kind: { status: 422 },
      members: { source: { document: '002' } },
    });
  });

  it.each([
    ['more used than was bought', { used: 6 }, 'used'],
    ['an offering without packs', { offering: '21vianet' }, 'offering'],
    ['an offering that is not there', { offering: 'nothing' }, 'offering'],
  ])('with %s is refused by its field', (_what, overrides, path) => {
    expect(problemOf(overrides)).toMatchObject({ members: { errors: [{ path }] } });
  });
});

function problemOf(overrides: Partial<Purchase>): unknown {
  try {
    return drafted(overrides);
  } catch (error) {
    return error;
  }
}
