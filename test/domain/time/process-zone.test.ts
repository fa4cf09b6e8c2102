import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { compiled } from '../../support/compiled.ts';
import { sampleResults } from './sample-results.ts';

const run = promisify(execFile);
const PROGRAM = compiled(new URL('./scripts/print-sample-results.ts', import.meta.url));

test.each([
  ['Pacific/Apia', 660],
  ['America/New_York', 300],
  ['Asia/Kathmandu', -330],
])(
  'a process in the zone %s computes the same',
  async (zone, offset) => {
    const { stdout } = await run(process.execPath, [PROGRAM], {
      env: { ...process.env, TZ: zone },
    });
    const results: unknown = JSON.parse(JSON.stringify(sampleResults()));
    expect(JSON.parse(stdout)).toEqual({ offset, results });
  },
  60_000,
);
