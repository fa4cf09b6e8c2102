import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { CaseEvent } from '../domain/case/types.ts';
import { EARLIEST, LATEST, readCursor, toPage } from './cursor.ts';
import type { Database, Tables } from './schema.ts';
import { follows, newestFirst, type Sort } from './sorts.ts';
import type { CaseFilter, CaseRecord, CaseStore } from './types.ts';
import { toDate, toInstant, toInstantOrNull } from './values.ts';

const NEWEST_FIRST = newestFirst('cases', 'opened_at');

/** Spelled as in the index `cases_due`, or PostgreSQL would not use it. */
const NEAREST_DUE_FIRST: Sort = {
  name: 'cases:next_due_at',
  instant: sql<Date>`coalesce(next_due_at, timestamptz 'infinity')`,
  direction: 'asc',
  optional: true,
};

export function caseStore(db: Database): CaseStore {
  return {
    async get(id) {
      const row = await db
        .selectFrom('cases')
        .select(['file', 'state', 'seq'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async timeline(id) {
      const rows = await db
        .selectFrom('case_events')
        .selectAll()
        .where('case_id', '=', id)
        .orderBy('seq')
        .execute();
      return rows.map(toEvent);
    },
    async list(filter) {
      const sort = filter.sort === 'nextDueAt' ? NEAREST_DUE_FIRST : NEWEST_FIRST;
      const after = readCursor(sort, filter.cursor);
      let query = db
        .selectFrom('cases')
        .select(['id', 'file', 'state', 'seq', 'opened_at', 'next_due_at']);
      query = matching(query, filter);
      if (after !== null) query = query.where(follows(sort, after));
      const rows = await query
        .orderBy(sort.instant, sort.direction)
        .orderBy('id', sort.direction)
        .limit(filter.limit + 1)
        .execute();
      return toPage(rows, sort, filter.limit, toRecord, (row) => ({
        at: sort.optional ? toInstantOrNull(row.next_due_at) : toInstant(row.opened_at),
        id: row.id,
      }));
    },
  };
}

function matching<Row>(
  all: SelectQueryBuilder<Tables, 'cases', Row>,
  filter: CaseFilter,
): SelectQueryBuilder<Tables, 'cases', Row> {
  let query = all;
  for (const column of ['account', 'offering', 'severity', 'status', 'region'] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, '=', value);
  }
  if (filter.breached !== undefined) query = query.where('breached', '=', filter.breached);
  if (filter.dueBefore !== undefined) {
    const instant = Math.min(Math.max(filter.dueBefore, EARLIEST), LATEST);
    query = query.where(NEAREST_DUE_FIRST.instant, '<', toDate(instant));
  }
  return query;
}

function toRecord({ file, state, seq }: CaseRecord): CaseRecord {
  return { file, state, seq };
}

function toEvent(row: Selectable<Tables['case_events']>): CaseEvent {
  const { seq, key, type, actor, quiet, data } = row;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as it was recorded: its data are of its type
  return { seq, key, type, at: toInstant(row.at), actor, quiet, data } as CaseEvent;
}
