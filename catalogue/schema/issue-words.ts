import { z } from 'zod';
import { nearest } from './nearest.ts';

type RawIssue = z.core.$ZodRawIssue;

/** Sentences about the names of fields that belong elsewhere: `is changed by …`. */
type Elsewhere = Readonly<Record<string, string>>;

/** Nobody reads about more names than these. */
const MAX_NAMES = 100;

/** Writes `a, b or c`. */
const ALTERNATIVES = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** What a text of these formats is called. */
const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date, such as 2026-12-25',
  datetime: 'an instant, such as 2026-11-21T08:00:00.000Z',
  url: 'a URL',
  email: 'an e-mail address',
};

/**
 * Our words for what a value has wrong, for `safeParse`: schemas with a message of their own keep it.
 * Unknown fields get one line each.
 */
export function issueWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? REQUIRED : `must be ${typeName(issue.expected)}`;
    case 'invalid_value':
      return issue.input === undefined ? REQUIRED : oneOf(issue.values.map(String), issue.input);
    case 'invalid_union':
      return unionWords(issue);
    case 'too_small':
      return sizeWords('least', issue.origin, issue.minimum, issue.inclusive);
    case 'too_big':
      return sizeWords('most', issue.origin, issue.maximum, issue.inclusive);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return formatWords(issue.format, issue.pattern);
    case 'unrecognized_keys':
      return unknownFields(issue, {});
    case 'invalid_key':
      return issue.issues[0]?.message;
    default:
      return undefined;
  }
}

/** What is said of a field that is absent. */
export const REQUIRED = 'is required';

/** The error of a schema for an object some of whose fields are known, but belong elsewhere. */
export function withElsewhere(elsewhere: Elsewhere) {
  return {
    error: (issue: RawIssue) =>
      issue.code === 'unrecognized_keys' ? unknownFields(issue, elsewhere) : undefined,
  };
}

/** The values that there are, and which of them may have been meant. */
function oneOf(values: readonly string[], input: unknown): string {
  const list = ALTERNATIVES.format(values.map((value) => JSON.stringify(value)));
  return `must be ${list}${meant(input, values)}`;
}

/** `; did you mean B?`, of the values that there are; nothing if none is close. */
export function meant(input: unknown, values: readonly string[]): string {
  const near = typeof input === 'string' ? nearest(input, values) : null;
  return near === null ? '' : `; did you mean ${near}?`;
}

/** Types by the names that JSON has for them. */
const JSON_TYPES: Readonly<Record<string, string>> = { record: 'object', int: 'whole number' };

/** `a string`, `an object` or `null`. */
export function typeName(type: string): string {
  const name = JSON_TYPES[type] ?? type;
  if (name === 'null') return name;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

function unionWords(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string | undefined {
  if (issue.input === undefined) return REQUIRED;
  if (!('options' in issue) || !Array.isArray(issue['options'])) return undefined;
  const input: unknown = Object(issue.input)[String(issue.path?.at(-1))];
  return input === undefined ? REQUIRED : oneOf(issue['options'].map(String), input);
}

/** What is counted in a value of each kind; a number is not counted. */
const COUNTED: Readonly<Record<string, string>> = {
  string: 'character',
  array: 'item',
  set: 'item',
};

function sizeWords(
  bound: 'least' | 'most',
  origin: string,
  limit: number | bigint,
  inclusive = true,
): string {
  const counted = COUNTED[origin];
  if (counted === undefined) {
    if (inclusive) return `must be at ${bound} ${limit}`;
    return `must be ${bound === 'least' ? 'more' : 'less'} than ${limit}`;
  }
  if (bound === 'least' && Number(limit) === 1) return 'must not be empty';
  return `must have at ${bound} ${limit} ${counted}${Number(limit) === 1 ? '' : 's'}`;
}

function formatWords(format: string, pattern: string | undefined): string {
  const name = FORMATS[format];
  return name === undefined ? `must match the pattern ${pattern}` : `must be ${name}`;
}

function unknownFields(
  { keys, inst }: z.core.$ZodRawIssue<z.core.$ZodIssueUnrecognizedKeys>,
  elsewhere: Elsewhere,
): string {
  const known = fieldsOf(inst);
  const lines = keys.slice(0, MAX_NAMES).map((key) => elsewhere[key] ?? unknownField(key, known));
  return lines.join('\n');
}

function unknownField(key: string, known: readonly string[]): string {
  if (known.length === 0) return 'is not a known field; there are none here';
  const near = meant(key, known) || '.';
  return `is not a known field${near} Known are ${known.join(', ')}`;
}

function fieldsOf(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
