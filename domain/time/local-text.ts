import type { Instant } from './instant.ts';
import { MINUTE } from './units.ts';
import { knownZone, offsetAt } from './zone.ts';

/**
 * The local rendering of an instant, `2026-11-21T16:00:00.000+08:00`. It names the same instant:
 * RFC 3339 offsets have no seconds, so a local mean time is shown with the nearest whole minute.
 * By the newest zone data, as the clocks on the wall; in UTC for a zone that these do not have.
 */
export function formatLocal(instant: Instant, zone: string): string {
  const offset = wholeMinutes(instant, zone);
  return `${new Date(instant + offset).toISOString().slice(0, -1)}${offsetText(offset)}`;
}

/** Formats an offset from UTC, in milliseconds, to the nearest minute: `+08:00`. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  const hh = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hh}:${String(minutes % 60).padStart(2, '0')}`;
}

function wholeMinutes(instant: Instant, zone: string): number {
  return Math.round(offsetAt(instant, knownZone(zone)) / MINUTE) * MINUTE;
}
