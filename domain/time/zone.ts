import { LRUCache } from 'lru-cache';
import type { Instant } from './instant.ts';
import { HOUR, MINUTE, SECOND } from './units.ts';

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
  if (!isKnown(name)) return false;
  validNames.add(name.toLowerCase());
  return true;
}

function isKnown(name: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
}

/** The zone itself; UTC for one that this release does not know, though an earlier one did. */
export function knownZone(name: string): string {
  return isTimeZone(name) ? name : 'UTC';
}

/** Each takes some 40 kB, most of them outside of the heap, and a tenth of a millisecond to make. */
const MAX_FORMATS = 100;

/** By zone in lower case, so that one zone takes one place. */
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: MAX_FORMATS });

/** `GMT` alone in UTC; seconds only in local mean times. */
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

/** How far the zone is ahead of UTC at an instant, in milliseconds. The zone must be valid. */
export function offsetAt(instant: Instant, zone: string): number {
  const text = formatOf(zone.toLowerCase()).format(instant);
  const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(text) ?? unreadable(text);
  const ahead = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  return sign === '-' ? -ahead : ahead;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}

function unreadable(text: string): never {
  throw new TypeError(`"${text}" does not end with an offset from UTC`);
}

/** The version of the zone data that Node ships with its ICU, e.g. `2025c`; `unknown` if it gives none. */
export function zoneDataVersion(): string {
  return process.versions['tz'] ?? 'unknown';
}
