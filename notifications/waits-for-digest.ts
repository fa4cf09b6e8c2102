import type { Delivery } from '../ledger/types/deliveries.ts';

/** Whether an alert is gathered and not yet part of a digest; the next digest includes it. */
export function waitsForDigest({ gathered, digestId }: Pick<Delivery, 'gathered' | 'digestId'>) {
  return gathered !== null && digestId === null;
}
