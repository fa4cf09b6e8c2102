import { daysBefore, expiryOf } from '../../domain/pack/expiry.ts';
import type { PackFile } from '../../domain/pack/types.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import type { Account } from '../../ledger/types.ts';
import { invalidBody, problem } from '../problems.ts';
import { hashOrder, orderHint } from './order-proof.ts';

/** The credits of a pack expire a year after its purchase (002). */
const VALID_YEARS = 1;

/** Days before the end at which people are reminded. */
const REMINDERS = [60, 30, 7, 1];

/** A purchase as it is asked for; instants are checked before. */
export interface Purchase {
  readonly id: string;
  readonly account: Account;
  readonly orderConfirmation: string;
  readonly credits: number;
  readonly used: number;
  readonly taxExemption: string | null;
  readonly purchasedAt: Instant;
  readonly purchasedBy: string;
  readonly now: Instant;
}

/**
 * A pack as its workflow starts with it. One that was bought in the past is taken over with what is
 * left of it, and nobody hears of what fell due before.
 * Throws `Problem`: 400 where more is used than was bought, 422 where its year is over.
 */
export async function draftPack(purchase: Purchase): Promise<PackFile> {
  const { id, account, orderConfirmation, credits, used, purchasedAt, now } = purchase;
  if (used > credits) {
    throw invalidBody([{ path: 'used', message: `is more than the ${credits} credits bought` }]);
  }
  const { timeZone } = account;
  const expiresAt = expiryOf(purchasedAt, timeZone, VALID_YEARS);
  if (expiresAt <= now) {
    throw problem('pack-expired', `Its credits expired at ${toIso(expiresAt)}.`);
  }
  return {
    id,
    account: { id: account.id, name: account.name, timeZone },
    orderHash: await hashOrder(orderConfirmation, id),
    orderHint: orderHint(orderConfirmation),
    total: credits,
    used,
    purchasedAt,
    purchasedBy: purchase.purchasedBy,
    taxExemption: purchase.taxExemption,
    expiresAt,
    expiresAtLocal: formatLocal(expiresAt, timeZone),
    warnings: REMINDERS.map((days) => ({ days, at: daysBefore(expiresAt, timeZone, days) })),
    quietBefore: now,
  };
}
