import { parseArgs } from 'node:util';
import { meant } from '../../catalogue/schema/issue-words.ts';
import { UsageError, type Command, type NodeOptions, type Said } from './command.ts';

/** Reads what stands behind a command's name. Throws `UsageError`. */
export function saidTo(command: Command, args: readonly string[]): Said {
  const { values, positionals } = parsed(command, args);
  const { operands } = command;
  const missing = operands[positionals.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing`);
  const more = positionals.slice(operands.length);
  if (more.length > 0) throw new UsageError(`there is nothing to do with ${more.join(' ')}`);
  return { operands: positionals, options: values };
}

function parsed({ options }: Command, args: readonly string[]) {
  const { tokens } = parseArgs({
    args: [...args],
    options: nodeOptions(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | true> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw new UsageError(unknownOption(rawName, options));
    if (option.value === undefined && value !== undefined) {
      throw new UsageError(`${rawName} takes no value`);
    }
    if (option.value !== undefined && value === undefined) {
      throw new UsageError(`${rawName} needs ${option.value} behind it`);
    }
    values[name] = value ?? true;
  }
  return { values, positionals };
}

function nodeOptions(options: Command['options']): NodeOptions {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string' } as const,
    ]),
  );
}

function unknownOption(written: string, options: Command['options']): string {
  const known = [...Object.keys(options), 'help'].map((name) => `--${name}`);
  return `there is no option ${written}${meant(written, known) || `; there are ${known.join(', ')}`}`;
}
