import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTS } from '../../../domain/case/act.ts';
import type { Act, CaseFile } from '../../../domain/case/types.ts';
import { Living } from '../../support/living.ts';
import { promptLife, taken } from '../../support/random-life.ts';
import { stepsOfSilence, takenOver } from '../../support/taken-over.ts';
import { folded, plain } from '../../support/told-twice.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from '../time/property-runs.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** The acts that a case takes after it was taken over. */
function takenBy(file: CaseFile, acts: readonly Act[]): readonly Act[] {
  const living = new Living(file);
  return acts.filter((act) => living.arrive(act, act.at) === null);
}

describe(
  'a case that is taken over in the midst of its life',
  { timeout: PROPERTY_TIMEOUT },
  () => {
    test('is, whatever of its steps of silence is named, as a walk through its plain rules gives it', () => {
      fc.assert(
        fc.property(promptLife, share, fc.nat(7), (life, part, kept) => {
          const acts = taken(life);
          const count = Math.round(acts.length * part);
          const past = acts.slice(0, count);
          const steps = stepsOfSilence(life.file, past).filter(
            (_step, index) => kept & (1 << index),
          );
          const file = takenOver(life.file, past, steps);
          const rest = takenBy(file, acts.slice(count));
          const last = file.history.at(-1)?.at ?? file.openedAt;
          expect(folded(file, [], last)).toEqual(plain(file, [], last));
          expect(folded(file, rest, life.end)).toEqual(plain(file, rest, life.end));
        }),
        propertyRuns(),
      );
    });

    test('is as if it had lived here, if all that silence did is named', () => {
      fc.assert(
        fc.property(promptLife, share, (life, part) => {
          const acts = taken(life);
          const past = acts.slice(0, Math.round(acts.length * part));
          fc.pre(past.every(({ act }) => ACTS[act].inHistory));
          const steps = stepsOfSilence(life.file, past);
          const lived = folded(life.file, acts, life.end);
          const file = takenOver(life.file, past, steps);
          const found = folded(file, acts.slice(past.length), life.end);
          const last = past.at(-1)?.at ?? file.openedAt;
          const isKept = (line: string) =>
            !/^(?:non-response|wait):/.test(line) || Number(line.split(' ')[1]) >= last;
          expect(found).toEqual({ ...lived, happened: lived.happened.filter(isKept) });
        }),
        propertyRuns(),
      );
    });
  },
);
