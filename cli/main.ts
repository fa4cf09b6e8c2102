import { shown } from '../domain/typed-text/typed-text.ts';
import { COMMANDS } from './commands.ts';
import { runCommand } from './shell/run.ts';

/* The command line of the SLA timers: `npm run -s sla -- policies check FOLDER`. */

// npm runs a script in the folder of its package, and paths are meant from where npm was called.
const { INIT_CWD: calledIn, npm_lifecycle_event: script } = process.env;
if (script === 'sla' && calledIn !== undefined) process.chdir(calledIn);

// Whoever reads the first lines only, as `head` does, closes the pipe.
process.stdout.on('error', () => process.exit());

// Texts come from files, and a terminal obeys control characters.
process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), {
  out: (line) => process.stdout.write(`${shown(line)}\n`),
  err: (line) => process.stderr.write(`${shown(line)}\n`),
});
