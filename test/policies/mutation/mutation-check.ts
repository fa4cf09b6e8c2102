import { expect, it } from 'vitest';
import { catalogue } from '../../domain/offering/requests.ts';
import { ROW_TESTS } from '../rows/every-row.ts';
import { catalogueWith, isOf, TESTED_EXAMPLES } from '../rows/examples.ts';
import { complaintOf, countsOf, judge } from './judge.ts';
import { mutantsOf } from './mutants.ts';

const examples = TESTED_EXAMPLES.map((example) => ({
  of: example.id,
  from: catalogueWith(example.id),
  tests: example.tests,
  isMeant: (name: string) => isOf(example, name),
}));

it.each([{ of: 'a policy', from: catalogue, tests: ROW_TESTS, isMeant: () => true }, ...examples])(
  'each thing that $of says otherwise fails a test that speaks of its row',
  (given) => {
    const { from, tests, isMeant } = given;
    // A test that fails anyway would kill every mutant.
    for (const { check } of tests) check(from);
    const mutants = mutantsOf(from).filter(({ of }) => isMeant(of));
    expect(mutants).not.toHaveLength(0);
    const verdicts = judge(mutants, tests);
    const complaints = verdicts.filter(({ killed }) => !killed).map(complaintOf);
    process.stdout.write(`\n${[...complaints, ...countsOf(verdicts)].join('\n')}\n\n`);
    expect(complaints).toHaveLength(0);
  },
);
