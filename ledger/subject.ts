import type { Insertable } from 'kysely';
import { nextExpectedAt } from '../domain/case/expected-events.ts';
import { nextEntryExpectedAt } from '../domain/pack/expected-entries.ts';
import type { Instant } from '../domain/time/instant.ts';
import { portionsOf } from './portions.ts';
import type { Database, Tables } from './schema.ts';
import type { Batch, Complete, PackBatch, SentBatchOf } from './types/outbox.ts';
import { json, toDate, toDateOrNull } from './values.ts';

export type AnyBatch = Batch | PackBatch;
export type FileOf<B extends AnyBatch> = NonNullable<B['file']>;
export type EventOf<B extends AnyBatch> = B['events'][number];
/** A batch as it travels. */
export type Sent<B extends AnyBatch> = SentBatchOf<FileOf<B>, B['state'], EventOf<B>>;

type Columns<Table extends keyof Tables> = {
  [Name in Table]: Partial<Insertable<Tables[Name]>>;
}[Table];

/** What the ledger records: cases with their events, or packs with their entries. */
export interface Subject<B extends AnyBatch> {
  readonly table: 'cases' | 'packs';
  readonly events: 'case_events' | 'pack_entries';
  /** Whether one that was ended in Temporal can be put together again, so that it need not go on wrongly. */
  readonly isRevivable: boolean;
  /** The column by which its events and deliveries refer to it. */
  readonly idColumn: 'case_id' | 'pack_id';
  /** When it next records something by itself after an instant; null if never. */
  readonly nextExpectedAt: (file: FileOf<B>, state: B['state'], after: Instant) => Instant | null;
  /** The columns of its row beyond those that cases and packs share; `moving` names those that change. */
  readonly columns: (position: Complete<B>) => Columns<'cases' | 'packs'>;
  readonly moving: readonly string[];
  /** The columns of an event beyond those that events and entries share. */
  readonly eventColumns: (id: string, event: EventOf<B>) => Columns<'case_events' | 'pack_entries'>;
  /** Writes further rows that depend on the state. */
  readonly recordMore?: (transaction: Database, positions: readonly Complete<B>[]) => Promise<void>;
}

export const CASES: Subject<Batch> = {
  table: 'cases',
  events: 'case_events',
  isRevivable: true,
  idColumn: 'case_id',
  nextExpectedAt,
  columns: ({ file: { account, request, openedAt }, state }) => ({
    account: account.id,
    offering: request.offering,
    region: account.region,
    opened_at: toDate(openedAt),
    severity: state.severity,
    status: state.status,
    breached: state.breached,
    next_due_at: toDateOrNull(state.nextDueAt),
  }),
  moving: ['severity', 'status', 'breached', 'next_due_at'],
  eventColumns: (id) => ({ case_id: id }),
};

export const PACKS: Subject<PackBatch> = {
  table: 'packs',
  events: 'pack_entries',
  isRevivable: false,
  idColumn: 'pack_id',
  nextExpectedAt: nextEntryExpectedAt,
  columns: ({ file }) => ({ expires_at: toDate(file.expiresAt) }),
  moving: [],
  eventColumns: (id, entry) => ({
    pack_id: id,
    case_id: entry.case,
    balance: json(entry.balance),
  }),
  recordMore: recordUsers,
};

/** Records the accounts that may use the packs: their buyers, and those that have proved the purchase. */
async function recordUsers(
  transaction: Database,
  positions: readonly Complete<PackBatch>[],
): Promise<void> {
  const users = positions.flatMap(({ id, file, state }) =>
    [file.account.id, ...state.claimedBy].map((account) => ({ pack_id: id, account })),
  );
  for (const portion of portionsOf(users)) {
    await transaction
      .insertInto('pack_users')
      .values(portion)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
