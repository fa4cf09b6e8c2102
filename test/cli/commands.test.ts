import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the help', () => {
  it.each([[['--help']], [['policies', '-h']], [['policies', 'check', 'x', '--help']]])(
    'is printed at every level: %j',
    async (words) => {
      const { code, out, err } = await told(...words);
      expect([code, err]).toEqual([0, []]);
      expect(out[2]).toMatch(/^npm run -s sla -- /);
      expect(out.at(-2)).toMatch(/^Exit codes: 0 /);
    },
  );

  it('names every command, with what it needs', async () => {
    const { out } = await told('--help');
    const names = out.flatMap((line) => /^ {2}(\S.*?) {2}/.exec(line)?.[1] ?? []);
    expect(names).toEqual([
      'policies check FOLDER',
      'policies preview FOLDER CASES.csv',
      'policies schema',
    ]);
  });

  it('is what the process prints, and nothing else', async () => {
    const args = ['--import', 'tsx', 'cli/main.ts', 'policies', 'check', '--help'];
    const printed = await new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: ROOT }, (error, stdout, stderr) => {
        resolve({ error, first: stdout.split('\n')[0], stderr });
      });
    });
    const first =
      'Checks a folder of policies: lists every mistake of every file, or what it found.';
    expect(printed).toEqual({ error: null, first, stderr: '' });
  });
});

describe('a command line that asks for nothing that can be done', () => {
  it.each([
    [[], 'a command is missing; there are policies'],
    [['polices'], 'there is no command polices; did you mean policies?'],
    [['policies', 'chekc'], 'there is no command policies chekc; did you mean check?'],
    [['policies', 'xyz'], 'there is no command policies xyz; there are check, preview, schema'],
    [['policies', 'constructor'], 'there is no command policies constructor; there are'],
    [['policies', 'check'], 'FOLDER is missing'],
    [['policies', 'check', 'a', 'b'], 'there is nothing to do with b'],
    [['policies', 'check', '--alon'], 'there is no option --alon; did you mean --alone?'],
    [['policies', 'check', '-x'], 'there is no option -x; there are --alone, --help'],
    [['policies', 'check', '--alone=yes', 'a'], '--alone takes no value'],
    [['policies', 'schema', '--write'], '--write needs FOLDER behind it'],
    [['policies', 'check', '/nowhere'], 'there is no folder /nowhere'],
    [['policies', 'check', 'package.json'], 'package.json is not a folder'],
    [['policies', 'preview', 'policies', '/nowhere.csv'], '/nowhere.csv cannot be read: '],
    [['policies', 'preview', 'policies', 'x.csv', '--at', 'noon'], '--at noon is no instant'],
    [['policies', 'preview', 'policies', 'x.csv', '--csv', '--json'], 'exclude each other'],
    [['policies', 'schema', '--write', '/dev/null'], '--write: '],
  ])('is exit code 2, and says what is wrong: %j', async (words, message) => {
    const { code, out, err } = await told(...words);
    expect([code, out]).toEqual([2, []]);
    expect(err[0]).toContain(message);
    expect(err.slice(1).map((line) => line.split(':')[0])).toEqual(['usage', 'help']);
  });
});
