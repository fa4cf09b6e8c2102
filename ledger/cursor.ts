import type { Instant } from '../domain/time/instant.ts';
import { InvalidCursorError } from './errors.ts';

/** One order of one list: by an instant and then by id, so that no two rows share a place. */
export interface Sort<Column extends string = string> {
  readonly list: string;
  /** Ours, never a caller's. */
  readonly column: Column;
  readonly direction: 'asc' | 'desc';
  /** Whether a row may be without the instant; such rows come last. */
  readonly optional?: boolean;
}

/** Where a page ended: the instant its list is sorted by (null for none) and its last item's id. */
export interface Position {
  readonly at: Instant | null;
  readonly id: string;
}

/** The years that RFC 3339 can say. PostgreSQL knows more, but spells them otherwise. */
export const EARLIEST: Instant = Date.parse('0001-01-01T00:00:00.000Z');
export const LATEST: Instant = Date.parse('9999-12-31T23:59:59.999Z');

/** Reads what `writeCursor` wrote, null where there is none. Throws `InvalidCursorError`. */
export function readCursor(sort: Sort, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) {
    throw new InvalidCursorError(cursor, 'was not issued by this service');
  }
  const [order, at, id] = parts as unknown[];
  if (order !== nameOf(sort))
    throw new InvalidCursorError(cursor, 'belongs to another list or sort');
  const placed = isInstant(at) || (at === null && sort.optional);
  if (!placed || typeof id !== 'string')
    throw new InvalidCursorError(cursor, 'was not issued by this service');
  return { at, id };
}

/** Opaque to callers, and of characters that need no escaping in a URL. */
export function writeCursor(sort: Sort, { at, id }: Position): string {
  return Buffer.from(JSON.stringify([nameOf(sort), at, id])).toString('base64url');
}

/** A cursor is good for the order that made it alone. */
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
