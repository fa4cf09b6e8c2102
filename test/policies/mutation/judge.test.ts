import { describe, expect, it } from 'vitest';
import { catalogue } from '../../domain/offering/requests.ts';
import { CSP_TESTS } from '../rows/csp/offering.ts';
import { speaksOf, type RowTest } from '../rows/row-test.ts';
import { complaintOf, countsOf, judge } from './judge.ts';
import { mutantsOf } from './mutants.ts';

const ADVISORY = 'csp@1 commitments advisory';
const advisory = mutantsOf(catalogue).filter(({ row }) => row === ADVISORY);

function complaintsWith(tests: readonly RowTest[], mutants = advisory): readonly string[] {
  const verdicts = judge(mutants, tests);
  return verdicts.filter(({ killed }) => !killed).map(complaintOf);
}

const othersAlone = CSP_TESTS.filter((test) => !speaksOf(test, ADVISORY));

/** Each mutant is judged by itself: a test about some need not judge the others too. */
const changing = (place: string) => advisory.filter(({ change }) => change.startsWith(place));

describe('the mutation check', () => {
  it('is content where each change of a row fails a test of the row', () => {
    expect(advisory.length).toBeGreaterThan(20);
    expect(complaintsWith(CSP_TESTS)).toEqual([]);
  });

  it('names each change of a row without tests', () => {
    expect(complaintsWith([])).toHaveLength(advisory.length);
    expect(complaintsWith(othersAlone, changing('commitments.6.target'))).toContain(
      `${ADVISORY}: commitments.6.target.businessDays: 1 → 2 survived`,
    );
  });

  it('does not take the failure of another row’s test for an answer', () => {
    const [dropped] = complaintsWith(othersAlone, changing('commitments.6: '));
    expect(dropped).toMatch(/is noticed only by ".+"$/);
  });

  it.each([
    [
      'promises 1 businessDays, local-nine-to-five; worked on local-nine-to-five',
      'source.document',
    ],
    ['says /Advice is covered/', 'note'],
    ['is for these cases alone', 'categories.1'],
  ])('misses a single test: %s', (name, place) => {
    const without = CSP_TESTS.filter((test) => !(speaksOf(test, ADVISORY) && test.name === name));
    expect(without).toHaveLength(CSP_TESTS.length - 1);
    const changed = `commitments.6.${place}`;
    expect(complaintsWith(without, changing(changed)).join('\n')).toContain(changed);
  });

  it('counts by offering and in all', () => {
    const verdicts = judge(advisory.slice(0, 2), []);
    expect(countsOf(verdicts)).toEqual(['csp@1: 2 mutants, 0 killed', '2 mutants, 0 killed']);
  });
});

describe('the mutants', () => {
  const mutants = mutantsOf(catalogue);

  it('are of every version and every calendar', () => {
    expect([...new Set(mutants.map(({ of }) => of))].toSorted()).toEqual([
      '21vianet@1',
      'calendar 21vianet@1',
      'calendar china-business@1',
      'calendar germany-business@1',
      'calendar local-business@1',
      'calendar local-nine-to-five@1',
      'csp@1',
      'o365-advanced@1',
      'o365-business@1',
      'o365-enterprise@1',
      'o365-germany@1',
      'professional@1',
    ]);
  });

  it('are each another', () => {
    const changes = mutants.map(({ row, change }) => `${row} ${change}`);
    expect(new Set(changes).size).toBe(changes.length);
  });
});
