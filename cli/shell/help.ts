import type { Command, Group } from './command.ts';

const PROGRAM = 'npm run -s sla --';

const EXIT_CODES = [
  'Exit codes: 0 if it is done and nothing is wrong, 1 if something is wrong in what was given, 2 if the',
  'command line asks for nothing that can be done.',
];

export function isGroup(node: Command | Group): node is Group {
  return 'commands' in node;
}

/** How a command or a group of commands is called, one line each. */
export function usageOf(node: Command | Group, path: readonly string[]): string {
  const words = isGroup(node)
    ? ['COMMAND']
    : [
        ...node.operands,
        ...Object.entries(node.options).map(([name, { value }]) =>
          value === undefined ? `[--${name}]` : `[--${name} ${value}]`,
        ),
      ];
  return [PROGRAM, ...path, ...words].join(' ');
}

/** What `--help` prints, line by line. */
export function helpOf(node: Command | Group, path: readonly string[]): readonly string[] {
  const more = isGroup(node)
    ? section('Commands:', commandsOf(node))
    : [...section('Options:', optionsOf(node)), ...spaced(node.details)];
  return [`${node.says}.`, '', usageOf(node, path), ...more, '', ...EXIT_CODES];
}

type Entry = readonly [name: string, says: string];

/** Every command at any depth, by all of its words. */
function commandsOf({ commands }: Group): readonly Entry[] {
  return Object.entries(commands).flatMap(([name, each]) =>
    isGroup(each)
      ? commandsOf(each).map(([inner, says]): Entry => [`${name} ${inner}`, says])
      : [[[name, ...each.operands].join(' '), each.says] satisfies Entry],
  );
}

function optionsOf({ options }: Command): readonly Entry[] {
  const own = Object.entries(options).map(([name, { value, says }]): Entry => [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    says,
  ]);
  return [...own, ['--help', 'this text']];
}

function section(title: string, entries: readonly Entry[]): readonly string[] {
  const width = Math.max(...entries.map(([name]) => name.length));
  return ['', title, ...entries.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`)];
}

function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}
