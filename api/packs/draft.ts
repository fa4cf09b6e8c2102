import { offered, type Catalogue } from '../../catalogue/schema/catalogue.ts';
import { documentsIn } from '../../domain/offering/documents.ts';
import { packTermsOf, type PackTerms } from '../../domain/offering/pack-terms.ts';
import type { PackFile } from '../../domain/pack/types.ts';
import { daysBefore, expiryOf } from '../../domain/scheduling/pack-expiry.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import { knownZone } from '../../domain/time/zone.ts';
import type { Account } from '../../ledger/types/accounts.ts';
import { invalidBody } from '../http/problems.ts';
import { packExpired } from './expired.ts';
import { orderHint } from './order-proof.ts';

/** How many days before the expiry people are reminded. */
const REMINDERS = [60, 30, 7, 1];

/** A purchase as it is requested. Its instants have been checked. */
export interface Purchase {
  readonly id: string;
  readonly account: Account;
  readonly orderConfirmation: string;
  /** Null for the only offering of the installation that sells packs. */
  readonly offering: string | null;
  /** As many as a pack of the offering has, or null for that. */
  readonly credits: number | null;
  readonly used: number;
  readonly taxExemption: string | null;
  readonly purchasedAt: Instant;
  readonly purchasedBy: string;
  readonly now: Instant;
}

/**
 * The file with which the workflow of a pack starts. A pack that was bought in the past is taken over with
 * what is left of it, and what fell due before now is alerted to nobody. Throws `Problem`: 400 for an
 * offering without packs, for a pack of another size, for a tax exemption that the offering does not know and if more is used than was
 * bought, 422 if the pack has expired.
 */
export function draftPack(catalogue: Catalogue, purchase: Purchase): PackFile {
  const { id, account, orderConfirmation, used, taxExemption, purchasedAt, now } = purchase;
  const { timeZone } = account;
  const zone = knownZone(timeZone);
  const terms = termsOf(catalogue, purchase.offering);
  const { offering, policyVersion, validYears, source } = terms;
  const total = terms.credits;
  if (purchase.credits !== null && purchase.credits !== total) {
    throw invalidBody([{ path: 'credits', message: `must be ${total}: packs are of ${total}` }]);
  }
  if (used > total) {
    throw invalidBody([
      { path: 'used', message: `is more than the ${total} credits that were bought` },
    ]);
  }
  if (taxExemption !== null && !terms.taxExemption) {
    throw invalidBody([{ path: 'taxExemption', message: `does not apply to ${offering}` }]);
  }
  const expiresAt = expiryOf(purchasedAt, zone, validYears);
  if (expiresAt <= now) throw packExpired(expiresAt, source);
  return {
    id,
    account: { id: account.id, name: account.name, timeZone },
    offering,
    policyVersion,
    source,
    documents: documentsIn(catalogue, source),
    orderHint: orderHint(orderConfirmation),
    total,
    used,
    purchasedAt,
    purchasedBy: purchase.purchasedBy,
    taxExemption,
    expiresAt,
    expiresAtLocal: formatLocal(expiresAt, timeZone),
    validYears,
    warnings: REMINDERS.map((days) => ({ days, at: daysBefore(expiresAt, zone, days) })),
    quietBefore: now,
  };
}

function termsOf(catalogue: Catalogue, asked: string | null): PackTerms {
  const sold = offered(catalogue).flatMap((offering) => packTermsOf(offering) ?? []);
  const fitting = sold.filter(({ offering }) => asked === null || asked === offering);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  const names = sold.map(({ offering }) => offering).join(', ');
  throw invalidBody([
    {
      path: 'offering',
      message:
        sold.length === 0
          ? 'no offering of this installation sells packs'
          : `must be one of ${names}`,
    },
  ]);
}
