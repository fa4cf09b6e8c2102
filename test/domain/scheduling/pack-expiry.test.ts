import { describe, expect, it } from 'vitest';
import { daysBefore, expiryOf } from '../../../domain/scheduling/pack-expiry.ts';
import { formatLocal } from '../../../domain/time/local-text.ts';
import { knownZone } from '../../../domain/time/zone.ts';

const at = (text: string) => Date.parse(text);

describe('the expiry of a pack', () => {
  it.each([
    [
      'an ordinary day',
      'Asia/Shanghai',
      '2026-03-02T16:00:00+08:00',
      '2027-03-02T16:00:00.000+08:00',
    ],
    ['29 February', 'Europe/Berlin', '2028-02-29T10:00:00+01:00', '2029-02-28T10:00:00.000+01:00'],
    ['a year with a leap day', 'UTC', '2027-03-01T00:00:00Z', '2028-03-01T00:00:00.000+00:00'],
    [
      'east of the date line',
      'Pacific/Kiritimati',
      '2026-01-01T00:30:00+14:00',
      '2027-01-01T00:30:00.000+14:00',
    ],
    [
      'west of the date line',
      'Pacific/Pago_Pago',
      '2025-12-31T23:30:00-11:00',
      '2026-12-31T23:30:00.000-11:00',
    ],
    [
      'an hour that is skipped that day',
      'Europe/Berlin',
      '2026-03-28T02:30:00+01:00',
      '2027-03-28T03:00:00.000+02:00',
    ],
    [
      'an hour that is repeated that day',
      'Europe/Berlin',
      '2025-10-25T02:30:00+02:00',
      '2026-10-25T02:30:00.000+02:00',
    ],
    [
      'across the start of summer time',
      'America/New_York',
      '2026-03-07T12:00:00-05:00',
      '2027-03-07T12:00:00.000-05:00',
    ],
  ])(
    'after a purchase on %s is the same local date and time a year later',
    (_what, zone, bought, due) => {
      expect(formatLocal(expiryOf(at(bought), knownZone(zone), 1), zone)).toBe(due);
    },
  );
});

describe('a reminder', () => {
  it.each([
    [
      'of which that hour is skipped is the transition',
      'Europe/Berlin',
      '2027-04-27T02:30:00+02:00',
      '2027-03-28T03:00:00.000+02:00',
    ],
    [
      'of which that hour is repeated is the first one',
      'Europe/Berlin',
      '2026-11-24T02:30:00+01:00',
      '2026-10-25T02:30:00.000+02:00',
    ],
    [
      'east of the date line is of the date there',
      'Pacific/Kiritimati',
      '2027-03-01T00:30:00+14:00',
      '2027-01-30T00:30:00.000+14:00',
    ],
    [
      'west of the date line is of the date there',
      'Pacific/Pago_Pago',
      '2027-03-01T23:30:00-11:00',
      '2027-01-30T23:30:00.000-11:00',
    ],
  ])('on a day %s', (_what, zone, expires, reminds) => {
    expect(formatLocal(daysBefore(at(expires), knownZone(zone), 30), zone)).toBe(reminds);
  });

  it('comes at the same local time, whatever the clocks did in between', () => {
    const expiresAt = at('2027-04-01T10:00:00+02:00');
    const reminder = daysBefore(expiresAt, knownZone('Europe/Berlin'), 30);
    expect(formatLocal(reminder, 'Europe/Berlin')).toBe('2027-03-02T10:00:00.000+01:00');
  });
});
