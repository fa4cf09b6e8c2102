import { sql, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { CaseEvent, ShownFile } from '../domain/case/types.ts';
import { EARLIEST, LATEST, type Sort } from './cursor.ts';
import { instantOf, pageOf } from './page.ts';
import { recordStore, toRecord } from './record-store.ts';
import type { Database, Tables } from './schema.ts';
import type { CaseFilter, CaseStore } from './types/cases.ts';
import { toDate, toInstant } from './values.ts';

const SORTS = {
  openedAt: { list: 'cases', column: 'opened_at', direction: 'desc' },
  nextDueAt: { list: 'cases', column: 'next_due_at', direction: 'asc', optional: true },
} as const satisfies Record<string, Sort>;

/** Lists took most of their time to read what they do not show. */
const shownFile = sql<ShownFile>`file - '{history,schedules}'::text[]`.as('file');

export function caseStore(db: Database): CaseStore {
  return {
    ...recordStore(db, 'cases'),
    async timeline(id) {
      const rows = await db
        .selectFrom('case_events')
        .selectAll()
        .where('case_id', '=', id)
        .orderBy('seq')
        .execute();
      return rows.map(toEvent);
    },
    list(filter) {
      const all = db
        .selectFrom('cases')
        .select(['id', shownFile, 'state', 'seq', 'opened_at', 'next_due_at']);
      return pageOf(matching(all, filter), SORTS[filter.sort ?? 'openedAt'], filter, toRecord);
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
  const { waitingFor } = filter;
  if (waitingFor !== undefined) query = query.where('waiting_for', '=', waitingFor);
  if (filter.breached !== undefined) query = query.where('breached', '=', filter.breached);
  if (filter.dueBefore !== undefined) {
    const instant = Math.min(Math.max(filter.dueBefore, EARLIEST), LATEST);
    query = query.where(instantOf(SORTS.nextDueAt), '<', toDate(instant));
  }
  return query;
}

function toEvent(row: Selectable<Tables['case_events']>): CaseEvent {
  const { seq, key, type, actor, quiet, data } = row;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- recorded with the data of its type
  return { seq, key, type, at: toInstant(row.at), actor, quiet, data } as CaseEvent;
}
