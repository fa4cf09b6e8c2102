import { expect, test } from 'vitest';
import { BENCHMARKS } from '../../bench/benchmarks.ts';
import packageFile from '../../package.json' with { type: 'json' };

test('npm run bench runs every benchmark that has a script', () => {
  const scripts = Object.keys(packageFile.scripts).filter((name) => name.startsWith('bench:'));
  const run = BENCHMARKS.map((name) => `bench:${name}`);
  expect(run.toSorted()).toEqual(scripts.toSorted());
});
