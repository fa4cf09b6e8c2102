import type { Offering } from '../../../catalogue/schema/offering-schema.ts';
import type { FieldPolicy } from '../../../catalogue/schema/vocabulary-schema.ts';
import type { Path } from '../rows/row-ids.ts';
import { REMOVED, type Change } from './change.ts';
import type { Words } from './vocabulary.ts';

const ANOTHER_FIELD: FieldPolicy = { type: 'boolean', required: false };

/** Each of an offering's own fields left out, of another type, filled in otherwise; one more of the case and of the account. */
export function fieldsChanges(fields: unknown, path: Path): readonly Change[] {
  const policies = fields as Offering['fields'];
  return (['case', 'account'] as const).flatMap((of) => [
    ...Object.entries(policies[of]).flatMap(([name, policy]) =>
      fieldChanges(policy, [...path, of, name]),
    ),
    { path: [...path, of, 'another'], to: ANOTHER_FIELD },
  ]);
}

function fieldChanges(policy: FieldPolicy, path: Path): readonly Change[] {
  const { required } = policy;
  const others: readonly FieldPolicy[] = [
    { type: 'text', maxLength: 200, required },
    { type: 'number', whole: false, required },
    { type: 'boolean', required },
  ];
  return [
    { path, to: REMOVED },
    ...others.filter(({ type }) => type !== policy.type).map((to) => ({ path, to })),
    { path: [...path, 'required'], to: !required },
    ...limitChanges(policy, path),
  ];
}

function limitChanges(policy: FieldPolicy, path: Path): readonly Change[] {
  switch (policy.type) {
    case 'text':
      return beside(policy.maxLength, [...path, 'maxLength']);
    case 'choice':
      return [
        ...policy.values.map((_value, index) => ({
          path: [...path, 'values', index],
          to: REMOVED,
        })),
        { path: [...path, 'values', policy.values.length], to: 'another value' },
      ];
    case 'number':
      return [
        ...(['min', 'max'] as const).flatMap((end) => beside(policy[end], [...path, end])),
        { path: [...path, 'whole'], to: !policy.whole },
      ];
    default:
      return [];
  }
}

function beside(limit: number | undefined, path: Path): readonly Change[] {
  if (limit === undefined) return [{ path, to: 1 }];
  return [limit - 1, limit + 1].map((to) => ({ path, to }));
}

/** The fields that a severity follows from, the other way round. */
export function matrixFieldsChanges(fields: unknown, path: Path): readonly Change[] {
  return [{ path, to: (fields as readonly string[]).toReversed() }];
}

/** Each cell with another severity. */
export function cellChanges(rows: unknown, path: Path, { severities }: Words): readonly Change[] {
  const cells = Object.entries(rows as NonNullable<Offering['severities']['matrix']>['rows']);
  return cells.flatMap(([first, row]) =>
    Object.entries(row).map(([second, severity]) => ({
      path: [...path, first, second],
      to: severities.find((each) => each !== severity),
    })),
  );
}
