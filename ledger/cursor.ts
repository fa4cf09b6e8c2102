import type { Instant } from '../domain/time/instant.ts';
import { InvalidCursorError } from './errors.ts';

/** How a list is sorted: by an instant and then by id, so that no two rows share a place. */
export interface Sort<Column extends string = string> {
  readonly list: string;
  /** One of our own column names, never a caller's input. */
  readonly column: Column;
  readonly direction: 'asc' | 'desc';
  /** Whether the instant may be null. Null counts as infinity, so in ascending order it comes last. */
  readonly optional?: boolean;
}

/**
 * Where a page ended: the instant that its last item is sorted by (null if it has none), and that item's
 * id.
 */
export interface Position {
  readonly at: Instant | null;
  readonly id: string;
}

/** The years that RFC 3339 and PostgreSQL write alike. PostgreSQL knows more, but writes them differently. */
export const EARLIEST: Instant = Date.parse('0001-01-01T00:00:00.000Z');
export const LATEST: Instant = Date.parse('9999-12-31T23:59:59.999Z');

/** Reads what `writeCursor` wrote; null if there is no cursor. Throws `InvalidCursorError`. */
export function readCursor(sort: Sort, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) {
    throw new InvalidCursorError(cursor, 'was not issued by this service');
  }
  const [order, at, id] = parts as unknown[];
  if (order !== nameOf(sort))
    throw new InvalidCursorError(cursor, 'belongs to another list or sort');
  const valid = isInstant(at) || (at === null && sort.optional);
  if (!valid || typeof id !== 'string')
    throw new InvalidCursorError(cursor, 'was not issued by this service');
  return { at, id };
}

/** A cursor is opaque to callers, and its characters need no escaping in a URL. */
export function writeCursor(sort: Sort, { at, id }: Position): string {
  return Buffer.from(JSON.stringify([nameOf(sort), at, id])).toString('base64url');
}

/** The name of a sort within its cursors, as a cursor is valid only for the list and sort that made it. */
function nameOf({ list, column }: Sort): string {
  return `${list}:${column}`;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function isInstant(value: unknown): value is Instant {
  return Number.isInteger(value) && Number(value) >= EARLIEST && Number(value) <= LATEST;
}
