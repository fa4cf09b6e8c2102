/** What a condition is evaluated on: the request, with the account under `account`. */
export type Facts = Readonly<Record<string, unknown>>;

/** What is said of the value of a field, all of which has to hold. */
export interface Matcher {
  readonly is?: unknown;
  readonly in?: readonly unknown[] | undefined;
  readonly notIn?: readonly unknown[] | undefined;
  readonly absent?: true | undefined;
  readonly present?: true | undefined;
  readonly includes?: unknown;
  readonly excludes?: unknown;
  readonly speaks?: readonly unknown[] | undefined;
  readonly atLeast?: number | undefined;
  readonly moreThan?: number | undefined;
  readonly atMost?: number | undefined;
  readonly lessThan?: number | undefined;
}

/**
 * Matchers by field, all of which have to hold. Beside fields there may be `all` and `any`, lists of
 * conditions, and `not`, a condition.
 */
export interface Condition {
  readonly [name: string]: Matcher | Condition | readonly Condition[] | undefined;
}

/** How deep conditions may stand in each other: more can be read by nobody. */
export const MAX_CONDITION_DEPTH = 5;

/** The conditions within a condition, by how they are joined. */
export const JOINS = ['all', 'any', 'not'] as const;

/** The conditions that one of `JOINS` joins; null for the name of a field. */
export function joined(name: string, said: unknown): readonly Condition[] | null {
  if (!JOINS.some((join) => join === name)) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- by its schema, or its shape in a file
  return [said].flat() as readonly Condition[];
}

/** The value at a dotted path; undefined if the path ends early. */
export function valueAt(facts: object, path: string): unknown {
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

/** Of two numbers; nothing else is in a range. */
function compared(isSo: (value: number, limit: number) => boolean): Test {
  return (value, limit) =>
    typeof value === 'number' && typeof limit === 'number' && isSo(value, limit);
}

const TESTS: ReadonlyMap<string, Test> = new Map(
  Object.entries({
    is: (value, wanted) => value === wanted,
    in: (value, wanted) => contains(wanted, value),
    notIn: (value, wanted) => !contains(wanted, value),
    absent: isAbsent,
    present: (value) => !isAbsent(value),
    includes: contains,
    excludes: (value, wanted) => !contains(value, wanted),
    atLeast: compared((value, limit) => value >= limit),
    moreThan: compared((value, limit) => value > limit),
    atMost: compared((value, limit) => value <= limit),
    lessThan: compared((value, limit) => value < limit),
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

/** Whether everything that a condition says holds for the facts. */
export function holds(condition: Condition, facts: Facts): boolean {
  return Object.entries(condition).every(([name, said]) => {
    const conditions = joined(name, said);
    if (conditions === null) return matches(said ?? {}, valueAt(facts, name));
    if (name === 'any') return conditions.some((each) => holds(each, facts));
    const isAll = conditions.every((each) => holds(each, facts));
    return name === 'not' ? !isAll : isAll;
  });
}

function matches(matcher: object, value: unknown): boolean {
  return Object.entries(matcher).every(([test, wanted]) => TESTS.get(test)?.(value, wanted));
}
