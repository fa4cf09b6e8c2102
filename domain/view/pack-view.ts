import type { PackEntry, PackFile, PackState } from '../pack/types.ts';
import { toIso } from '../time/instant.ts';
import { formatLocal } from '../time/local-text.ts';

/** A pack as the API and the alerts show it: of its order confirmation number only the end. */
export function packView({ file, state }: { file: PackFile; state: PackState }) {
  const { account, purchasedAt, expiresAt, expiresAtLocal } = file;
  return {
    id: file.id,
    account: account.id,
    status: state.status,
    total: file.total,
    ...state.balance,
    orderConfirmation: file.orderHint,
    taxExemption: file.taxExemption,
    purchasedAt: toIso(purchasedAt),
    purchasedAtLocal: formatLocal(purchasedAt, account.timeZone),
    expiresAt: toIso(expiresAt),
    expiresAtLocal,
    expiry: `The same local date and time a year after the purchase, in ${account.timeZone}.`,
    holders: state.holders,
    claimedBy: state.claimedBy,
  };
}

/** One line of a pack's account. */
export function packEntryView({ seq, type, at, actor, case: of, balance, data }: PackEntry) {
  return { seq, type, at: toIso(at), actor, case: of, balance, data };
}
