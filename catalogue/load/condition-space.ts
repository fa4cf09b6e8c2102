import { z } from 'zod';
import type { Condition, Facts } from '../schema/condition.ts';
import { isListField, testsOf, valueSchemaOf } from '../schema/fields.ts';
import type { Offering } from '../schema/offering-schema.ts';
import { severitiesOf } from '../schema/severity-schema.ts';
import type { FieldPolicy } from '../schema/vocabulary-schema.ts';
import { matchersIn } from './asked-for.ts';
import { nested } from './nested.ts';
import { ownFieldsOf, ownValuesOf } from '../schema/own-values.ts';

/** More kinds of cases than these are not looked through: what is found must not take minutes. */
const MAX_KINDS = 20_000;
/** Lists of which more values are asked are only looked at with none or one of them. */
const MAX_LISTED = 6;

/** Something that no condition names. */
const OTHER = '\u0000';

/**
 * One case of every kind that some conditions can tell apart, as what they look at; null if there are too
 * many kinds. That values of several fields never come together is not known: some kinds may not occur.
 * @param given what all of them have, by field
 */
export function kindsOfCases(
  offering: Offering,
  conditions: readonly Condition[],
  given: Facts = {},
): readonly Facts[] | null {
  const asked = conditions.flatMap((condition) => matchersIn(condition));
  const names = [...new Set(asked.map(({ field }) => field))].filter((name) => !(name in given));
  const domains = names.map((name) => {
    const matchers = asked.filter(({ field }) => field === name).map(({ matcher }) => matcher);
    return [name, domainOf(offering, name, matchers)] as const;
  });
  const count = domains.reduce((product, [, values]) => product * values.length, 1);
  if (count > MAX_KINDS) return null;
  let kinds: readonly Facts[] = [given];
  for (const [name, values] of domains) {
    kinds = kinds.flatMap((kind) => values.map((value) => ({ ...kind, [name]: value })));
  }
  // Conditions look for values by dotted paths in objects.
  return kinds.map((kind) => nested(Object.entries(kind)));
}

/** Values of a field of which at least one stands for whatever a case can have. */
function domainOf(
  offering: Offering,
  field: string,
  matchers: readonly object[],
): readonly unknown[] {
  const named = matchers.flatMap((matcher) =>
    Object.entries(matcher)
      .filter(([test]) => test !== 'absent' && test !== 'present')
      .flatMap(([, wanted]: [string, unknown]) => [wanted].flat()),
  );
  if (isListField(field)) return listsOf(named);
  const policy = ownFieldsOf(offering).get(field);
  if (policy) return ofPolicy(policy, named);
  const isOptional = testsOf(field).includes('absent');
  return [...builtIn(offering, field, named), ...(isOptional ? [null] : [])];
}

function ofPolicy(policy: FieldPolicy, named: readonly unknown[]): readonly unknown[] {
  const absent = policy.required ? [] : [null];
  switch (policy.type) {
    case 'choice':
      return [...policy.values, ...absent];
    case 'boolean':
      return [true, false, ...absent];
    case 'number':
      return [...around(named, policy), ...absent];
    default:
      return [...new Set(named), OTHER, ...absent];
  }
}

/** The numbers that are named, and one between each two and beyond the ends, as far as the field goes. */
function around(
  named: readonly unknown[],
  { min = -Infinity, max = Infinity, whole }: Extract<FieldPolicy, { type: 'number' }>,
): readonly number[] {
  const limits = [...new Set(named.filter((each) => typeof each === 'number'))].toSorted(
    (a, b) => a - b,
  );
  const beyond = [(limits[0] ?? 0) - 1, (limits.at(-1) ?? 0) + 1];
  const between = limits.slice(1).map((limit, index) => (limit + limits[index]!) / 2);
  const rounded = whole ? between.flatMap((each) => [Math.floor(each), Math.ceil(each)]) : between;
  const ends = [min, max].filter((end) => Number.isFinite(end));
  const all = [...limits, ...beyond, ...rounded, ...ends];
  return [...new Set(all)].filter(
    (each) => each >= min && each <= max && (!whole || Number.isInteger(each)),
  );
}

/** Every list of some values; of many values, the empty one, those of one, and all. */
function listsOf(named: readonly unknown[]): readonly (readonly unknown[])[] {
  const values = [...new Set(named)];
  if (values.length > MAX_LISTED) return [[], ...values.map((each) => [each]), values];
  return values.reduce<readonly (readonly unknown[])[]>(
    (lists, value) => [...lists, ...lists.map((list) => [...list, value])],
    [[]],
  );
}

function builtIn(offering: Offering, field: string, named: readonly unknown[]): readonly unknown[] {
  const { category, channel, requesterRole, product } = ownValuesOf(offering);
  const own: Readonly<Record<string, readonly unknown[] | null>> = {
    category,
    channel,
    requesterRole,
    product,
    severity: severitiesOf(offering),
    plan: offering.plans.map(({ id }) => id),
  };
  const schema = valueSchemaOf(field);
  if (own[field]) return own[field];
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodBoolean) return [true, false];
  // Only whether it is there can be asked.
  if (schema instanceof z.ZodNever) return [{}];
  return [...new Set(named), schema instanceof z.ZodNumber ? -1 : OTHER];
}
