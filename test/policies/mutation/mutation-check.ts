import { expect, it } from 'vitest';
import { catalogue } from '../../domain/offering/requests.ts';
import { ROW_TESTS } from '../rows/every-row.ts';
import { complaintOf, countsOf, judge } from './judge.ts';
import { mutantsOf } from './mutants.ts';

it('each thing that a policy says otherwise fails a test that speaks of its row', () => {
  // A test that fails anyway would kill every mutant.
  for (const { check } of ROW_TESTS) check(catalogue);
  const verdicts = judge(mutantsOf(catalogue), ROW_TESTS);
  const complaints = verdicts.filter(({ killed }) => !killed).map(complaintOf);
  process.stdout.write(`\n${[...complaints, ...countsOf(verdicts)].join('\n')}\n\n`);
  expect(complaints).toHaveLength(0);
});
