import { meant } from '../../catalogue/schema/issue-words.ts';
import { saidTo } from './arguments.ts';
import {
  EXIT,
  UsageError,
  type Command,
  type ExitCode,
  type Group,
  type Output,
} from './command.ts';
import { helpOf, isGroup, usageOf } from './help.ts';

const HELP = ['--help', '-h'];

/** Runs the command that the words name, or prints its help. Never throws for what was written wrongly. */
export async function runCommand(
  root: Group,
  words: readonly string[],
  output: Output,
): Promise<ExitCode> {
  const { node, path, rest } = find(root, words);
  if (beforeEnd(rest).some((word) => HELP.includes(word))) {
    for (const line of helpOf(node, path)) output.out(line);
    return EXIT.done;
  }
  try {
    if (isGroup(node)) throw new UsageError(noSuchCommand(node, path, rest[0]));
    return await node.run(saidTo(node, rest), output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(error.message);
    output.err(`usage: ${usageOf(node, path)}`);
    output.err(`help:  ${usageOf({ says: '', commands: {} }, path).replace(/COMMAND$/, '--help')}`);
    return EXIT.usage;
  }
}

/** The words before `--`, behind which everything is an operand. */
function beforeEnd(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return end < 0 ? words : words.slice(0, end);
}

interface Found {
  readonly node: Command | Group;
  readonly path: readonly string[];
  readonly rest: readonly string[];
}

/** Follows the words as far as they name commands. */
function find(root: Group, words: readonly string[]): Found {
  let found: Found = { node: root, path: [], rest: words };
  for (const word of words) {
    const { node, path, rest } = found;
    if (!isGroup(node) || !Object.hasOwn(node.commands, word)) break;
    found = { node: node.commands[word]!, path: [...path, word], rest: rest.slice(1) };
  }
  return found;
}

function noSuchCommand(
  { commands }: Group,
  path: readonly string[],
  word: string | undefined,
): string {
  const known = Object.keys(commands);
  const list = `there are ${known.join(', ')}`;
  if (word === undefined) return `a command is missing; ${list}`;
  const name = [...path, word].join(' ');
  return `there is no command ${name}${meant(word, known) || `; ${list}`}`;
}
