import { afterAll, expect, test } from 'vitest';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { difference } from './support/difference.ts';
import { allPages } from './support/page.ts';
import { placesOf } from './support/places.ts';
import { openTerminal } from './support/terminal.ts';

/** What goes on until it is stopped; the service of this test is started by the test. */
const START = / npm start$/m;

const terminal = openTerminal({});
let installation: Installation | null = null;

afterAll(async () => {
  await installation?.remove();
  await terminal.close();
});

test('whoever follows the page about an offering of their own opens a case under it at its end', async () => {
  const page = allPages().find(({ name }) => name === 'docs/own-offering.md');
  const steps = page?.steps.filter(({ commands }) => !START.test(commands)) ?? [];
  const last = steps.at(-1);
  for (const { commands } of steps.slice(0, -1)) await terminal.run(commands);
  const folder = (await terminal.run('echo $OURS')).read().trim();

  installation = await makeInstallation('sla_only_for_trying_out', { SLA_POLICIES_DIR: folder });
  await installation.start();
  const places = placesOf(installation, 0);
  const began = performance.now();
  const output = await terminal.run(places.here(last?.commands ?? ''));
  const printed = {
    last: places.onPage(output.read()),
    background: [],
    took: { step: output.tookMs, page: performance.now() - began },
  };
  expect(output.failures).toEqual([]);
  expect(last?.shown).toHaveLength(1);
  expect(last?.shown.map((shown) => difference(shown, printed))).toEqual([null]);
});
