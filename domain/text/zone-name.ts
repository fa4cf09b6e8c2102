import { LRUCache } from 'lru-cache';
import type { Instant } from '../time/instant.ts';
import { offsetText } from '../time/local-text.ts';
import { offsetAt, type Zone } from '../time/zone.ts';

/** Each takes some 30 kB, most of them outside of the heap, and costs more to make than to use a thousand times. */
const MAX_FORMATS = 200;
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: MAX_FORMATS });

type NameStyle = 'short' | 'long' | 'longOffset';

/**
 * What people call the time that a zone has at an instant: `Central European Summer Time`. Names come from the
 * running Node; where its zone data say another offset than ours, the name would be wrong, and the offset
 * stands instead: `UTC-07:00`.
 * @param tag BCP 47
 */
export function zoneName(
  instant: Instant,
  zone: Zone,
  { tag, style }: { readonly tag: string; readonly style: 'short' | 'long' },
): string {
  const offset = offsetText(offsetAt(instant, zone));
  const itsOffset = nameOf(instant, zone.name, { tag: 'en-US', style: 'longOffset' });
  // `GMT` alone in some versions of Unicode's data.
  const agrees = itsOffset?.replace(/^GMT$/, 'GMT+00:00') === `GMT${offset}`;
  return (agrees ? nameOf(instant, zone.name, { tag, style }) : null) ?? `UTC${offset}`;
}

/** Null for a zone that the running Node does not know. */
function nameOf(
  instant: Instant,
  timeZone: string,
  { tag, style }: { readonly tag: string; readonly style: NameStyle },
): string | null {
  const format = formatOf(timeZone, { tag, style });
  const parts = format?.formatToParts(instant) ?? [];
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? null;
}

function formatOf(
  timeZone: string,
  { tag, style }: { readonly tag: string; readonly style: NameStyle },
): Intl.DateTimeFormat | null {
  const key = `${tag} ${timeZone} ${style}`;
  const kept = formats.get(key);
  if (kept) return kept;
  try {
    const created = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: style });
    formats.set(key, created);
    return created;
  } catch {
    return null;
  }
}
