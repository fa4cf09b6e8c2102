import { expect, test } from 'vitest';
import { spawnScript } from '../support/spawned.ts';

const SCRIPT = new URL('./scripts/own-service.ts', import.meta.url);

test('the service of the example of receivers, run from its sources, works on cases', async () => {
  const script = spawnScript(SCRIPT, []);
  let said = await script.line();
  // Before it, that namespace and search attributes were made.
  while (!said.startsWith('{')) said = await script.line();
  expect(JSON.parse(said)).toEqual({ status: 'in_progress' });
  await script.ended;
});
