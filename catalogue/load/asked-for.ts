import { joined, type Condition } from '../schema/condition.ts';

/** A condition of a policy, and where it stands. */
interface PlacedCondition {
  readonly path: readonly string[];
  readonly condition: Condition;
}

/** What a condition says of one field, and where. */
export interface PlacedMatcher {
  readonly path: readonly string[];
  readonly field: string;
  readonly matcher: object;
}

/** A value that a policy names, and where. */
export interface AskedFor {
  readonly path: string;
  readonly value: string;
}

/** Every condition at any depth of a content, without those that are joined in others. */
export function conditionsIn(
  content: unknown,
  path: readonly string[] = [],
): readonly PlacedCondition[] {
  if (typeof content !== 'object' || content === null) return [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- by the schema of whatever has a `when`
  if (path.at(-1) === 'when') return [{ path, condition: content as Condition }];
  return Object.entries(content).flatMap(([key, part]) => conditionsIn(part, [...path, key]));
}

/** What a condition says of fields, those that are joined in it included. */
export function matchersIn(
  condition: Condition,
  path: readonly string[] = [],
): readonly PlacedMatcher[] {
  return Object.entries(condition).flatMap(([name, said]): readonly PlacedMatcher[] => {
    if (said === undefined) return [];
    const inner = joined(name, said);
    if (inner === null) return [{ path: [...path, name], field: name, matcher: said }];
    return inner.flatMap((each, index) =>
      matchersIn(each, name === 'not' ? [...path, name] : [...path, name, String(index)]),
    );
  });
}

/** What all conditions at any depth of a content say of fields. */
export function matchersOf(content: unknown): readonly PlacedMatcher[] {
  return conditionsIn(content).flatMap(({ path, condition }) => matchersIn(condition, path));
}

/** The texts that conditions compare a field with, at any depth of a content. */
export function askedFor(content: unknown, field: string): readonly AskedFor[] {
  return matchersOf(content)
    .filter((each) => each.field === field)
    .flatMap(({ path, matcher }) => textsIn(matcher, path));
}

function textsIn(matcher: object, path: readonly string[]): readonly AskedFor[] {
  return Object.entries(matcher)
    .flatMap(([test, wanted]: [string, unknown]) =>
      [wanted].flat().map((value) => ({ test, value })),
    )
    .flatMap(({ test, value }) =>
      typeof value === 'string' ? [{ path: [...path, test].join('.'), value }] : [],
    );
}
