import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { transitionsBetween } from '../../../domain/time/transitions.ts';
import { knownZone, offsetAt } from '../../../domain/time/zone.ts';

/** An instant at which an offset begins, both in seconds, as Python's zoneinfo reads them (`zone-vectors/draw.py`). */
interface Vector {
  readonly instant: number;
  readonly offset: number;
}

const END = Date.UTC(2091, 0, 1);

const vectors = new Map<string, Vector[]>();
const file = readFileSync(new URL('zone-vectors/vectors.csv', import.meta.url), 'utf8');
for (const [zone = '', instant, offset] of parse(file, { from_line: 2 })) {
  vectors.set(zone, [
    ...(vectors.get(zone) ?? []),
    { instant: Number(instant), offset: Number(offset) },
  ]);
}

describe('the zone data agree with an independent reader of the same release', () => {
  test('on forty zones of all kinds', () => {
    expect(vectors.size).toBeGreaterThanOrEqual(40);
  });

  test.each([...vectors])('on %s', (name, read) => {
    const zone = knownZone(name);
    const [first, ...changes] = read;
    const ours = transitionsBetween(zone, first!.instant * 1000, END);
    expect(offsetAt(first!.instant * 1000, zone)).toBe(first!.offset * 1000);
    expect(ours.map(({ at, after }) => ({ instant: at / 1000, offset: after / 1000 }))).toEqual(
      changes,
    );
  });
});
