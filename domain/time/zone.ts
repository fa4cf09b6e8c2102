import { IANAZone } from 'luxon';
import type { Instant } from './instant.ts';
import { MINUTE } from './units.ts';

/** The form of a zone name: excludes fixed offsets and ICU's own `SystemV` zones. */
const NAME = /^(?!SystemV)[a-z][\w+/-]*$/i;
/** ICU also accepts abbreviations that IANA does not, such as `IST` for India; most are ambiguous. */
const ABBREVIATION = /^[a-z]{3}$/i;
const IANA_ABBREVIATION = /^(CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$/i;

/** Names found valid, in lower case, so that their number is bounded by the number of IANA names. */
const validNames = new Set<string>();

/**
 * Whether this is the name of an IANA zone (`Europe/Berlin`, `UTC`, `CET`, an alias such as
 * `Asia/Calcutta`), in any letter case. Fixed offsets (`+02:00`), `local` and abbreviations that are
 * not IANA names are rejected.
 */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  if (validNames.has(name.toLowerCase())) return true;
  if (ABBREVIATION.test(name) && !IANA_ABBREVIATION.test(name)) return false;
  if (!IANAZone.isValidZone(name)) return false;
  validNames.add(name.toLowerCase());
  return true;
}

/** The zone itself; UTC for one that this release does not know, though an earlier one did. */
export function knownZone(name: string): string {
  return isTimeZone(name) ? name : 'UTC';
}

/**
 * How far the zone is ahead of UTC at an instant, in milliseconds. It is rounded to a millisecond, as
 * Luxon's minutes are fractional for early local mean times. The zone must be valid.
 */
export function offsetAt(instant: Instant, zone: string): number {
  // Luxon caches every spelling that it meets, so lower case keeps one entry for each zone.
  return Math.round(IANAZone.create(zone.toLowerCase()).offset(instant) * MINUTE);
}

/** The version of the zone data that Node ships with its ICU, e.g. `2025c`; `unknown` if it gives none. */
export function zoneDataVersion(): string {
  return process.versions['tz'] ?? 'unknown';
}
