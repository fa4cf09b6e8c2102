import { firstAfter, type Instant } from '../time/instant.ts';
import type { PackEntryType, PackFile, PackState } from './types.ts';

/** An entry that a pack will record by itself. */
interface ExpectedEntry {
  readonly at: Instant;
  readonly what: PackEntryType;
  readonly key: string;
}

/** The entries that a pack will record by itself: reminders while credits would be lost, and its expiry. */
export function expectedEntries(
  { warnings, expiresAt, quietBefore }: PackFile,
  { status, balance }: PackState,
): ExpectedEntry[] {
  if (status === 'expired') return [];
  const reminders = balance.available === 0 ? [] : warnings.filter(({ at }) => at < expiresAt);
  const expected = [
    ...reminders.map(({ days, at }): ExpectedEntry => ({
      at,
      what: 'pack.expiring',
      key: `expiring-${days}`,
    })),
    { at: expiresAt, what: 'pack.expired', key: 'expired' } as const,
  ];
  return expected.filter(({ at }) => at >= quietBefore);
}

/** The instant of the first expected entry after `after`; null if there is none. */
export function nextEntryExpectedAt(
  file: PackFile,
  state: PackState,
  after: Instant,
): Instant | null {
  return firstAfter(expectedEntries(file, state), after);
}
