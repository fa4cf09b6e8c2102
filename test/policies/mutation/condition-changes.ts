import type { Path } from '../rows/row-ids.ts';
import { REMOVED, type Change } from './change.ts';
import { valuesOf } from './vocabulary.ts';

type Matcher = Readonly<Record<string, unknown>>;

/** What a matcher says the other way round, or more narrowly. */
const OPPOSITES: Readonly<Record<string, (wanted: unknown) => Matcher>> = {
  is: (wanted) => ({ notIn: [wanted] }),
  in: (wanted) => ({ notIn: wanted }),
  notIn: (wanted) => ({ in: wanted }),
  absent: () => ({ present: true }),
  present: () => ({ absent: true }),
  includes: (wanted) => ({ excludes: wanted }),
  excludes: (wanted) => ({ includes: wanted }),
  speaks: (wanted) => ({ in: wanted }),
};

/**
 * A condition said otherwise: each field left out, each matcher turned round, its value changed; of
 * a rule for every severity, that it is for one alone.
 */
export function conditionChanges(condition: unknown, path: Path): readonly Change[] {
  const fields = Object.entries(condition as Readonly<Record<string, Matcher>>);
  const isNarrow = path[0] !== 'rules' || fields.some(([field]) => field === 'severity');
  return [
    ...fields.flatMap(([field, matcher]) => [
      { path: [...path, field], to: REMOVED },
      ...Object.entries(matcher).flatMap(([test, wanted]) =>
        matcherChanges(field, [test, wanted], [...path, field]),
      ),
    ]),
    ...(isNarrow ? [] : [{ path: [...path, 'severity'], to: { is: 'B' } }]),
  ];
}

function matcherChanges(
  field: string,
  [test, wanted]: readonly [string, unknown],
  path: Path,
): readonly Change[] {
  const opposite = OPPOSITES[test];
  if (opposite === undefined) throw new TypeError(`say what is the opposite of ${test}`);
  const values = otherValues(field, test, wanted);
  return [{ path, to: opposite(wanted) }, ...values.map((to) => ({ path: [...path, test], to }))];
}

/** A list with one element less or more; any other of the field's values. */
function otherValues(field: string, test: string, wanted: unknown): readonly unknown[] {
  // `absent: true` and `present: true` are each other's only alternative.
  if (test === 'absent' || test === 'present') return [];
  if (typeof wanted === 'number') return [wanted - 1, wanted + 1];
  if (!Array.isArray(wanted)) return valuesOf(field).filter((value) => value !== wanted);
  const missing = valuesOf(field).filter((value) => !wanted.includes(value));
  return [
    ...wanted.map((_value, index) => wanted.toSpliced(index, 1)),
    ...missing.map((value) => [...wanted, value]),
  ];
}

/** What is offered instead: nothing, or something else; where nothing is, severity B. */
export function alternativeChanges(alternative: unknown, path: Path): readonly Change[] {
  if (alternative === null) return [{ path, to: { severity: 'B' } }];
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
