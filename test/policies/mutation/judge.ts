import { speaksOf, type RowTest } from '../rows/row-test.ts';
import type { Mutant } from './mutants.ts';

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  /** Whether a test that speaks of its row fails. */
  readonly killed: boolean;
  /** Where none does: a test of other rows that fails. */
  readonly elsewhere: string | null;
}

/** Runs the tests of the row that each mutant falsifies; where all pass, all other tests. */
export function judge(mutants: readonly Mutant[], tests: readonly RowTest[]): readonly Verdict[] {
  const byRow = new Map<string, readonly RowTest[]>();
  return mutants.map((mutant) => {
    const own = byRow.get(mutant.row) ?? tests.filter((test) => speaksOf(test, mutant.row));
    byRow.set(mutant.row, own);
    if (firstFailing(own, mutant) !== null) return { mutant, killed: true, elsewhere: null };
    const others = tests.filter((test) => !own.includes(test));
    return { mutant, killed: false, elsewhere: firstFailing(others, mutant) };
  });
}

/** The line that says of a mutant that nothing, or only tests of other rows, noticed it. */
export function complaintOf({ mutant, elsewhere }: Verdict): string {
  const fate = elsewhere === null ? 'survived' : `is noticed only by "${elsewhere}"`;
  return `${mutant.row}: ${mutant.change} ${fate}`;
}

/** `csp@1: 412 mutants, 412 killed`, a line for each offering and calendar and one for all. */
export function countsOf(verdicts: readonly Verdict[]): readonly string[] {
  const names = [...new Set(verdicts.map(({ mutant }) => mutant.of))];
  const each = names.map((of) => `${of}: ${count(verdicts.filter((one) => one.mutant.of === of))}`);
  return [...each, count(verdicts)];
}

function count(verdicts: readonly Verdict[]): string {
  const killed = verdicts.filter((verdict) => verdict.killed).length;
  return `${verdicts.length} mutants, ${killed} killed`;
}

function firstFailing(tests: readonly RowTest[], mutant: Mutant): string | null {
  const catalogue = mutant.catalogue();
  return tests.find((test) => fails(test, catalogue))?.name ?? null;
}

function fails({ check }: RowTest, catalogue: ReturnType<Mutant['catalogue']>): boolean {
  try {
    check(catalogue);
    return false;
  } catch {
    return true;
  }
}
