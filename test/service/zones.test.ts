import { expect, it } from 'vitest';
import { LAST_YEAR, yearStart } from '../../domain/time/range.ts';
import type { ZoneRelease } from '../../domain/time/zone-data/release.ts';
import { RELEASES } from '../../domain/time/zone-data/releases.ts';
import { changedZones } from '../../service/zones/changed.ts';
import { checkRelease } from '../../service/zones/check.ts';
import { draftZones } from '../../service/zones/draft.ts';

it('the newest release is what the installed moment-timezone carries', () => {
  expect(RELEASES.at(-1)).toEqual(draftZones(yearStart(LAST_YEAR + 2)));
});

it('releases are in order, each there once', () => {
  const names = RELEASES.map(({ release }) => release);
  expect(names).toEqual([...new Set(names)].toSorted());
});

it.each<[string, Partial<ZoneRelease>, RegExp]>([
  ['names a path', { release: '../2026b' }, /"\.\.\/2026b" is no release of IANA/],
  ['lacks a zone', { links: { Town: 'City' } }, /Town is another name of City, which is missing/],
  ['is cut off in a zone', { zones: { UTC: '0|0|', Land: '0 3600|01|' } }, /clocks of Land cannot/],
  ['has no offset', { zones: { UTC: '0|0|', Land: 'NaN|0|' } }, /clocks of Land cannot be read/],
  ['goes back', { zones: { UTC: '0|0|', Land: '0 1|010|zz -1' } }, /clocks of Land cannot be read/],
  ['has no zones', { zones: {}, links: {} }, /UTC is missing/],
  ['is another one of its name', { release: '2026a' }, /2026a is there already, with other clocks/],
])('a release is not written that %s', (_what, damage, message) => {
  const known: ZoneRelease = { release: '2026a', zones: { UTC: '0|0|' }, links: {} };
  const sound: ZoneRelease = { release: '2026b', zones: { UTC: '0|0|', Land: '0|0|' }, links: {} };
  expect(() => checkRelease(sound, [known])).not.toThrow();
  expect(() => checkRelease(known, [known])).not.toThrow();
  expect(() => checkRelease({ ...sound, ...damage }, [known])).toThrow(message);
});

it('a new release says which zones it changes, and from when on', () => {
  const turn = (Date.UTC(2026, 10, 1) / 1000).toString(36);
  const before: ZoneRelease = {
    release: '2026a',
    zones: { Kept: '0|0|', Moved: '0|0|', Gone: '0|0|' },
    links: { Alias: 'Moved' },
  };
  const after: ZoneRelease = {
    release: '2026b',
    zones: { Kept: '0|0|', Moved: `0 3600|01|${turn}`, Fresh: '0|0|' },
    links: { Alias: 'Moved' },
  };
  expect(changedZones(before, after)).toEqual([
    'From 2026a to 2026b: 4 of 5 names change.',
    '  Alias: +00:00 becomes +01:00 from 2026-11-01T00:00:00.000Z on',
    '  Fresh: new',
    '  Gone: gone',
    '  Moved: +00:00 becomes +01:00 from 2026-11-01T00:00:00.000Z on',
  ]);
});
