import { ZoneDataError } from './errors.ts';
import type { Instant } from './instant.ts';
import { headLength } from './partition.ts';
import { RELEASES } from './zone-data/releases.ts';
import { ZoneBook, type Zone } from './zone-book.ts';

export type { Zone } from './zone-book.ts';

const books: ReadonlyMap<string, ZoneBook> = new Map(
  RELEASES.map((each) => [each.release, new ZoneBook(each)]),
);

const newest = books.get((RELEASES.at(-1) ?? RELEASES[0]).release)!;

/** The newest release of the zone data that travels along, e.g. `2026f`. */
export function newestZoneData(): string {
  return newest.release;
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
  return newest.has(name);
}

/**
 * A zone, in the newest release that travels along unless another is named; null where that does not have it.
 * Throws `ZoneDataError` for a release that does not travel along.
 */
export function zoneOf(name: string, release = newest.release): Zone | null {
  const book = books.get(release);
  if (book === undefined) throw new ZoneDataError(release, newest.release);
  return book.zone(name);
}

/** The zone in the newest release; UTC for one that this does not have, though an earlier one did. */
export function knownZone(name: string): Zone {
  return newest.zone(name) ?? newest.zone('UTC')!;
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: Instant, { turns, offsets }: Zone): number {
  return offsets[headLength(turns, (turn) => turn <= instant)]!;
}
