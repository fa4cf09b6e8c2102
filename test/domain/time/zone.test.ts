import { describe, expect, test } from 'vitest';
import { formatLocal } from '../../../domain/time/local-text.ts';
import { isTimeZone, newestZoneData } from '../../../domain/time/zone.ts';
import { at } from './calendars.ts';

describe('a time zone', () => {
  test.each([
    'UTC',
    'Europe/Berlin',
    'Asia/Calcutta',
    'Etc/GMT+5',
    'EST5EDT',
    'GMT0',
    'America/Port-au-Prince',
  ])('may be called %s', (name) => expect(isTimeZone(name)).toBe(true));

  test('may be written in any case', () => {
    expect(isTimeZone('europe/berlin')).toBe(true);
    expect(formatLocal(0, 'europe/berlin')).toBe(formatLocal(0, 'Europe/Berlin'));
  });

  test.each([
    '',
    ' ',
    'Mars/Phobos',
    'local',
    'system',
    'default',
    '+02:00',
    'UTC+2',
    'GMT+5',
    'Z',
    'IST',
    'PST',
    'SystemV/PST8',
    'Europe/Berlin ',
    'Europe/Berlin\0',
    '../etc/passwd',
    'constructor',
  ])('is not called %j', (name) => expect(isTimeZone(name)).toBe(false));
});

describe('a local rendering', () => {
  test.each([
    ['2026-11-21T08:00:00Z', 'Asia/Shanghai', '2026-11-21T16:00:00.000+08:00'],
    ['2026-11-21T08:00:00.007Z', 'UTC', '2026-11-21T08:00:00.007+00:00'],
    ['2026-11-21T08:00:00Z', 'America/St_Johns', '2026-11-21T04:30:00.000-03:30'],
    ['2026-11-21T18:30:00Z', 'Asia/Kathmandu', '2026-11-22T00:15:00.000+05:45'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00.000+02:00'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00.000+01:00'],
  ])('of %s in %s is %s', (instant, zone, text) => {
    expect(formatLocal(at(instant), zone)).toBe(text);
    expect(Date.parse(text)).toBe(at(instant));
  });

  test('names the same instant if the zone was at local mean time', () => {
    const instant = at('1890-01-01T00:00:00Z');
    const text = formatLocal(instant, 'Europe/Berlin');
    expect(text).toMatch(/^1890-01-01T00:53:00\.000\+00:53$/);
    expect(Date.parse(text)).toBe(instant);
  });

  test('is in UTC where the zone is not known', () => {
    expect(formatLocal(0, 'Mars/Phobos')).toBe('1970-01-01T00:00:00.000+00:00');
  });
});

test('the version of the zone data has the form that IANA gives it', () => {
  expect(newestZoneData()).toMatch(/^20\d\d[a-z]$/);
});
