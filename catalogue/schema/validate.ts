import type { z } from 'zod';
import { issueWords, REQUIRED, typeName } from './issue-words.ts';

type Issue = z.core.$ZodIssue;

/** One field that is wrong: `path` is dotted (`contact.email`), empty for the value as a whole. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** A body may be wrong in a million places, but nobody reads more than these. */
export const MAX_ERRORS = 100;

/** The value as its schema reads it, or what is wrong by field, at most `MAX_ERRORS`. */
export function validate<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { value: z.output<S> } | { errors: readonly FieldError[] } {
  const result = schema.safeParse(value, { error: issueWords });
  if (result.success) return { value: result.data };
  const issues = result.error.issues.slice(0, MAX_ERRORS);
  return { errors: issues.flatMap((issue) => fieldErrors(issue, value)).slice(0, MAX_ERRORS) };
}

/** An unknown field is reported by its own path, not by that of the object around it. */
function fieldErrors(issue: Issue, value: unknown): FieldError[] {
  if (isAbsent(issue, value)) return [{ path: dotted(issue.path), message: REQUIRED }];
  if (issue.code === 'invalid_union') return unionErrors(issue, value);
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    return lines.map((message, index) => ({
      path: dotted([...issue.path, issue.keys[index] ?? '']),
      message,
    }));
  }
  const [inKey] = issue.code === 'invalid_key' ? issue.issues : [];
  return [{ path: dotted(issue.path), message: (inKey ?? issue).message }];
}

/** Whether nothing is where the schema looked, whatever it says of values of another type. */
function isAbsent({ code, path }: Issue, value: unknown): boolean {
  return code.startsWith('invalid_') && valueAt(value, path) === undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => Object(at)[key], value);
}

/** Writes `a string, an object or null`. */
const ALTERNATIVES = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** The message of Zod for a union that has none of its own. */
const NO_WORDS = 'Invalid input';

/**
 * The errors of the form that a value comes closest to: of the forms of its own type, the one with the
 * fewest errors. One sentence if no form has its type, or if none is closest.
 */
function unionErrors(
  { errors: forms, path, message }: z.core.$ZodIssueInvalidUnion,
  value: unknown,
): FieldError[] {
  const ofItsType = forms.filter((form) => !form.some(isOtherType));
  const inner = valueAt(value, path);
  const closest = onlyShortest(
    ofItsType.map((form) => form.flatMap((issue) => fieldErrors(issue, inner))),
  );
  if (closest) return closest.map((error) => ({ ...error, path: within(path, error.path) }));
  const sentence = ofItsType.length > 0 ? 'matches none of its forms' : typesOf(forms);
  return [{ path: dotted(path), message: message === NO_WORDS ? sentence : message }];
}

/** Whether the value as a whole has another type, so that nothing in it was checked. */
function isOtherType(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((form) => form.some(isOtherType));
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function onlyShortest<T>(lists: readonly (readonly T[])[]): readonly T[] | null {
  const length = Math.min(...lists.map((list) => list.length));
  const shortest = lists.filter((list) => list.length === length);
  return shortest.length === 1 ? (shortest[0] ?? null) : null;
}

function typesOf(forms: readonly (readonly Issue[])[]): string {
  return `must be ${ALTERNATIVES.format(new Set(forms.flat().flatMap(namesOf)))}`;
}

/** What the value would have to be for the form that this issue rules out. */
function namesOf(issue: Issue): string[] {
  if (!isOtherType(issue)) return [];
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(namesOf);
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value));
  return issue.code === 'invalid_type' ? [typeName(issue.expected)] : [];
}

function within(path: readonly PropertyKey[], inner: string): string {
  return dotted(inner === '' ? path : [...path, inner]);
}

/** Each field's name at most; 4 MiB of a name in each of a hundred errors would be an answer of 400 MB. */
const MAX_NAME = 100;

function dotted(path: readonly PropertyKey[]): string {
  return path.map((part) => shortName(String(part))).join('.');
}

function shortName(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
