import type { AccountStore } from './accounts.ts';
import type { KeyStore } from './api-keys.ts';
import type { CaseStore } from './cases.ts';
import type { DeliveryStore } from './deliveries.ts';
import type { GapStore } from './gaps.ts';
import type { IdempotencyStore } from './idempotency.ts';
import type { OrderStore } from './orders.ts';
import type { Outbox } from './outbox.ts';
import type { PackStore } from './packs.ts';
import type { PolicyStore } from './policies.ts';
import type { SubscriptionStore } from './subscriptions.ts';
import type { ZoneDataStore } from './zone-data.ts';

/** What the ledger stores and how to use it. PostgreSQL and embedded PGlite behave the same. */
export interface Ledger {
  readonly accounts: AccountStore;
  readonly keys: KeyStore;
  readonly subscriptions: SubscriptionStore;
  readonly cases: CaseStore;
  readonly packs: PackStore;
  readonly orders: OrderStore;
  readonly outbox: Outbox;
  readonly deliveries: DeliveryStore;
  readonly gaps: GapStore;
  readonly idempotency: IdempotencyStore;
  readonly zoneData: ZoneDataStore;
  readonly policies: PolicyStore;
  /** Throws `LedgerUnavailableError` if the database does not answer, is a replica, or its disk is full. */
  requireWritable(): Promise<void>;
  close(): Promise<void>;
}
