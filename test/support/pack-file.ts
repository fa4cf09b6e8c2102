import type { PackFile } from '../../domain/pack/types.ts';
import { daysBefore, expiryOf } from '../../domain/scheduling/pack-expiry.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import { knownZone } from '../../domain/time/zone.ts';

export const BOUGHT_AT = Date.parse('2026-03-02T08:00:00.000Z');

/** A pack of five, bought by an account in Shanghai. */
export function packFile(overrides: Partial<PackFile> = {}): PackFile {
  const purchasedAt = overrides.purchasedAt ?? BOUGHT_AT;
  const timeZone = overrides.account?.timeZone ?? 'Asia/Shanghai';
  const zone = knownZone(timeZone);
  const expiresAt = expiryOf(purchasedAt, zone, 1);
  return {
    id: 'pack_test',
    account: { id: 'acc_contoso', name: 'Contoso', timeZone },
    offering: 'professional',
    policyVersion: 'professional@1',
    source: { document: '002', section: 'test' },
    documents: { '002': { en: 'Handbook', de: 'Handbuch' } },
    orderHint: '…4711',
    total: 5,
    used: 0,
    purchasedAt,
    purchasedBy: 'desk',
    taxExemption: null,
    expiresAt,
    expiresAtLocal: formatLocal(expiresAt, timeZone),
    validYears: 1,
    warnings: [60, 30, 7, 1].map((days) => ({ days, at: daysBefore(expiresAt, zone, days) })),
    quietBefore: purchasedAt,
    ...overrides,
  };
}
