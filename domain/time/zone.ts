import { IANAZone } from 'luxon';
import type { Instant } from './instant.ts';
import { MINUTE } from './units.ts';

/** What a name looks like: no fixed offsets, and none of ICU's own `SystemV` zones. */
const NAME = /^(?!SystemV)[a-z][\w+/-]*$/i;
/** ICU knows other abbreviations too, such as an `IST` that is India's: most are ambiguous. */
const ABBREVIATION = /^[a-z]{3}$/i;
const IANA_ABBREVIATION = /^(CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$/i;

/** Names found good, in lower case, so that their number is bounded by IANA's. */
const known = new Set<string>();

/**
 * Whether this is the name of an IANA zone (`Europe/Berlin`, `UTC`, an alias such as
 * `Asia/Calcutta`), in any case. Fixed offsets (`+02:00`), `local` and abbreviations are not.
 */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  if (known.has(name.toLowerCase())) return true;
  if (ABBREVIATION.test(name) && !IANA_ABBREVIATION.test(name)) return false;
  if (!IANAZone.isValidZone(name)) return false;
  known.add(name.toLowerCase());
  return true;
}

/**
 * What the zone's clocks are ahead of UTC at an instant, in milliseconds (whole seconds: local
 * mean times of the early years are not whole minutes). The zone must be known.
 */
export function offsetAt(instant: Instant, zone: string): number {
  // Luxon keeps every spelling it meets; in lower case there is one of each zone.
  return Math.round(IANAZone.create(zone.toLowerCase()).offset(instant) * MINUTE);
}

/** The version of the zone data in use, e.g. `2025c`: Node carries one with its ICU. */
export function zoneDataVersion(): string {
  return process.versions['tz'] ?? 'unknown';
}
