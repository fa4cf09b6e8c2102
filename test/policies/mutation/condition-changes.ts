import { joined, type Condition } from '../../../catalogue/schema/condition.ts';
import type { Path } from '../rows/row-ids.ts';
import { REMOVED, type Change } from './change.ts';
import type { Words } from './vocabulary.ts';

type Matcher = Readonly<Record<string, unknown>>;

/** What a matcher says the other way round, or more narrowly. */
const OPPOSITES: Readonly<Record<string, (wanted: unknown) => Matcher>> = {
  is: (wanted) => ({ notIn: [wanted] }),
  in: (wanted) => ({ notIn: wanted }),
  notIn: (wanted) => ({ in: wanted }),
  absent: () => ({ present: true }),
  present: () => ({ absent: true }),
  atLeast: (wanted) => ({ lessThan: wanted }),
  moreThan: (wanted) => ({ atMost: wanted }),
  atMost: (wanted) => ({ moreThan: wanted }),
  lessThan: (wanted) => ({ atLeast: wanted }),
  includes: (wanted) => ({ excludes: wanted }),
  excludes: (wanted) => ({ includes: wanted }),
  speaks: (wanted) => ({ in: wanted }),
};

/**
 * A condition said otherwise: each field left out, each matcher turned round, its value changed, what is
 * joined joined otherwise; of a rule for every severity, that it is for one alone.
 */
export function conditionChanges(condition: unknown, path: Path, words: Words): readonly Change[] {
  const { severities } = words;
  const isNarrow = path[0] !== 'rules' || JSON.stringify(condition).includes('"severity":');
  return [
    ...partsChanges(condition as Condition, path, words),
    ...(isNarrow ? [] : [{ path: [...path, 'severity'], to: { is: severities[1] } }]),
  ];
}

function partsChanges(condition: Condition, path: Path, words: Words): readonly Change[] {
  return Object.entries(condition).flatMap(([name, said]) => {
    const here = [...path, name];
    const conditions = joined(name, said);
    const changes = conditions
      ? joinedChanges(condition, name, path, words)
      : Object.entries(said ?? {}).flatMap(([test, wanted]) =>
          matcherChanges(name, [test, wanted], here, words),
        );
    return [{ path: here, to: REMOVED }, ...changes];
  });
}

/** All instead of any, any instead of all, and the opposite of none; each joined condition left out or changed. */
function joinedChanges(
  condition: Condition,
  name: string,
  path: Path,
  words: Words,
): readonly Change[] {
  const { [name]: said, ...rest } = condition;
  if (name === 'not') {
    return [
      { path, to: { ...rest, all: [said] } },
      ...partsChanges(said as Condition, [...path, name], words),
    ];
  }
  return [
    { path, to: { ...rest, [name === 'all' ? 'any' : 'all']: said } },
    ...(said as readonly Condition[]).flatMap((each, index) => [
      { path: [...path, name, index], to: REMOVED },
      ...partsChanges(each, [...path, name, index], words),
    ]),
  ];
}

function matcherChanges(
  field: string,
  [test, wanted]: readonly [string, unknown],
  path: Path,
  words: Words,
): readonly Change[] {
  const opposite = OPPOSITES[test];
  if (opposite === undefined) throw new TypeError(`say what is the opposite of ${test}`);
  const values = otherValues(test, wanted, () => words.valuesOf(field));
  return [{ path, to: opposite(wanted) }, ...values.map((to) => ({ path: [...path, test], to }))];
}

/** A list with one element less or more; any other of the field's values. */
function otherValues(
  test: string,
  wanted: unknown,
  valuesOf: () => readonly unknown[],
): readonly unknown[] {
  // `absent: true` and `present: true` are each other's only alternative.
  if (test === 'absent' || test === 'present') return [];
  if (typeof wanted === 'number') return [wanted - 1, wanted + 1];
  if (!Array.isArray(wanted)) return valuesOf().filter((value) => value !== wanted);
  const missing = valuesOf().filter((value) => !wanted.includes(value));
  return [
    ...wanted.map((_value, index) => wanted.toSpliced(index, 1)),
    ...missing.map((value) => [...wanted, value]),
  ];
}

/** What is offered instead: nothing, or something else; where nothing is, the second severity. */
export function alternativeChanges(
  alternative: unknown,
  path: Path,
  { severities, valuesOf }: Words,
): readonly Change[] {
  if (alternative === null) return [{ path, to: { severity: severities[1] } }];
  const offered = Object.entries(alternative as object);
  return [
    { path, to: null },
    ...offered.flatMap(([field, value]) =>
      valuesOf(field)
        .filter((each) => each !== value)
        .map((to) => ({ path: [...path, field], to })),
    ),
  ];
}
