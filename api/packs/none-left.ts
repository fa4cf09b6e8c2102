import { isNoneLeft } from '../../domain/offering/credit.ts';
import type { Refusal } from '../../domain/offering/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { packView } from '../../domain/view/pack-view.ts';
import type { PackRecord } from '../../ledger/types.ts';
import type { Problem } from '../http/problems.ts';
import { refusedByOffering } from '../offerings/refusal.ts';

/** What there is for a case that needs a credit. */
interface Supply {
  /** Every pack that its account may use. */
  readonly open: readonly PackRecord[];
  readonly now: Instant;
  /** Which one was asked for: `auto`, or a pack's id. */
  readonly wanted: string;
}

/** 422 for broken rules; where a credit is missing, with what there is and when it expired. */
export function refusedForAccount(refusals: readonly Refusal[], supply: Supply): Problem {
  if (!refusals.some(isNoneLeft)) return refusedByOffering(refusals);
  const told = refusals.map((refusal) =>
    isNoneLeft(refusal)
      ? { ...refusal, detail: `${refusal.detail} ${whatThereIs(supply)}` }
      : refusal,
  );
  return refusedByOffering(told, undefined, { packs: supply.open.map(packView) });
}

const MOST_NAMED = 5;

/** The latest ones in words; all of them are beside it as data. */
function whatThereIs({ open, now, wanted }: Supply): string {
  const fitting = open.filter(({ file }) => wanted === 'auto' || file.id === wanted);
  const named = fitting.slice(-MOST_NAMED).map((pack) => standing(pack, now));
  if (named.length > 0) return `${named.join('; ')}.`;
  return wanted === 'auto'
    ? 'The account has no pack.'
    : `There is no pack ${wanted} that the account may use.`;
}

function standing({ file, state }: PackRecord, now: Instant): string {
  const { available, reserved, expired } = state.balance;
  const ends = now < file.expiresAt ? 'expires' : 'expired';
  return `${file.id} (order ${file.orderHint}) ${ends} at ${file.expiresAtLocal}: ${file.total} credits, of which ${available} available, ${reserved} reserved, ${expired} expired`;
}
