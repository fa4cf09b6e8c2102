import type { Delivery } from '../ledger/types/deliveries.ts';

/**
 * The subscription whose next digest includes an alert, if it is gathered and not yet part of a digest;
 * null if it is sent otherwise.
 */
export function digestAwaited({
  subscriptionId,
  gathered,
  digestId,
}: Pick<Delivery, 'subscriptionId' | 'gathered' | 'digestId'>): string | null {
  return gathered !== null && digestId === null ? subscriptionId : null;
}
