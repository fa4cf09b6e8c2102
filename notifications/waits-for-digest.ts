import type { Delivery } from '../ledger/types/deliveries.ts';

/** It is gathered with others, and no digest carries it yet: the next one will. */
export function waitsForDigest({ gathered, digestId }: Pick<Delivery, 'gathered' | 'digestId'>) {
  return gathered !== null && digestId === null;
}
