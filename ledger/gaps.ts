import { type Selectable, sql } from 'kysely';
import { toDelivery } from './delivery-rows.ts';
import { pageOf } from './page.ts';
import { recordOperationalAlerts } from './record-operational-alerts.ts';
import type { Database, Tables } from './schema.ts';
import type { Gap, GapStore } from './types/gaps.ts';
import { toDate, toInstant, toInstantOrNull } from './values.ts';

const NEWEST_FIRST = { list: 'gaps', column: 'found_at', direction: 'desc' } as const;

/** When an alert may be sent: after the time for which it is gathered, or at once. */
const GATHERED_UNTIL = sql<Date>`created_at + coalesce((gathered ->> 'forMs')::bigint, 0) * interval '1 millisecond'`;

export function gapStore(db: Database): GapStore {
  return {
    async unsent({ neverBefore, lastBefore, limit }) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('state', '=', 'pending')
        .where((where) =>
          where.or([
            where('digest_id', 'is', null),
            where('digest_id', '=', where.ref('deliveries.id')),
          ]),
        )
        .where((where) =>
          where.or([
            where.and([
              where('last_attempt_at', 'is', null),
              where(GATHERED_UNTIL, '<', toDate(neverBefore)),
            ]),
            where('last_attempt_at', '<', toDate(lastBefore)),
          ]),
        )
        .orderBy('created_at')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
    async open(kind, limit) {
      const rows = await db
        .selectFrom('gaps')
        .selectAll()
        .where('kind', '=', kind)
        .where('closed_at', 'is', null)
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map(toGap);
    },
    async closeNotRunning(subject, at) {
      await db
        .updateTable('gaps')
        .set({ closed_at: toDate(at) })
        .where('kind', '=', 'not-running')
        .where('subject', '=', subject)
        .where('closed_at', 'is', null)
        .execute();
    },
    report: (found, at, alertsFor) =>
      db.transaction().execute(async (transaction) => {
        await closeOthers(transaction, found, at);
        const fresh: Gap[] = [];
        for (const gap of found) if (await isNew(transaction, gap)) fresh.push(gap);
        if (fresh.length === 0) return { fresh, alerts: [] };
        const alerts = await recordOperationalAlerts(transaction, (all) => alertsFor(fresh, all));
        return { fresh, alerts };
      }),
    async count() {
      const { count } = await db
        .selectFrom('gaps')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('closed_at', 'is', null)
        .executeTakeFirstOrThrow();
      return count;
    },
    list({ open, ...page }) {
      let query = db.selectFrom('gaps').selectAll();
      if (open !== undefined) query = query.where('closed_at', open ? 'is' : 'is not', null);
      return pageOf(query, NEWEST_FIRST, page, toGap);
    },
  };
}

/** Closes the gaps that were not found again. */
async function closeOthers(transaction: Database, found: readonly Gap[], at: number) {
  let query = transaction
    .updateTable('gaps')
    .set({ closed_at: toDate(at) })
    .where('closed_at', 'is', null);
  const ids = found.map(({ id }) => id);
  if (ids.length > 0) query = query.where('id', 'not in', ids);
  await query.execute();
}

/** Records a gap. Returns whether it is new; a gap that was closed and is found again counts as new. */
async function isNew(transaction: Database, gap: Gap): Promise<boolean> {
  const row = await transaction
    .insertInto('gaps')
    .values({
      id: gap.id,
      kind: gap.kind,
      subject: gap.subject,
      what: gap.what,
      due_at: toDate(gap.dueAt),
      found_at: toDate(gap.foundAt),
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ closed_at: null, found_at: toDate(gap.foundAt) })
        .where('gaps.closed_at', 'is not', null),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function toGap(row: Selectable<Tables['gaps']>): Gap {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    what: row.what,
    dueAt: toInstant(row.due_at),
    foundAt: toInstant(row.found_at),
    closedAt: toInstantOrNull(row.closed_at),
  };
}
