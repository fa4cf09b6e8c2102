import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALERT_SCENARIOS } from './alert-scenarios.ts';
import { startCaseHarness, type CaseHarness } from './case-harness.ts';
import { fileOf, HISTORIES, historyToText, savedHistories } from './histories.ts';
import { CREDIT_SCENARIOS } from './credit-scenarios.ts';
import { SCENARIOS } from './scenarios.ts';

/**
 * `HISTORY_SHAPE=NAME npm run histories:record` keeps one history of each scenario under `histories/NAME`, to be
 * committed and replayed by later code: of those that have none yet, or with `HISTORY_ALL=yes` of all.
 * It never touches what was recorded before.
 */
const shape = process.env['HISTORY_SHAPE'];
if (!shape) throw new Error('HISTORY_SHAPE must name the new folder, for instance 2-reopening');
const folder = join(HISTORIES, shape);
if (existsSync(folder))
  throw new Error(`${folder} is there already: recorded histories stay as they are`);

/** Of a scenario that has a history already, another one is recorded where the shape is all anew. */
const all = { ...SCENARIOS, ...CREDIT_SCENARIOS, ...ALERT_SCENARIOS };
const known = new Set(savedHistories().map(({ name }) => name.split('/').at(-1)));
const isAnew = process.env['HISTORY_ALL'] === 'yes';
const unrecorded = Object.fromEntries(
  Object.entries(all).filter(([name]) => isAnew || !known.has(fileOf(name).replace('.json', ''))),
);

/** How a run ends by itself, by an operator, or by going on in another one. */
const ENDS = ['COMPLETED', 'CANCELLED', 'CONTINUED_AS_NEW'];

let harness: CaseHarness;
beforeAll(async () => {
  harness = await startCaseHarness('recorder');
});
afterAll(() => harness.stop());

it.each(Object.entries(unrecorded))('records: %s', { timeout: 120_000 }, async (name, live) => {
  const handle = await live(harness);
  const text = historyToText(await handle.fetchHistory());
  expect(ENDS).toContain((await handle.describe()).status.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, fileOf(name)), text);
});
