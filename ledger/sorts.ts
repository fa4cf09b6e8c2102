import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Position } from './cursor.ts';

/** One order of one list: by an instant and then by id, so that no two rows share a place. */
export interface Sort {
  /** Stands in the cursor: a cursor is good for the order that made it alone. */
  readonly name: string;
  readonly instant: RawBuilder<Date>;
  readonly direction: 'asc' | 'desc';
  /** Whether a row may be without the instant; such rows come last. */
  readonly optional: boolean;
}

/** `list` and `column` are ours, never a caller's. */
export function newestFirst(list: string, column: string): Sort {
  return {
    name: `${list}:${column}`,
    instant: sql<Date>`${sql.ref(column)}`,
    direction: 'desc',
    optional: false,
  };
}

/** The rows behind `position`: a row comparison, which an index on the same expression answers. */
export function follows(sort: Sort, { at, id }: Position): RawBuilder<SqlBool> {
  const instant = at === null ? 'infinity' : new Date(at);
  const operator = sort.direction === 'asc' ? sql`>` : sql`<`;
  return sql<SqlBool>`(${sort.instant}, id) ${operator} (${instant}::timestamptz, ${id})`;
}
