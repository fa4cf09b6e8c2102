import { spawnSync } from 'node:child_process';
import { BENCHMARKS } from './benchmarks.ts';

/*
 * All benchmarks one after the other, each in a process of its own, which writes its part of
 * docs/performance.md; with DATABASE_URL, it names an empty PostgreSQL. Stops at the first that
 * fails:
 *
 *     npm run bench      # most of an hour
 */

for (const name of BENCHMARKS) {
  const script = `bench:${name}`;
  process.stderr.write(`${script}\n`);
  const { status, signal, error } = spawnSync('npm', ['run', script], { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) {
    process.stderr.write(
      `${script} failed (${signal ?? `exit code ${status}`}): none after it ran\n`,
    );
    process.exit(1);
  }
}
