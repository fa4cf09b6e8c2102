import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { sampleResults } from './sample-results.ts';

const run = promisify(execFile);
const script = `
  const { sampleResults } = await import(${JSON.stringify(new URL('./sample-results.ts', import.meta.url).href)});
  const offset = new Date(0).getTimezoneOffset();
  process.stdout.write(JSON.stringify({ offset, results: sampleResults() }));
`;

test.each([
  ['Pacific/Apia', 660],
  ['America/New_York', 300],
  ['Asia/Kathmandu', -330],
])(
  'a process that lives in %s computes the same',
  async (zone, offset) => {
    const options = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout } = await run(process.execPath, options, { env: { ...process.env, TZ: zone } });
    const results: unknown = JSON.parse(JSON.stringify(sampleResults()));
    expect(JSON.parse(stdout)).toEqual({ offset, results });
  },
  60_000,
);
