import type { Balance, PackEntry, PackFile, PackState } from '../pack/types.ts';
import { packSentence } from '../text/sentence.ts';
import type { Reader } from '../text/words/locale.ts';
import { toIso } from '../time/instant.ts';
import { formatLocal } from '../time/local-text.ts';

/** A pack as the API and the alerts show it, with only the end of its order confirmation number. */
export function packView({ file, state }: { file: PackFile; state: PackState }) {
  const { account, purchasedAt, expiresAt, expiresAtLocal } = file;
  return {
    id: file.id,
    account: account.id,
    offering: file.offering,
    policyVersion: file.policyVersion,
    status: state.status,
    total: file.total,
    ...balanceView(state.balance),
    orderConfirmation: file.orderHint,
    taxExemption: file.taxExemption,
    purchasedAt: toIso(purchasedAt),
    purchasedAtLocal: formatLocal(purchasedAt, account.timeZone),
    purchasedBy: file.purchasedBy,
    expiresAt: toIso(expiresAt),
    expiresAtLocal,
    expiry: expirySentence(file),
    source: file.source,
    holders: state.holders,
    usedBy: state.usedBy,
    claimedBy: state.claimedBy,
  };
}

function expirySentence({ validYears, account: { timeZone } }: PackFile): string {
  const later = validYears === 1 ? 'a year' : `${validYears} years`;
  return `The credits expire at the same local date and time ${later} after the purchase, in ${timeZone}; 29 February becomes 28 February.`;
}

/** Restores the order of the fields, which the database does not keep. */
function balanceView({ available, reserved, used, expired }: Balance) {
  return { available, reserved, used, expired };
}

/** An entry of a pack's account, with its sentence in the reader's language. */
export function packEntryView(entry: PackEntry, file: PackFile, reader: Reader) {
  const { seq, type, at, actor, case: of, balance } = entry;
  const data = { reason: packSentence(entry, file, reader), ...entry.data };
  return { seq, type, at: toIso(at), actor, case: of, balance: balanceView(balance), data };
}
