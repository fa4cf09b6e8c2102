import type { Insertable } from 'kysely';
import { nextExpectedAt } from '../domain/case/expected-events.ts';
import { nextEntryExpectedAt } from '../domain/pack/expected-entries.ts';
import type { Instant } from '../domain/time/instant.ts';
import { insertBatches } from './insert-batches.ts';
import type { Database, Tables } from './schema.ts';
import type { Batch, PackBatch } from './types/outbox.ts';
import { json, toDate, toDateOrNull } from './values.ts';

export type AnyBatch = Batch | PackBatch;
export type FileOf<B extends AnyBatch> = NonNullable<B['file']>;

/** A batch with its file, which it or an earlier batch brought. */
export type Position<B extends AnyBatch> = B & { readonly file: FileOf<B> };

type Columns<Table extends keyof Tables> = {
  [Name in Table]: Partial<Insertable<Tables[Name]>>;
}[Table];

/** What the ledger records: cases with their events, or packs with their entries. */
export interface Subject<B extends AnyBatch> {
  readonly table: 'cases' | 'packs';
  readonly events: 'case_events' | 'pack_entries';
  /** The column by which its events and deliveries refer to it. */
  readonly idColumn: 'case_id' | 'pack_id';
  readonly idOf: (batch: B) => string;
  /** When it next records something by itself after an instant; null if never. */
  readonly nextExpectedAt: (file: FileOf<B>, state: B['state'], after: Instant) => Instant | null;
  /** The columns of its row beyond those that cases and packs share; `moving` names those that change. */
  readonly columns: (position: Position<B>) => Columns<'cases' | 'packs'>;
  readonly moving: readonly string[];
  /** The columns of an event beyond those that events and entries share. */
  readonly eventColumns: (
    id: string,
    event: B['events'][number],
  ) => Columns<'case_events' | 'pack_entries'>;
  /** Writes further rows that depend on the state. */
  readonly recordMore?: (transaction: Database, positions: readonly Position<B>[]) => Promise<void>;
}

export const CASES: Subject<Batch> = {
  table: 'cases',
  events: 'case_events',
  idColumn: 'case_id',
  idOf: ({ caseId }) => caseId,
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
  idColumn: 'pack_id',
  idOf: ({ packId }) => packId,
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
  positions: readonly Position<PackBatch>[],
): Promise<void> {
  const users = positions.flatMap(({ packId, file, state }) =>
    [file.account.id, ...state.claimedBy].map((account) => ({ pack_id: packId, account })),
  );
  for (const rowBatch of insertBatches(users)) {
    await transaction
      .insertInto('pack_users')
      .values(rowBatch)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
