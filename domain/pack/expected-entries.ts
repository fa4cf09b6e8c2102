import { firstAfter, type Instant } from '../time/instant.ts';
import type { PackEntryType, PackFile, PackState } from './types.ts';

/** Something that a pack will record by itself. */
interface OwedEntry {
  readonly at: Instant;
  readonly what: PackEntryType;
  readonly key: string;
}

/** What a pack promises to record: reminders while there is something to lose, and its end. */
export function expectedEntries(
  { warnings, expiresAt, quietBefore }: PackFile,
  { status, balance }: PackState,
): OwedEntry[] {
  if (status === 'expired') return [];
  const reminders = balance.available === 0 ? [] : warnings.filter(({ at }) => at < expiresAt);
  const expected = [
    ...reminders.map(({ days, at }): OwedEntry => ({
      at,
      what: 'pack.expiring',
      key: `expiring-${days}`,
    })),
    { at: expiresAt, what: 'pack.expired', key: 'expired' } as const,
  ];
  return expected.filter(({ at }) => at >= quietBefore);
}

/** The first of them after an instant, null where nothing is to come. */
export function nextEntryExpectedAt(
  file: PackFile,
  state: PackState,
  after: Instant,
): Instant | null {
  return firstAfter(expectedEntries(file, state), after);
}
