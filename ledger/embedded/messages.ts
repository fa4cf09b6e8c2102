import { asError } from './as-error.ts';

/** A statement for the database in its thread; if `text` is null, the database is closed. */
export interface Request {
  readonly id: number;
  readonly text: string | null;
  readonly parameters: unknown[];
}

/** The outcome of a request. */
export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: Failure };

/** The outcome of opening the database, with what it wrote meanwhile. */
export interface Opened {
  readonly failure: Failure | null;
  readonly said: readonly string[];
}

/** An error in a form that can be sent between threads; a cloned `Error` would lose its code. */
export interface Failure {
  readonly message: string;
  readonly stack: string | undefined;
  /** Its other fields that can be sent, such as SQLSTATE, severity and constraint. */
  readonly fields: Readonly<Record<string, string | number>>;
}

/** An error as a message. What PGlite's file system throws is not an `Error`. */
export function toFailure(thrown: unknown): Failure {
  const error = asError(thrown);
  const fields = Object.entries(error).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  return { message: error.message, stack: error.stack, fields: Object.fromEntries(fields) };
}

/** The error that a message describes. */
export function toError({ message, stack, fields }: Failure): Error {
  return Object.assign(new Error(message), fields, stack === undefined ? {} : { stack });
}
