import type { Offering } from '../schema/offering-schema.ts';
import type { AskedFor } from './asked-for.ts';

/** The values that the rows of an offering's table list in a field. */
export function namedInRows(
  { commitments, clocks }: Offering,
  field: 'categories' | 'severities',
): readonly AskedFor[] {
  return Object.entries({ commitments, clocks }).flatMap(([list, rows]) =>
    rows.flatMap((row, index) =>
      row[field].map((value, place) => ({ path: `${list}.${index}.${field}.${place}`, value })),
    ),
  );
}

/** The texts that the alternatives of an offering's rules have for a field of the request. */
export function namedInAlternatives({ rules }: Offering, field: string): readonly AskedFor[] {
  return rules.flatMap(({ alternative }, index) => {
    const value: unknown = Object(alternative)[field];
    return typeof value === 'string'
      ? [{ path: `rules.${index}.alternative.${field}`, value }]
      : [];
  });
}
