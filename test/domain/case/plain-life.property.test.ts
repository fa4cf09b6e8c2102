import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { promptLife, taken } from '../../support/random-life.ts';
import { folded, plain } from '../../support/told-twice.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from '../time/property-runs.ts';

describe('a case in which everything is reported at once', { timeout: PROPERTY_TIMEOUT }, () => {
  test('has at any instant the state that a walk through its plain rules gives: no paused time is lost, and none is counted (glpi#6902, #15605)', () => {
    fc.assert(
      fc.property(promptLife, fc.double({ min: 0, max: 1, noNaN: true }), (life, share) => {
        const { file, end } = life;
        const acts = taken(life);
        const some = acts.slice(0, Math.round(acts.length * share));
        const from = some.at(-1)?.at ?? file.openedAt;
        const between = Math.round(from + (end - from) * share);
        expect(folded(file, some, between)).toEqual(plain(file, some, between));
        expect(folded(file, acts, end)).toEqual(plain(file, acts, end));
      }),
      propertyRuns(),
    );
  });
});
