import type { BrokenRule } from '../../domain/offering/broken-rule.ts';
import { isNoneLeft } from '../../domain/offering/credit.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { packView } from '../../domain/view/pack-view.ts';
import type { PackRecord } from '../../ledger/types/packs.ts';
import type { Problem } from '../http/problems.ts';
import { refusedByOffering } from '../offerings/refusal.ts';

/** The packs that there are for a case that needs a credit. */
interface Supply {
  /** Every pack that its account may use. */
  readonly open: readonly PackRecord[];
  readonly now: Instant;
  /** The pack that was asked for: `auto`, or its id. */
  readonly wanted: string;
}

/** A 422 for broken rules. If a credit is missing, it says which packs there are and when they expire. */
export function refusedForAccount(refusals: readonly BrokenRule[], supply: Supply): Problem {
  if (!refusals.some(isNoneLeft)) return refusedByOffering(refusals);
  const explained = refusals.map((refusal) =>
    isNoneLeft(refusal)
      ? { ...refusal, detail: `${refusal.detail} ${packsText(supply)}` }
      : refusal,
  );
  return refusedByOffering(explained, undefined, { packs: supply.open.map(packView) });
}

const MAX_NAMED = 5;

/** The packs that expire last, in words; the problem has all of them as data. */
function packsText({ open, now, wanted }: Supply): string {
  const fitting = open.filter(({ file }) => wanted === 'auto' || file.id === wanted);
  const named = fitting.slice(-MAX_NAMED).map((pack) => balanceText(pack, now));
  if (named.length > 0) return `${named.join('; ')}.`;
  return wanted === 'auto'
    ? 'The account has no pack.'
    : `There is no pack ${wanted} that the account may use.`;
}

function balanceText({ file, state }: PackRecord, now: Instant): string {
  const { available, reserved, expired } = state.balance;
  const ends = now < file.expiresAt ? 'expires' : 'expired';
  return `${file.id} (order ${file.orderHint}) ${ends} at ${file.expiresAtLocal}: ${file.total} credits, of which ${available} available, ${reserved} reserved, ${expired} expired`;
}
