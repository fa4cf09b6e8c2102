import { runProgram } from '../../../service/program.ts';

/**
 * A program with an engine that never says anything again once it has ended.
 *
 * `ended-first`: it ends a moment before the signal is heard that has ended it. `ended-alone`: there is
 * no signal. `starting`: the start goes on until it is stopped, and speaks after that. `misled`: it says and
 * fails with what others have typed.
 */
const way = process.argv[2];

await runProgram(async ({ say, fail, cleanups, stopped }) => {
  const life = setInterval(() => {}, 60_000);
  cleanups.add('stop the clock', () => clearInterval(life));
  const ended = Promise.resolve();
  const never = new Promise<never>(() => {});
  cleanups.until(way?.startsWith('ended') ? ended : never).add('tell the engine', async () => {
    if (way?.startsWith('ended')) await never;
  });
  say('started');
  if (way === 'starting') {
    await new Promise((resolve) => stopped.addEventListener('abort', resolve));
    say('Ready.');
    throw new Error('The engine was ended by SIGINT.');
  }
  if (way === 'ended-first' || way === 'ended-alone') {
    fail(new Error('The engine was ended by SIGINT.'));
  }
  if (way === 'ended-first') process.kill(process.pid, 'SIGINT');
  if (way === 'misled') {
    say('a\x1b[2J');
    throw new Error('b\x9b31m \u202e');
  }
  if (way === 'odd') throw Object.assign(Object.create(null) as object, { errno: 28 });
});
