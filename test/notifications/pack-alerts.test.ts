import { describe, expect, it } from 'vitest';
import { PackAccount } from '../../domain/pack/account.ts';
import { packAlertsFor } from '../../notifications/pack-alerts.ts';
import { subscription } from '../ledger/records.ts';
import { DAY } from '../support/case-file.ts';
import { undetected } from '../support/detected.ts';
import { packFile } from '../support/pack-file.ts';

const LINKS = { publicUrl: 'https://sla.example', temporalUiUrl: null, namespace: 'sla' };

/** Every alert of a pack with one credit left that lives for a year. */
function alertsTo(...subscriptions: Parameters<typeof subscription>[0][]) {
  const file = packFile({ used: 4 });
  const pack = new PackAccount(file);
  pack.advance(file.purchasedAt);
  pack.advance(file.purchasedAt + 366 * DAY);
  const batch = { id: file.id, file, state: pack.state, events: undetected(pack.entries) };
  const made = subscriptions.map((one) => subscription({ filter: {}, ...one }));
  return packAlertsFor({ ...batch, file }, made, LINKS);
}

describe('alerts about a pack', () => {
  it('go to subscribers: pack running low, expiring, and expired', () => {
    const sent = alertsTo({ events: ['pack.*'] });
    expect(sent.map(({ eventType }) => eventType)).toEqual([
      'pack.low',
      'pack.expiring',
      'pack.expiring',
      'pack.expiring',
      'pack.expiring',
      'pack.expired',
    ]);
    expect(JSON.parse(sent.at(-1)!.body)).toMatchObject({
      type: 'pack.expired',
      data: {
        reason: 'A pack of Contoso has expired; 1 credit is lost.',
        lost: 1,
        pack: { id: 'pack_test', expired: 1, status: 'expired' },
      },
    });
  });

  it.each([
    ['fr', 'Un forfait du compte Contoso a expiré\u00a0; 1 crédit est perdu.'],
    ['de-CH', 'Ein Paket von Contoso ist abgelaufen; 1 Credit ist verfallen.'],
    ['zh-CN', 'Contoso 的一个额度包已过期，1 个额度作废。'],
  ])('say why in %s', (locale, reason) => {
    const [expired] = alertsTo({ events: ['pack.expired'], locale });
    const { data } = JSON.parse(expired!.body);
    expect(data).toMatchObject({ reason, text: { happened: reason } });
  });

  it.each([
    ['another account', { filter: { account: 'acc_other' } }],
    ['a severity', { filter: { severity: 'A' } as const }],
    ['another offering', { filter: { offering: '21vianet' } }],
    ['cases', { events: ['case.*'] }],
  ])('are not for a subscription to %s', (_what, overrides) => {
    expect(alertsTo({ events: ['*'], ...overrides })).toEqual([]);
  });
});
