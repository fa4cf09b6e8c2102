import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { type Position, readCursor, type Sort, writeCursor } from './cursor.ts';
import type { Tables } from './schema.ts';
import type { Page, PageRequest } from './types/page.ts';
import { toInstantOrNull } from './values.ts';

/**
 * One page of a list. Rows must have their id and the column by which they are sorted. Throws
 * `InvalidCursorError`.
 */
export async function pageOf<
  Column extends string,
  Row extends { id: string } & Record<Column, Date | null>,
  T,
>(
  query: SelectQueryBuilder<Tables, keyof Tables, Row>,
  sort: Sort<Column>,
  { limit, cursor }: PageRequest,
  toItem: (row: Row) => T,
): Promise<Page<T>> {
  const after = readCursor(sort, cursor);
  const rest = after === null ? query : query.where(follows(sort, after));
  // One more than is returned, to find out whether more follow.
  const rows: Row[] = await inOrder(rest, sort)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const end = last && { at: toInstantOrNull(last[sort.column]), id: last.id };
  return { items: shown.map(toItem), nextCursor: end ? writeCursor(sort, end) : null };
}

export function inOrder<TB extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, TB, Row>,
  sort: Sort,
): SelectQueryBuilder<Tables, TB, Row> {
  const { direction } = sort;
  return query.orderBy(instantOf(sort), direction).orderBy(sql.ref('id'), direction);
}

/** The expression of the lists' indexes: null counts as infinity, so that one row comparison covers it. */
export function instantOf({ column, optional }: Sort): RawBuilder<Date> {
  const instant = sql.ref<Date>(column);
  return optional ? sql<Date>`coalesce(${instant}, timestamptz 'infinity')` : instant;
}

/** The rows after `position`, as a row comparison that an index on the same expression can serve. */
function follows(sort: Sort, { at, id }: Position): RawBuilder<boolean> {
  const instant = at === null ? 'infinity' : new Date(at);
  const operator = sort.direction === 'asc' ? sql`>` : sql`<`;
  return sql<boolean>`(${instantOf(sort)}, id) ${operator} (${instant}::timestamptz, ${id})`;
}
