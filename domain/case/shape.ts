/*
 * Checks of what enters a workflow from outside. Whoever reaches the engine's port can start one with
 * any input, so its types and lengths are checked before anything else is done with it. Plain
 * TypeScript, as it runs inside workflows.
 */

import { whyRefused } from '../typed-text/typed-text.ts';

/** The path of the first value that is not as it has to be, such as `account.id`; null if all are. */
export type Shape<T> = ((value: unknown, path: string) => string | null) & {
  /** Exists for the type alone and is never set. */
  readonly type?: T | undefined;
};

/** One shape for each field of a type, so that a field that is added is not forgotten. */
export type Fields<T> = { readonly [Name in keyof T]-?: Shape<T[Name]> };

/**
 * Text without characters that mislead its readers.
 * @param max in UTF-16 units
 */
export function text(max: number): Shape<string> {
  return satisfying(
    (value) => typeof value === 'string' && value.length <= max && whyRefused(value) === null,
  );
}

export const whole: Shape<number> = (value, path) => (Number.isSafeInteger(value) ? null : path);
/** A whole number from 1 to `max`. */
export function wholeUpTo(max: number): Shape<number> {
  return satisfying(
    (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= max,
  );
}

export const finite: Shape<number> = (value, path) => (Number.isFinite(value) ? null : path);
export const flag: Shape<boolean> = (value, path) => (typeof value === 'boolean' ? null : path);

/** An instant that `Date` can hold, in milliseconds. */
export const instant: Shape<number> = (value, path) =>
  Number.isSafeInteger(value) && Math.abs(Number(value)) <= 8.64e15 ? null : path;

/** Anything, for what is only looked at in ways that suit any value. */
export const anything: Shape<unknown> = () => null;

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return satisfying((value) => values.some((one) => one === value));
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path) => (value === null ? null : shape(value, path));
}

/** A field that may be missing. */
export function optional<T>(shape: Shape<T>): Shape<T> {
  return (value, path) => (value === undefined ? null : shape(value, path));
}

/** A value of one of several shapes. */
export function anyOf<T>(...shapes: readonly Shape<T>[]): Shape<T> {
  return satisfying((value) => shapes.some((shape) => shape(value, '') === null));
}

export function listOf<T>(shape: Shape<T>, max: number): Shape<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > max) return path;
    return firstWrong(value.map((item: unknown, index) => [shape, item, `${path}.${index}`]));
  };
}

export function pairOf<T>(shape: Shape<T>): Shape<readonly [T, T]> {
  return satisfying(
    (value) =>
      Array.isArray(value) && value.length === 2 && value.every((item) => shape(item, '') === null),
  );
}

/** Values by keys that are not known beforehand. */
export function recordOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, path) => {
    if (!isRecord(value)) return path;
    return firstWrong(
      Object.entries(value).map(([key, item]) => [shape, item, `${path}.${key.slice(0, 50)}`]),
    );
  };
}

/** An object with these fields; others may come on top, as an older worker may meet a newer case. */
export function object<T>(fields: Fields<T>): Shape<T> {
  return (value, path) => {
    if (!isRecord(value)) return path;
    return firstWrong(
      Object.entries<Shape<unknown>>(fields).map(([name, shape]) => [
        shape,
        value[name],
        path === '' ? name : `${path}.${name}`,
      ]),
    );
  };
}

function satisfying<T>(isSo: (value: unknown) => boolean): Shape<T> {
  return (value, path) => (isSo(value) ? null : path);
}

type Part = readonly [shape: Shape<unknown>, value: unknown, path: string];

function firstWrong(parts: readonly Part[]): string | null {
  for (const [shape, value, path] of parts) {
    const wrong = shape(value, path);
    if (wrong !== null) return wrong;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
