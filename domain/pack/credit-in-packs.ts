import type { CreditMoved } from '../case/credit.ts';
import type { CaseCredit } from '../case/types.ts';
import { movedBy } from './account.ts';
import type { PackEntry } from './types.ts';

/** A credit as its pack has it, and who moved it there. */
type Held = Pick<CreditMoved, 'credit' | 'by'>;

/**
 * The movement of a case's credit that the packs have made and the case has not learned of, as it was ended
 * before the answer came; null if the case says of its credit what they say.
 * @param entries by pack, of every pack that the case could have a credit of
 */
export function unknownMovement(
  of: string,
  known: CaseCredit,
  entries: ReadonlyMap<string, readonly PackEntry[]>,
): CreditMoved | null {
  // Its pack may have ended without it.
  if (known.status === 'charged' && known.expired) return null;
  const held = [...entries].flatMap(([pack, all]) => {
    const last = all.findLast((entry) => entry.case === of);
    return last ? heldBy(pack, last) : [];
  });
  const own = held.find(({ credit }) => credit.pack === known.pack);
  const taken = held.filter(({ credit }) => isTaken(credit));
  const actual = own && isTaken(own.credit) ? own : (taken[0] ?? own);
  return actual && differs(known, actual.credit) ? { ...actual, outcome: 'moved' } : null;
}

const STATUSES = {
  'pack.reserved': 'reserved',
  'pack.charged': 'charged',
  'pack.returned': 'returned',
} as const;

function heldBy(pack: string, entry: PackEntry): Held[] {
  const { type, actor: by } = entry;
  if (!isMovement(type)) return [];
  return [{ credit: { pack, status: STATUSES[type], ...movedBy(entry) }, by }];
}

function isMovement(type: PackEntry['type']): type is keyof typeof STATUSES {
  return type in STATUSES;
}

function isTaken({ status }: CaseCredit): boolean {
  return status === 'reserved' || status === 'charged';
}

function differs(known: CaseCredit, actual: CaseCredit): boolean {
  if (!isTaken(known) && !isTaken(actual)) return false;
  return known.pack !== actual.pack || known.status !== actual.status;
}
