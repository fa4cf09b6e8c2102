import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { ZoneDataError } from '../../../domain/time/errors.ts';
import { newestZoneData, offsetAt } from '../../../domain/time/zone.ts';
import { ZoneBooks } from '../../../domain/time/zone-books.ts';
import type { ZoneRelease } from '../../../domain/time/zone-data/release.ts';
import { at, daily, HOUR } from './calendars.ts';

const TURN = at('2026-01-01T00:00Z');

/** A country that keeps its clocks at +01:00 in one release, and moves them to +02:00 in the next. */
const OLD: ZoneRelease = {
  release: '2025z',
  zones: { UTC: '0|0|', 'Land/Old': '3600|0|', 'Land/City': '3600|0|' },
  links: {},
};
const NEW: ZoneRelease = {
  release: '2026a',
  zones: { UTC: '0|0|', 'Land/City': `3600 7200|01|${(TURN / 1000).toString(36)}` },
  links: { 'Land/Town': 'Land/City' },
};
const books = new ZoneBooks([OLD, NEW]);

describe('of two releases of the zone data', () => {
  test('the newer one is meant unless the other is named', () => {
    expect(books.newest).toBe('2026a');
    expect(offsetAt(TURN, books.zone('Land/City')!)).toBe(2 * HOUR);
    expect(offsetAt(TURN - 1, books.zone('Land/City')!)).toBe(HOUR);
    expect(offsetAt(TURN, books.zone('Land/City', '2025z')!)).toBe(HOUR);
  });

  test('each has its own names', () => {
    expect(books.zone('Land/Old')).toBeNull();
    expect(books.zone('Land/Old', '2025z')).toMatchObject({ name: 'Land/Old', release: '2025z' });
  });

  test('other names have the clocks of their zone, in any letter case', () => {
    const { turns, offsets } = books.zone('Land/City')!;
    expect(books.zone('land/TOWN')).toMatchObject({ name: 'land/TOWN', turns, offsets });
  });

  test('a third one is not guessed', () => {
    expect(books.has('2027a')).toBe(false);
    expect(() => books.zone('Land/City', '2027a')).toThrow(ZoneDataError);
  });
});

describe('a calendar', () => {
  test('is counted with the release that it names', () => {
    const calendar = daily('Europe/Berlin', ['09:00', '10:00']);
    const midnight = at('2026-06-01T00:00Z');
    const pinned = compileCalendar({ ...calendar, zoneData: newestZoneData() });
    expect(pinned.nextOpening(midnight)).toBe(compileCalendar(calendar).nextOpening(midnight));
    const other = { ...calendar, zoneData: '1999a' };
    expect(() => compileCalendar(other)).toThrow('no zone data 1999a');
  });
});
