import type { Matcher } from './matcher.ts';

/** What a condition is evaluated on: the request, with the account under `account`. */
export type Facts = Readonly<Record<string, unknown>>;

/** Matchers by field, all of which have to hold. */
export type Condition = Readonly<Record<string, Readonly<Matcher>>>;

/** The value at a dotted path; undefined if the path ends early. */
function valueAt(facts: Facts, path: string): unknown {
  let value: unknown = facts;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

function contains(list: unknown, item: unknown): boolean {
  return Array.isArray(list) && list.includes(item);
}

/** Whether a BCP 47 tag is in a range (RFC 4647, basic filtering). */
export function isInRange(tag: string, range: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${range}-`.toLowerCase());
}

type Test = (value: unknown, wanted: unknown) => boolean;

const TESTS: ReadonlyMap<string, Test> = new Map(
  Object.entries({
    is: (value, wanted) => value === wanted,
    in: (value, wanted) => contains(wanted, value),
    notIn: (value, wanted) => !contains(wanted, value),
    absent: isAbsent,
    present: (value) => !isAbsent(value),
    includes: contains,
    excludes: (value, wanted) => !contains(value, wanted),
    speaks: (tag, ranges) =>
      typeof tag === 'string' &&
      Array.isArray(ranges) &&
      ranges.some((range) => typeof range === 'string' && isInRange(tag, range)),
  } satisfies Record<keyof Matcher, Test>),
);

/** Whether something holds for the facts that does so under a condition, or, without one, always. */
export function applies(
  { when }: { readonly when?: Condition | undefined },
  facts: Facts,
): boolean {
  return when === undefined || holds(when, facts);
}

/** Whether every matcher of the condition holds for the facts. */
export function holds(condition: Condition, facts: Facts): boolean {
  return Object.entries(condition).every(([field, matcher]) => {
    const value = valueAt(facts, field);
    return Object.entries(matcher).every(([test, wanted]) => TESTS.get(test)?.(value, wanted));
  });
}
