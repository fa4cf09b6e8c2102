import { describe, expect, test } from 'vitest';
import { toIso } from '../../../domain/time/instant.ts';
import { instantOfWallTime } from '../../../domain/time/wall-time.ts';
import { at } from './calendars.ts';
import { knownZone } from '../../../domain/time/zone.ts';

/** The wall time is written as if it were UTC: that is what local milliseconds are. */
const resolve = (wall: string, zone: string): string =>
  toIso(instantOfWallTime(at(`${wall}Z`), knownZone(zone)));

describe('a wall time', () => {
  test('that is shown once is that instant', () => {
    expect(resolve('2026-07-01T12:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z');
    expect(resolve('2026-01-01T00:00', 'Pacific/Kiritimati')).toBe('2025-12-31T10:00:00.000Z');
  });

  test('that is skipped is the transition', () => {
    for (const wall of ['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59:59.999']) {
      expect(resolve(wall, 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
    }
    expect(resolve('2026-03-29T03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
    expect(resolve('2011-12-30T12:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  test('that is repeated is the first of the two', () => {
    expect(resolve('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(resolve('2026-11-01T01:00', 'America/New_York')).toBe('2026-11-01T05:00:00.000Z');
    expect(resolve('2026-04-05T01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z');
  });
});
