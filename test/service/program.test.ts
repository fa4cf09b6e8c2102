import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { compiled } from '../support/compiled.ts';
import { watch, type Service } from '../support/service.ts';

const PROGRAM = compiled(new URL('./scripts/run-program.ts', import.meta.url));

function run(way: string): Service {
  const child = spawn(process.execPath, [PROGRAM, way], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return watch(child, /^started$/m);
}

const STOPPED_QUIETLY = {
  code: 0,
  stdout: 'started\n\nStopping…\nStopped.\n',
  stderr: '',
};

test('a stop says that it begins and that it is done, and nothing of what it did not wait for', async () => {
  const program = run('running');
  await program.ready;
  program.signal('SIGTERM');
  expect(await program.ended).toEqual(STOPPED_QUIETLY);
});

test('an engine that the same Ctrl-C has ended, a moment before it is heard, is no failure', async () => {
  expect(await run('ended-first').ended).toEqual(STOPPED_QUIETLY);
});

test('an engine that ended by itself is one', async () => {
  const { code, stdout, stderr } = await run('ended-alone').ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'started\n' });
  expect(stderr).toContain('The engine was ended by SIGINT.');
});

test('a start that is stopped says nothing more, whatever becomes of it', async () => {
  const program = run('starting');
  await program.ready;
  program.signal('SIGINT');
  expect(await program.ended).toEqual(STOPPED_QUIETLY);
});

test('a start that fails with something that is no error says what it holds', async () => {
  const { code, stderr } = await run('odd').ended;
  expect(code).toBe(1);
  expect(stderr).toContain('errno: 28');
  expect(stderr).not.toContain('[object');
});

test('what others have typed shows what would mislead, whether it is said or failed with', async () => {
  const { stdout, stderr } = await run('misled').ended;
  expect(stdout).toContain('a␛[2J');
  expect(stderr).toContain('b[U+009B]31m [U+202E]');
});
