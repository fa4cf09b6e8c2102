import type { ColumnType, Generated, GeneratedAlways, Kysely } from 'kysely';
import type { CaseEvent, CaseFile, CaseState } from '../domain/case/types.ts';
import type { PackEntry, PackFile, PackState } from '../domain/pack/types.ts';
import type { Account, Contact } from './types/accounts.ts';
import type { DeliveryState, Gathered } from './types/deliveries.ts';
import type { GapKind } from './types/gaps.ts';
import type { ChannelType, Subscription } from './types/subscriptions.ts';

/** The tables as Kysely sees them; `migrations/` creates them. */

/** Read as a value, written as the text that `json()` makes of it. */
type Json<T> = ColumnType<T, string, string>;

interface AccountsTable {
  id: string;
  name: string;
  region: string;
  subdivision: string | null;
  time_zone: string;
  locale: string;
  agreements: Json<readonly string[]>;
  partner: boolean;
  contacts: Json<readonly Contact[]>;
  fields: Json<Account['fields']>;
  created_at: Date;
}

interface ApiKeysTable {
  id: string;
  name: string;
  role: 'administrator';
  hash: string;
}

interface SubscriptionsTable {
  id: string;
  type: ChannelType;
  target: string;
  secret: string | null;
  previous_secret: string | null;
  previous_secret_until: Date | null;
  paused: boolean;
  ended_at: Date | null;
  digest_ms: number | null;
  events: Json<readonly string[]>;
  filter: Json<Subscription['filter']>;
  locale: string | null;
  time_zone: string | null;
  created_at: Date;
}

/** A case or a pack: its whole file and state, beside the columns that queries need. */
interface SubjectTable<File, State> {
  id: string;
  next_expected_at: Date | null;
  /** The seq of the last event recorded; it never decreases. */
  seq: number;
  file: Json<File>;
  state: Json<State>;
}

/** An event of a case, or an entry of a pack. */
interface EventTable<Event extends CaseEvent | PackEntry> {
  /**
   * For an event of a case, that case, never null; for an entry of a pack, the case that it concerns, if
   * any.
   */
  case_id: string | null;
  seq: number;
  key: string;
  type: Event['type'];
  at: Date;
  actor: string;
  quiet: boolean;
  data: Json<Event['data']>;
}

interface CasesTable extends SubjectTable<CaseFile, CaseState> {
  account: string;
  offering: string;
  severity: string;
  status: string;
  region: string;
  breached: boolean;
  opened_at: Date;
  next_due_at: Date | null;
  zone_data: GeneratedAlways<string>;
  waiting_for: GeneratedAlways<string | null>;
}

interface CaseEventsTable extends EventTable<CaseEvent> {
  /** Counts over all cases, in the order of insertion. */
  id: Generated<number>;
}

interface PacksTable extends SubjectTable<PackFile, PackState> {
  expires_at: Date;
}

interface PackUsersTable {
  pack_id: string;
  account: string;
}

interface PackEntriesTable extends EventTable<PackEntry> {
  pack_id: string;
  balance: Json<PackEntry['balance']>;
}

interface PackOrdersTable {
  account: string;
  order_hash: string;
  pack_id: string;
  key_id: string;
  at: Date;
}

interface PackOrderGuessesTable {
  key_id: string;
  account: string;
  at: Date;
}

interface PackClaimsTable {
  id: Generated<number>;
  pack_id: string;
  key_id: string;
  account: string;
  actor: string;
  at: Date;
  proved: boolean;
}

/** An alert is about a case or a pack; a digest or an operational alert is about neither. */
interface DeliveriesTable {
  id: string;
  case_id: string | null;
  pack_id: string | null;
  event_seq: number;
  event_key: string;
  event_type: string;
  subscription_id: string | null;
  target: string;
  body: string;
  due_at: Date;
  sent_at: Date | null;
  gathered: Json<Gathered> | null;
  digest_id: string | null;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  last_status: number | null;
  last_error: string | null;
  last_attempt_at: Date | null;
  delivered_at: Date | null;
  created_at: Generated<Date>;
}

interface GapsTable {
  id: string;
  kind: GapKind;
  subject: string;
  what: string;
  due_at: Date;
  found_at: Date;
  closed_at: Date | null;
}

interface IdempotencyKeysTable {
  scope: string;
  key: string;
  request_hash: string;
  /** Null, like `body`, until the claim is settled. */
  status: number | null;
  body: Json<unknown> | null;
  created_at: Generated<Date>;
}

interface PolicyVersionsTable {
  file: string;
  digest: string;
}

interface ZoneDataTable {
  release: string;
}

export interface Tables {
  accounts: AccountsTable;
  api_keys: ApiKeysTable;
  subscriptions: SubscriptionsTable;
  cases: CasesTable;
  case_events: CaseEventsTable;
  packs: PacksTable;
  pack_users: PackUsersTable;
  pack_entries: PackEntriesTable;
  pack_orders: PackOrdersTable;
  pack_order_guesses: PackOrderGuessesTable;
  pack_claims: PackClaimsTable;
  deliveries: DeliveriesTable;
  gaps: GapsTable;
  idempotency_keys: IdempotencyKeysTable;
  policy_versions: PolicyVersionsTable;
  zone_data: ZoneDataTable;
}

/** The database, or a transaction in it. */
export type Database = Kysely<Tables>;
