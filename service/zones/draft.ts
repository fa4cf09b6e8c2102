import { createRequire } from 'node:module';
import moment from 'moment-timezone';
import { z } from 'zod';
import type { ZoneRelease } from '../../domain/time/zone-data/release.ts';

const PACKAGE = 'moment-timezone/data/packed/latest.json';

const packed = z.object({
  version: z.string(),
  zones: z.array(z.string()),
  /** `Africa/Abidjan|Africa/Accra`: a zone, and another name for it. */
  links: z.array(z.string()),
});

/**
 * The release that the installed `moment-timezone` carries.
 * @param end the instant from which on changes of clocks are left out
 */
export function draftZones(end: number): ZoneRelease {
  const { version, zones, links } = packed.parse(createRequire(import.meta.url)(PACKAGE));
  return {
    release: version,
    zones: sorted(
      zones.map((packedZone) => {
        const zone = moment.tz.unpack(packedZone);
        return [zone.name, lineOf(zone, end)];
      }),
    ),
    links: sorted(
      links.map((link) => link.split('|')).map(([zone = '', name = '']) => [name, zone]),
    ),
  };
}

function sorted(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Consecutive periods with one offset, which differ only in the name that clocks go by, are one. */
function lineOf({ offsets, untils }: moment.UnpackedZone, end: number): string {
  // moment-timezone counts minutes behind UTC.
  const seconds = offsets.map((minutes) => Math.round(-minutes * 60));
  const periods = seconds
    .map((offset, index) => ({ offset, from: index === 0 ? -Infinity : untils[index - 1]! / 1000 }))
    .filter(({ offset, from }, index) => offset !== seconds[index - 1] && from * 1000 < end);
  const distinct = [...new Set(periods.map(({ offset }) => offset))];
  const order = periods.map(({ offset }) => distinct.indexOf(offset).toString(36)).join('');
  const turns = periods.slice(1).map(({ from }) => from);
  const spans = turns.map((turn, index) => (turn - (turns[index - 1] ?? 0)).toString(36));
  return [distinct.join(' '), order, spans.join(' ')].join('|');
}
