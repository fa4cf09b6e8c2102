import type { parseArgs } from 'node:util';

/** How a command ended, as the exit code of the process. */
export type ExitCode = 0 | 1 | 2;

export const EXIT = {
  /** It did what it was asked for. */
  done: 0,
  /** It found something wrong in what it was given. */
  wrong: 1,
  /** The command line asks for nothing that can be done. */
  usage: 2,
} as const satisfies Record<string, ExitCode>;

/** Where a command writes. */
export interface Output {
  /** A line on stdout, which programs may read. */
  readonly out: (line: string) => void;
  /** A line on stderr, for people. */
  readonly err: (line: string) => void;
}

/** What a command can be told by `--name`. */
interface Option {
  /** The word for its value in the help; a switch if absent. */
  readonly value?: string;
  readonly says: string;
}

/** What a command line says, once it has been checked against what the command takes. */
export interface Said {
  readonly operands: readonly string[];
  /** The values of options that were given; `true` for switches. */
  readonly options: Readonly<Record<string, string | true>>;
}

/** A command, by the words behind `npm run sla --`. */
export interface Command {
  readonly says: string;
  /** The words for what stands behind its name, all of which are needed. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** What the help says besides, line by line. */
  readonly details: readonly string[];
  /** Throws `UsageError` for what cannot be done. */
  readonly run: (said: Said, output: Output) => Promise<ExitCode>;
}

/** Commands under one word. */
export interface Group {
  readonly says: string;
  readonly commands: Readonly<Record<string, Command | Group>>;
}

/** A command line that asks for nothing that can be done; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The options of a command as Node reads them. */
export type NodeOptions = NonNullable<Parameters<typeof parseArgs>[0]>['options'];
