import { describe, expect, it } from 'vitest';
import { zoneName } from '../../../domain/text/zone-name.ts';
import { knownZone } from '../../../domain/time/zone.ts';

const nameIn = (zone: string, tag: string, instant: string) =>
  zoneName(Date.parse(instant), knownZone(zone), { tag, style: tag === 'de' ? 'short' : 'long' });

describe('the name of a zone’s time', () => {
  it.each([
    ['Europe/Berlin', 'en-GB', '2026-12-01T12:00:00Z', 'Central European Standard Time'],
    ['Europe/Berlin', 'de', '2026-07-01T12:00:00Z', 'MESZ'],
    ['UTC', 'en-GB', '2026-07-01T12:00:00Z', 'Coordinated Universal Time'],
  ])('of %s in %s on %s is %s', (zone, tag, instant, name) => {
    expect(nameIn(zone, tag, instant)).toBe(name);
  });

  it('is its offset where the running Node does not know its law yet', () => {
    const zone = knownZone('Asia/Pyongyang');
    const moved = { ...zone, offsets: zone.offsets.map((offset) => offset - 3_600_000) };
    const at = Date.parse('2026-12-01T12:00:00Z');
    const style = { tag: 'en-GB', style: 'long' } as const;
    expect(zoneName(at, zone, style)).not.toMatch(/^UTC/);
    expect(zoneName(at, moved, style)).toBe('UTC+08:00');
  });
});
