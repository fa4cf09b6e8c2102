import r2026f from './2026f.json' with { type: 'json' };
import type { ZoneRelease } from './release.ts';

/** The releases that travel along, the newest last: written by `npm run zones:update`. */
export const RELEASES: readonly [ZoneRelease, ...ZoneRelease[]] = [r2026f];
