import type { HolidaySnapshot } from '../schema/holiday-schema.ts';

/** A date on which one part of a country differs from the whole. */
export interface RegionalDay {
  /** ISO 3166-2. */
  readonly subdivision: string;
  readonly date: string;
  readonly name: string;
}

type Shared = HolidaySnapshot['added'][number];

/**
 * Days as a snapshot keeps them: holidays with the same name and dates in several parts become one
 * entry.
 */
export function together(days: readonly RegionalDay[]): Shared[] {
  const shared = new Map<string, Shared>();
  for (const { subdivision, name, on } of holidaysOf(days)) {
    const key = JSON.stringify([on, name]);
    const before = shared.get(key)?.in ?? [];
    shared.set(key, { name, in: [...before, subdivision], on });
  }
  return [...shared].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** The days of a snapshot's list, one by one. */
export function apart(shared: readonly Shared[]): readonly RegionalDay[] {
  return shared.flatMap(({ name, in: subdivisions, on }) =>
    subdivisions.flatMap((subdivision) => on.map((date) => ({ subdivision, date, name }))),
  );
}

/** Each holiday of each part with its dates. */
function holidaysOf(days: readonly RegionalDay[]) {
  const holidays = new Map<string, { subdivision: string; name: string; on: string[] }>();
  for (const { subdivision, name, date } of days) {
    const key = `${subdivision} ${name}`;
    const on = [...(holidays.get(key)?.on ?? []), date];
    holidays.set(key, { subdivision, name, on });
  }
  return holidays.values();
}
