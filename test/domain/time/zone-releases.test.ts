import { describe, expect, test, vi } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { ZoneDataError } from '../../../domain/time/errors.ts';
import { isTimeZone, knownZone, newestZoneData, zoneOf } from '../../../domain/time/zone.ts';
import type { ZoneRelease } from '../../../domain/time/zone-data/release.ts';
import { at, daily, HOUR } from './calendars.ts';

/** A country that keeps its clocks at +01:00 in one release, and at +02:00 from 2026 on in the next. */
vi.mock(import('../../../domain/time/zone-data/releases.ts'), () => {
  const from2026 = (Date.UTC(2026, 0, 1) / 1000).toString(36);
  const old: ZoneRelease = {
    release: '2025z',
    zones: { UTC: '0|0|', 'Land/Old': '3600|0|', 'Land/City': '3600|0|' },
    links: {},
  };
  const young: ZoneRelease = {
    release: '2026a',
    zones: { UTC: '0|0|', 'Land/City': `3600 7200|01|${from2026}` },
    links: { 'Land/Town': 'Land/City' },
  };
  return { RELEASES: [old, young] as const };
});

const MORNING = ['09:00', '10:00'] as const;
const MIDNIGHT = at('2026-06-01T00:00Z');

describe('of two releases of the zone data', () => {
  test('the newer one counts unless a calendar has its own', () => {
    expect(newestZoneData()).toBe('2026a');
    const newest = compileCalendar(daily('Land/City', MORNING));
    const pinned = compileCalendar({ ...daily('Land/City', MORNING), zoneData: '2025z' });
    expect(newest.nextOpening(MIDNIGHT)).toBe(MIDNIGHT + 7 * HOUR);
    expect(pinned.nextOpening(MIDNIGHT)).toBe(MIDNIGHT + 8 * HOUR);
  });

  test('a name that only the older one has is no zone any more, but for what was scheduled with that', () => {
    expect(isTimeZone('Land/Old')).toBe(false);
    expect(knownZone('Land/Old').name).toBe('UTC');
    expect(zoneOf('Land/Old', '2025z')).toMatchObject({ name: 'Land/Old', release: '2025z' });
  });

  test('other names have the clocks of their zone', () => {
    expect(zoneOf('land/TOWN')).toMatchObject({ offsets: zoneOf('Land/City')!.offsets });
  });

  test('a third one is not guessed', () => {
    const calendar = { ...daily('Land/City', MORNING), zoneData: '2027a' };
    expect(() => compileCalendar(calendar)).toThrow(ZoneDataError);
    expect(() => compileCalendar(calendar)).toThrow('2027a');
  });
});
