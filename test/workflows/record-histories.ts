import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALERT_SCENARIOS } from './alert-scenarios.ts';
import { startCaseHarness, type CaseHarness } from './case-harness.ts';
import { CREDIT_SCENARIOS } from './credit-scenarios.ts';
import { saveHistory, UNRELEASED } from './histories.ts';
import { SCENARIOS } from './scenarios.ts';

/**
 * `npm run histories:record` records one history of each scenario anew, to be committed alone and replayed
 * by every later commit: none may come from code that was not committed before. Histories of a
 * released version stay as they are.
 */
const SCENARIOS_OF_ALL = { ...SCENARIOS, ...CREDIT_SCENARIOS, ...ALERT_SCENARIOS };

/** How a run ends by itself, by an operator, or by going on in another one. */
const ENDS = ['COMPLETED', 'CANCELLED', 'CONTINUED_AS_NEW'];

let harness: CaseHarness;
beforeAll(async () => {
  const changed = execFileSync('git', [
    'status',
    '--porcelain',
    '--',
    '.',
    ':!test/workflows/histories',
  ]);
  if (changed.length > 0)
    throw new Error(`Commit the code before its histories:\n${changed.toString()}`);
  rmSync(UNRELEASED, { recursive: true, force: true });
  harness = await startCaseHarness('recorder');
});
afterAll(() => harness?.stop());

it.each(Object.entries(SCENARIOS_OF_ALL))(
  'records: %s',
  { timeout: 120_000 },
  async (name, live) => {
    const handle = await live(harness);
    expect(ENDS).toContain((await handle.describe()).status.name);
    saveHistory(name, await handle.fetchHistory());
  },
);
