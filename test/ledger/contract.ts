import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/types/ledger.ts';
import { accountsContract } from './contract/accounts.ts';
import { casesContract } from './contract/cases.ts';
import { deliveriesContract } from './contract/deliveries.ts';
import { digestsContract } from './contract/digests.ts';
import { gapsContract } from './contract/gaps.ts';
import { idempotencyContract } from './contract/idempotency.ts';
import { keysContract } from './contract/keys.ts';
import { ordersContract } from './contract/orders.ts';
import { outboxContract } from './contract/outbox.ts';
import { packsContract } from './contract/packs.ts';
import { policiesContract } from './contract/policies.ts';
import { subscriptionsContract } from './contract/subscriptions.ts';
import { valuesContract } from './contract/values.ts';
import { zoneDataContract } from './contract/zone-data.ts';

/** What every ledger does, whichever database is under it. `open` answers a new, empty one. */
export function ledgerContract(open: () => Promise<Ledger>): void {
  let ledger: Ledger;

  beforeAll(async () => {
    ledger = await open();
  }, 60_000);
  afterAll(() => ledger.close());

  const opened = (): Ledger => ledger;
  keysContract(opened);
  accountsContract(opened);
  subscriptionsContract(opened);
  idempotencyContract(opened);
  outboxContract(opened);
  casesContract(opened);
  deliveriesContract(opened);
  digestsContract(opened);
  gapsContract(opened);
  packsContract(opened);
  ordersContract(opened);
  valuesContract(opened);
  zoneDataContract(opened);
  policiesContract(opened);

  describe('the ledger itself', () => {
    it('takes writes', async () => {
      await expect(ledger.requireWritable()).resolves.toBeUndefined();
    });
  });
}
