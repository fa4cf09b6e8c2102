import type { Instant } from './instant.ts';
import { headLength } from './partition.ts';
import { RELEASES } from './zone-data/releases.ts';
import type { Zone } from './zone-book.ts';
import { ZoneBooks } from './zone-books.ts';

export type { Zone } from './zone-book.ts';

const books = new ZoneBooks(RELEASES);

/** The newest release of the zone data that travels along, e.g. `2026f`. */
export function newestZoneData(): string {
  return books.newest;
}

/** Whether a release of the zone data travels along. */
export function hasZoneData(release: string): boolean {
  return books.has(release);
}

/**
 * Whether this is the name of an IANA zone in the newest release (`Europe/Berlin`, `UTC`, `CET`, an alias
 * such as `Asia/Calcutta`), in any letter case. Fixed offsets (`+02:00`), `local` and abbreviations
 * that are not IANA names are rejected.
 */
export function isTimeZone(name: string): boolean {
  return books.zone(name) !== null;
}

/**
 * A zone, in the newest release that travels along unless another is named; null where that does not have it.
 * Throws `ZoneDataError` for a release that does not travel along.
 */
export function zoneOf(name: string, release?: string): Zone | null {
  return books.zone(name, release);
}

/** The zone in the newest release; UTC for one that this does not have, though an earlier one did. */
export function knownZone(name: string): Zone {
  return books.zone(name) ?? books.zone('UTC')!;
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: Instant, { turns, offsets }: Zone): number {
  return offsets[headLength(turns, (turn) => turn <= instant)]!;
}
