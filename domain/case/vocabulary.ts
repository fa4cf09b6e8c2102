import type { Wording } from '../../catalogue/schema/source.ts';
import type { Category, FieldValue, FieldValues } from '../../catalogue/schema/vocabulary.ts';

/** How a field that the offering defines is filled in. */
export type FieldRule = { readonly required: boolean } & (
  | { readonly type: 'text'; readonly maxLength: number }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | {
      readonly type: 'number';
      readonly min?: number | undefined;
      readonly max?: number | undefined;
      readonly whole: boolean;
    }
  | { readonly type: 'boolean' }
);

export type FieldRules = Readonly<Record<string, FieldRule>>;

/** What the fields of a case can say that an act may change, by its offering. */
export interface Vocabulary {
  readonly plans: readonly string[];
  /** With the names of those that are the offering's own. */
  readonly categories: readonly { readonly id: Category; readonly name?: Wording | undefined }[];
  readonly fields: FieldRules;
}

/** What is wrong with the value of a field, and where. */
export type ValueMistake = { readonly path: string } & (
  | { readonly wrong: 'unknown-field'; readonly known: readonly string[] }
  | { readonly wrong: 'unknown-value'; readonly known: readonly string[] }
  | { readonly wrong: 'missing' }
  | { readonly wrong: 'unfit'; readonly rule: FieldRule }
);

/** Values of an offering's own fields; null for one that is emptied. */
export type SentFields = Readonly<Record<string, FieldValue | null>>;

/** The values of fields after a change: what it leaves out stays, and null empties a field. */
export function withFields(before: FieldValues, sent: SentFields = {}): FieldValues {
  const entries = Object.entries({ ...before, ...sent });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, FieldValue] => entry[1] !== null),
  );
}

/** The mistake of a value that is none of those that there are; none if it is one, or if there is no value. */
export function unknownValue(
  path: string,
  value: string | null | undefined,
  known: readonly string[],
): readonly ValueMistake[] {
  if (value === null || value === undefined || known.includes(value)) return [];
  return [{ path, wrong: 'unknown-value', known }];
}

/**
 * What is wrong with values of an offering's own fields.
 * @param path of the fields: `fields`
 */
export function fieldMistakes(
  rules: FieldRules,
  sent: SentFields,
  path: string,
): readonly ValueMistake[] {
  return Object.entries(sent).flatMap(([name, value]): ValueMistake[] => {
    const here = `${path}.${name}`;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) return [{ path: here, wrong: 'unknown-field', known: Object.keys(rules) }];
    if (value === null) return rule.required ? [{ path: here, wrong: 'missing' }] : [];
    return mistakesOf(here, rule, value);
  });
}

/** The required fields that have no value. */
export function missingFields(
  rules: FieldRules,
  values: SentFields,
  path: string,
): readonly ValueMistake[] {
  return Object.entries(rules)
    .filter(([name, { required }]) => required && !Object.hasOwn(values, name))
    .map(([name]) => ({ path: `${path}.${name}`, wrong: 'missing' }));
}

function mistakesOf(path: string, rule: FieldRule, value: FieldValue): ValueMistake[] {
  if (fits(rule, value)) return [];
  if (rule.type === 'choice') return [{ path, wrong: 'unknown-value', known: rule.values }];
  return [{ path, wrong: 'unfit', rule }];
}

function fits(rule: FieldRule, value: FieldValue): boolean {
  switch (rule.type) {
    case 'text':
      return typeof value === 'string' && value !== '' && value.length <= rule.maxLength;
    case 'choice':
      return rule.values.some((each) => each === value);
    case 'number':
      return typeof value === 'number' && isWithin(rule, value);
    default:
      return typeof value === 'boolean';
  }
}

function isWithin(
  { min = -Infinity, max = Infinity, whole }: Extract<FieldRule, { type: 'number' }>,
  value: number,
): boolean {
  return value >= min && value <= max && (!whole || Number.isInteger(value));
}
