import { asError } from './as-error.ts';

/** A statement for the database in its thread; without a text, to close it. */
export interface Request {
  readonly id: number;
  readonly text: string | null;
  readonly parameters: unknown[];
}

/** What came of one that was asked. */
export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: Failure };

/** How opening went, with what the database wrote meanwhile. */
export interface Opened {
  readonly failure: Failure | null;
  readonly said: readonly string[];
}

/** An error on its way between threads, which by itself would lose its code. */
export interface Failure {
  readonly message: string;
  readonly stack: string | undefined;
  /** Whatever else it has that can be told: SQLSTATE, severity, constraint. */
  readonly fields: Readonly<Record<string, string | number>>;
}

/** An error as a message. Those of PGlite's file system are no `Error`. */
export function toFailure(thrown: unknown): Failure {
  const error = asError(thrown);
  const fields = Object.entries(error).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  return { message: error.message, stack: error.stack, fields: Object.fromEntries(fields) };
}

/** The error that a message tells of. */
export function toError({ message, stack, fields }: Failure): Error {
  return Object.assign(new Error(message), fields, stack === undefined ? {} : { stack });
}
