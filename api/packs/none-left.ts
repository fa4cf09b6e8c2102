import { isNoneLeft } from '../../domain/offering/credit.ts';
import type { Refusal } from '../../domain/offering/refusal.ts';
import { packView } from '../../domain/view/pack-view.ts';
import type { PackRecord } from '../../ledger/types.ts';
import { refusedByOffering } from '../cases/refusal.ts';
import type { Problem } from '../problems.ts';

/** 422 for broken rules; where a credit is missing, with what there is and when it expired. */
export function refusedForAccount(
  refusals: readonly Refusal[],
  packs: readonly PackRecord[],
): Problem {
  if (!refusals.some(isNoneLeft)) return refusedByOffering(refusals);
  const told = refusals.map((refusal) =>
    isNoneLeft(refusal)
      ? { ...refusal, detail: `${refusal.detail} ${whatThereIs(packs)}` }
      : refusal,
  );
  return refusedByOffering(told, undefined, { packs: packs.map(packView) });
}

const MOST_NAMED = 5;

/** The latest ones in words; all of them are beside it as data. */
function whatThereIs(packs: readonly PackRecord[]): string {
  if (packs.length === 0) return 'It has bought no pack.';
  const named = packs.slice(-MOST_NAMED).map(({ file, state }) => {
    const { available, reserved, expired } = state.balance;
    const ends = state.status === 'expired' ? 'expired' : 'expires';
    return `${file.id} (order ${file.orderHint}) ${ends} at ${file.expiresAtLocal}: of ${file.total} credits ${available} available, ${reserved} reserved, ${expired} expired`;
  });
  return `${named.join('; ')}.`;
}
